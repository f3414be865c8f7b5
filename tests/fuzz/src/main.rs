//! Damages files and texts and reads them, for as long as told: `cargo xtask fuzz`.
//!
//! A supervisor starts a worker, and starts it again when a reading killed it. The worker takes the kinds in turns; a damaged
//! file that reaches branches that none did before becomes one to be damaged further.

mod meter;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use gongkai_fuzz::{Kind, Random, Subject, check};
use meter::Reached;

const HELP: &str = "\
Damages files and texts in the structure of their formats, reads them, and keeps each that panics, takes too much time or
memory, or breaks a promise about what is read and written.

    cargo xtask fuzz [OPTIONS]

    --minutes N    how long, processor time (default 1)
    --only KINDS   files: docx,doc,xlsx,pdf,ofd,odt,rtf,xls,eml,zip,xml; core: txt,html,print,change,toml,bytes,args;
                   `files` or `core` for all of them (default: everything; docx to ofd, txt and html three times as long)
    --seed N       the first number of the sequence (default: how much was read before)
    --files FOLDER more files to begin with (repeatable)
    --out FOLDER   what was found and reached, and the counters (default target/fuzz)
    --try FILE     read one file and print what it takes

Exit status 1 when something was found.
";

/// Processor time that a reading may take.
const LONGEST: Duration = Duration::from_secs(2);
/// Bytes that a reading of a file may have allocated at once.
const LARGEST: usize = 400 << 20;
/// Bytes that everything done with a text may have allocated at once: for each of its own, and in all.
const TIMES: usize = 200;
const FREE: usize = 16 << 20;
/// After so much processor time a reading is ended with the worker.
const HANGS: Duration = Duration::from_secs(20);
/// How long a smaller file is sought, by the clock.
const MINIMISING: Duration = Duration::from_mins(1);
/// Processor time of a kind's turn.
const TURN: Duration = Duration::from_secs(12);
/// A file that takes longer, or is larger, is not damaged further: small ones are read more often.
const SLOW: Duration = Duration::from_millis(150);
const LARGE: usize = 400 << 10;

struct Options {
    minutes: f64,
    only: Vec<Kind>,
    seed: Option<u64>,
    folders: Vec<PathBuf>,
    out: PathBuf,
    file: Option<PathBuf>,
    is_worker: bool,
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        minutes: 1.0,
        only: Vec::new(),
        seed: None,
        folders: Vec::new(),
        out: PathBuf::from("target/fuzz"),
        file: None,
        is_worker: false,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--worker" {
            options.is_worker = true;
            continue;
        }
        let value = arguments.next().ok_or(format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--minutes" => options.minutes = value.parse().map_err(|_| format!("not a number: {value}"))?,
            "--seed" => options.seed = Some(value.parse().map_err(|_| format!("not a number: {value}"))?),
            "--files" => options.folders.push(PathBuf::from(value)),
            "--out" => options.out = PathBuf::from(value),
            "--try" => options.file = Some(PathBuf::from(value)),
            "--only" => {
                for name in value.split(',') {
                    match name {
                        "files" => options.only.extend(Kind::FILES),
                        "core" => options.only.extend(Kind::CORE),
                        _ => options
                            .only
                            .push(Kind::of_ending(name).ok_or(format!("no kind is called {name}"))?),
                    }
                }
            }
            _ => return Err(format!("unknown option {argument}")),
        }
    }
    if options.only.is_empty() {
        options.only = Kind::all().collect();
    }
    Ok(options)
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let done = match (&options.file, options.is_worker) {
        (Some(file), _) => try_one(file),
        (None, true) => work(&options),
        (None, false) => supervise(&options),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(2)
    })
}

fn try_one(file: &Path) -> std::io::Result<ExitCode> {
    let bytes = fs::read(file)?;
    let ending = file.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(kind) = Kind::of_ending(&ending) else {
        return Err(std::io::Error::other(format!("no kind ends in {ending}")));
    };
    let (begun, at) = (meter::processor_time(), meter::begin());
    let outcome = check(kind, &bytes);
    let (took, most) = (meter::processor_time_since(begun), meter::most(at));
    println!("{took:?}, {} KB at once, {outcome:?}", most >> 10);
    Ok(ExitCode::SUCCESS)
}

/// Bytes that an input of so many may have allocated at once.
fn largest(kind: Kind, length: usize) -> usize {
    if kind.is_file() { LARGEST } else { FREE + TIMES * length }
}

/// Runs workers until the time is over, and keeps the file at which one ended.
fn supervise(options: &Options) -> std::io::Result<ExitCode> {
    fs::create_dir_all(options.out.join("finds"))?;
    let before = Counters::load(&options.out).processor_time();
    let wanted = before + Duration::from_secs_f64(options.minutes * 60.0);
    let current = options.out.join("current");
    loop {
        let left = wanted.saturating_sub(Counters::load(&options.out).processor_time());
        if left < Duration::from_secs(1) {
            break;
        }
        let mut arguments: Vec<String> = std::env::args().skip(1).collect();
        arguments.extend([
            "--worker".to_owned(),
            "--minutes".to_owned(),
            (left.as_secs_f64() / 60.0).to_string(),
        ]);
        let status = Command::new(std::env::current_exe()?).args(arguments).status()?;
        if !status.success() {
            let bytes = fs::read(&current).unwrap_or_default();
            let kind = fs::read_to_string(options.out.join("current.kind")).unwrap_or_default();
            let name = format!("died-{:08x}.{kind}", rawzip::crc32(&bytes));
            println!("the worker ended ({status}): {name}");
            fs::write(options.out.join("finds").join(name), bytes)?;
            let mut counters = Counters::load(&options.out);
            counters.ended += 1;
            counters.save(&options.out)?;
        }
    }
    let counters = Counters::load(&options.out);
    print!("{}", counters.table());
    let finds = fs::read_dir(options.out.join("finds"))?.count();
    println!("{finds} files in {}", options.out.join("finds").display());
    Ok(ExitCode::from(u8::from(finds > 0)))
}

/// What was done for a kind.
#[derive(Default, Clone)]
struct Count {
    readings: u64,
    seconds: f64,
    files: usize,
    branches: usize,
    slowest: f64,
    largest: usize,
    finds: u64,
}

/// What was done, over all runs.
#[derive(Default)]
struct Counters {
    kinds: BTreeMap<String, Count>,
    ended: u64,
}

impl Counters {
    const FILE: &'static str = "counters.tsv";

    fn load(out: &Path) -> Self {
        let text = fs::read_to_string(out.join(Self::FILE)).unwrap_or_default();
        let mut counters = Self::default();
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let number =
                |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
            #[expect(clippy::cast_sign_loss, reason = "written below from counts")]
            let whole = |at: usize| number(at) as u64;
            if fields[0] == "ended" {
                counters.ended = whole(1);
                continue;
            }
            let count = Count {
                readings: whole(1),
                seconds: number(2),
                files: usize::try_from(whole(3)).unwrap_or(0),
                branches: usize::try_from(whole(4)).unwrap_or(0),
                slowest: number(5),
                largest: usize::try_from(whole(6)).unwrap_or(0),
                finds: whole(7),
            };
            counters.kinds.insert(fields[0].to_owned(), count);
        }
        counters
    }

    fn table(&self) -> String {
        let mut text =
            String::from("kind\treadings\tprocessor s\tfiles\tbranches\tslowest s\tmost KB\tfinds\n");
        for (name, count) in &self.kinds {
            let Count { readings, seconds, files, branches, slowest, largest, finds } = count;
            let _ = writeln!(
                text,
                "{name}\t{readings}\t{seconds:.1}\t{files}\t{branches}\t{slowest:.3}\t{largest}\t{finds}"
            );
        }
        let _ = writeln!(text, "ended\t{}", self.ended);
        text
    }

    fn save(&self, out: &Path) -> std::io::Result<()> {
        let new = out.join("counters.new");
        fs::write(&new, self.table())?;
        fs::rename(new, out.join(Self::FILE))
    }

    fn processor_time(&self) -> Duration {
        Duration::from_secs_f64(self.kinds.values().map(|count| count.seconds).sum())
    }
}

/// A file to be damaged, and how long it takes.
struct Seed {
    subject: Subject,
    took: Duration,
}

/// The worker's processor time in milliseconds when the reading that runs began; 0: none runs.
static BEGAN: AtomicU64 = AtomicU64::new(0);
/// Where the last panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

struct Worker<'a> {
    options: &'a Options,
    current: fs::File,
    counters: Counters,
    known: Vec<String>,
}

/// What a reading took.
struct Took {
    time: Duration,
    find: Option<String>,
}

fn work(options: &Options) -> std::io::Result<ExitCode> {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        let mut last = PANIC.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = format!("{} {panic}", place.unwrap_or_default());
    }));
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let began = BEGAN.load(Relaxed);
            let now = meter::processor_time_of_main();
            if began > 0 && now.saturating_sub(Duration::from_millis(began)) > HANGS {
                eprintln!("a reading does not end");
                std::process::exit(3);
            }
        }
    });
    fs::create_dir_all(&options.out)?;
    let current = fs::File::create(options.out.join("current"))?;
    let counters = Counters::load(&options.out);
    let mut worker = Worker { options, current, counters, known: Vec::new() };
    let until = worker.counters.processor_time() + Duration::from_secs_f64(options.minutes * 60.0);
    let mut states: Vec<State> =
        options.only.iter().map(|kind| worker.state(*kind)).collect::<Result<_, _>>()?;
    if !states.iter().all(|state| state.reached.is_instrumented()) {
        println!("not instrumented: `cargo xtask fuzz` builds it so that new branches are seen");
    }
    loop {
        for state in &mut states {
            if worker.counters.processor_time() >= until {
                return Ok(ExitCode::SUCCESS);
            }
            worker.turn(state)?;
        }
    }
}

/// A kind, its files and what they reached.
struct State {
    kind: Kind,
    seeds: Vec<Seed>,
    reached: Reached,
    random: Random,
}

impl Worker<'_> {
    fn state(&mut self, kind: Kind) -> std::io::Result<State> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders: Vec<PathBuf> =
            kind.folders().iter().map(|folder| here.join("..").join(folder)).collect();
        folders.extend(["corpus", "regressions"].map(|folder| here.join(folder)));
        folders.extend(self.options.folders.iter().cloned());
        let reached = self.options.out.join("corpus").join(kind.name());
        let mut files = Vec::new();
        for folder in folders {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            paths.sort();
            let ending = |path: &PathBuf| {
                path.extension()
                    .is_some_and(|ending| Kind::of_ending(&ending.to_string_lossy()) == Some(kind))
            };
            files.extend(paths.into_iter().filter(ending));
        }
        if let Ok(entries) = fs::read_dir(&reached) {
            files.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
        }
        fs::create_dir_all(&reached)?;
        let count = self.counters.kinds.entry(kind.name().to_owned()).or_default();
        let random =
            Random::new(self.options.seed.unwrap_or(count.readings).wrapping_add(kind as u64 * 7919));
        let mut state = State { kind, seeds: Vec::new(), reached: Reached::new(), random };
        for file in files {
            let bytes = fs::read(&file)?;
            let took = self.read(&bytes, &mut state)?;
            let _ = state.reached.take();
            let subject = Subject::new(kind, &bytes);
            if let Some(find) = took.find {
                self.keep(&mut state, &subject, &bytes, &find)?;
                continue;
            }
            if took.time < SLOW * 4 && subject.size() < 4 * LARGE {
                state.seeds.push(Seed { subject, took: took.time });
            }
        }
        Ok(state)
    }

    fn turn(&mut self, state: &mut State) -> std::io::Result<()> {
        if state.seeds.is_empty() {
            return Ok(());
        }
        fs::write(self.options.out.join("current.kind"), state.kind.name())?;
        let is_main = matches!(
            state.kind,
            Kind::Docx | Kind::Doc | Kind::Xlsx | Kind::Pdf | Kind::Ofd | Kind::Text | Kind::Html
        );
        let turn = if is_main { TURN } else { TURN / 3 };
        let begun = meter::processor_time();
        while meter::processor_time_since(begun) < turn {
            let State { seeds, random, .. } = state;
            // The faster of two, mostly; one of the latest, often.
            let latest = seeds.len().min(20);
            let (one, two) = (random.below(seeds.len()), random.below(seeds.len()));
            let chosen = match random.below(4) {
                0 => seeds.len() - 1 - random.below(latest),
                1 => one,
                _ if seeds[one].took < seeds[two].took => one,
                _ => two,
            };
            let other = random.below(seeds.len());
            let mut subject = seeds[chosen].subject.clone();
            subject.damage(&seeds[other].subject, random);
            let file = subject.pack_damaged(random);
            let took = self.read(&file, state)?;
            let is_new = state.reached.take();
            if let Some(find) = took.find {
                self.keep(state, &subject, &file, &find)?;
            } else if is_new && took.time < SLOW && subject.size() < LARGE {
                let name = format!("{:08x}.{}", rawzip::crc32(&file), state.kind.name());
                fs::write(self.options.out.join("corpus").join(state.kind.name()).join(name), &file)?;
                state.seeds.push(Seed { subject, took: took.time });
            }
        }
        let spent = meter::processor_time_since(begun);
        let count = self.counters.kinds.entry(state.kind.name().to_owned()).or_default();
        count.seconds += spent.as_secs_f64();
        count.files = state.seeds.len();
        count.branches = state.reached.branches();
        self.counters.save(&self.options.out)
    }

    /// Reads a file, which is written down beforehand.
    fn read(&mut self, file: &[u8], state: &mut State) -> std::io::Result<Took> {
        use std::io::{Seek as _, Write as _};
        self.current.rewind()?;
        self.current.write_all(file)?;
        self.current.set_len(file.len() as u64)?;
        let kind = state.kind;
        let measured = || {
            let (begun, at) = (meter::processor_time(), meter::begin());
            BEGAN.store(u64::try_from(begun.as_millis()).unwrap_or(1).max(1), Relaxed);
            let outcome = catch_unwind(|| check(kind, file));
            let (time, most) = (meter::processor_time_since(begun), meter::most(at));
            BEGAN.store(0, Relaxed);
            (outcome, time, most)
        };
        let (mut outcome, mut time, mut most) = measured();
        // On a busy machine the account of a thread may jump: what is slow is slow twice.
        if time > LONGEST && outcome.is_ok() {
            let again = measured();
            (outcome, time, most) = (again.0, time.min(again.1), most.max(again.2));
        }
        let count = self.counters.kinds.entry(state.kind.name().to_owned()).or_default();
        count.readings += 1;
        count.slowest = count.slowest.max(time.as_secs_f64());
        count.largest = count.largest.max(most >> 10);
        let find = match outcome {
            Err(_) => Some(PANIC.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()),
            Ok(Err(broken)) => Some(format!("promise {broken}")),
            Ok(Ok(())) if time > LONGEST => Some(format!("slow {}", time.as_secs())),
            Ok(Ok(())) if most > largest(kind, file.len()) => Some(format!("large {}", most >> 26)),
            Ok(Ok(())) => None,
        };
        Ok(Took { time, find })
    }

    /// Keeps a file at which something is wrong, and a smaller one at which the same is.
    fn keep(&mut self, state: &mut State, subject: &Subject, file: &[u8], find: &str) -> std::io::Result<()> {
        self.counters.kinds.entry(state.kind.name().to_owned()).or_default().finds += 1;
        let class: String = find.split(' ').take(if find.starts_with('/') { 1 } else { 2 }).collect();
        if self.known.contains(&class) {
            return Ok(());
        }
        let mut smallest = (subject.clone(), file.to_vec());
        let begun = Instant::now();
        let same = |took: &Took| {
            took.find.as_ref().is_some_and(|other| other.split(' ').next() == find.split(' ').next())
        };
        let mut chunk = subject.size() / 2;
        // Parts without which it is the same, then pieces of parts.
        for at in (0..subject.parts.len()).rev() {
            let mut tried = smallest.0.clone();
            tried.parts.remove(at.min(tried.parts.len().saturating_sub(1)));
            let packed = tried.pack(&mut Random::new(5));
            if begun.elapsed() < Duration::from_secs(15) && same(&self.read(&packed, state)?) {
                smallest = (tried, packed);
            }
        }
        while chunk > 0 && begun.elapsed() < MINIMISING {
            for part in 0..smallest.0.parts.len() {
                let mut from = 0;
                while from < smallest.0.parts[part].data.len() && begun.elapsed() < MINIMISING {
                    let mut tried = smallest.0.clone();
                    let data = &mut tried.parts[part].data;
                    let end = (from + chunk).min(data.len());
                    data.drain(from..end);
                    let packed = tried.pack(&mut Random::new(5));
                    if same(&self.read(&packed, state)?) {
                        smallest = (tried, packed);
                    } else {
                        from += chunk;
                    }
                }
            }
            chunk /= 2;
        }
        let name = format!("{}-{:08x}", state.kind.name(), rawzip::crc32(class.as_bytes()));
        println!("{name}: {find}\n    {} bytes, {} of them needed", file.len(), smallest.1.len());
        let folder = self.options.out.join("finds");
        fs::create_dir_all(&folder)?;
        let ending = state.kind.name();
        fs::write(folder.join(format!("{name}.whole.{ending}")), file)?;
        fs::write(folder.join(format!("{name}.{ending}")), &smallest.1)?;
        fs::write(folder.join(format!("{name}.why")), find)?;
        self.known.push(class);
        Ok(())
    }
}
