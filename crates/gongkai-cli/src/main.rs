//! The program `gongkai`.

fn main() -> std::process::ExitCode {
    gongkai_cli::main()
}
