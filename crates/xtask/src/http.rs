//! The least of HTTP that serves a folder of files to a browser on the same machine: GET and HEAD, one answer a
//! connection, nothing kept.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

/// A request line longer than this is nobody's who means well.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Answers every connection, each in a thread of its own, for ever.
pub(crate) fn serve(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder = folder.to_path_buf();
        // A browser that goes away in mid-answer is no error of ours.
        thread::spawn(move || drop(answer(&stream, &folder)));
    }
}

fn answer(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // Closing a connection with something unread in it resets it: the headers are read though none is needed.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let (status, kind, body) = respond(&request, folder);
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// Status line, content type and body for a request line such as `GET /index.html HTTP/1.1`.
fn respond(request: &str, folder: &Path) -> (&'static str, &'static str, Vec<u8>) {
    let plain = "text/plain; charset=utf-8";
    let mut words = request.split(' ');
    let (Some("GET" | "HEAD"), Some(target)) = (words.next(), words.next()) else {
        return ("405 Method Not Allowed", plain, b"only GET and HEAD\n".to_vec());
    };
    let file = file_for(target, folder);
    match file.and_then(|file| Some((content_type(&file), fs::read(&file).ok()?))) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", plain, b"not found\n".to_vec()),
    }
}

/// The file that an address names. `None` when it would lead out of the folder, by dots or by a link.
fn file_for(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let relative = PathBuf::from(decode(path.strip_prefix('/')?)?);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    let file = file.canonicalize().ok()?;
    file.starts_with(folder.canonicalize().ok()?).then_some(file)
}

/// Undoes `%E5%B9%B4`. `None` when it is not well written, or hides a NUL or a backslash.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains(['\0', '\\']))
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own with `index.html`, `年.txt` and, outside of what is served, `secret.txt`.
    fn folder(test: &str) -> PathBuf {
        let outer = std::env::temp_dir().join(format!("gongkai-http-{test}-{}", std::process::id()));
        let served = outer.join("dist");
        fs::create_dir_all(&served).unwrap();
        fs::write(outer.join("secret.txt"), "secret").unwrap();
        fs::write(served.join("index.html"), "<p>页").unwrap();
        fs::write(served.join("年.txt"), "2020").unwrap();
        served
    }

    fn status(request: &str, folder: &Path) -> &'static str {
        respond(request, folder).0
    }

    #[test]
    fn files_come_with_their_type() {
        let folder = folder("types");
        assert_eq!(
            respond("GET / HTTP/1.1", &folder),
            ("200 OK", "text/html; charset=utf-8", "<p>页".into())
        );
        let text = respond("GET /%E5%B9%B4.txt?x=1 HTTP/1.1", &folder);
        assert_eq!(text, ("200 OK", "text/plain; charset=utf-8", b"2020".to_vec()));
        assert_eq!(content_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("a.webmanifest")), "application/manifest+json");
    }

    #[test]
    fn nothing_outside_of_the_folder_is_given() {
        let folder = folder("traversal");
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/a/../../secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "//etc/passwd",
            "/%00",
            "/%zz",
            "secret.txt",
        ] {
            assert_eq!(status(&format!("GET {target} HTTP/1.1"), &folder), "404 Not Found", "{target}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let folder = folder("link");
        let _ = std::os::unix::fs::symlink("../secret.txt", folder.join("link.txt"));
        assert_eq!(status("GET /link.txt HTTP/1.1", &folder), "404 Not Found");
    }

    #[test]
    fn other_methods_and_nonsense_are_refused() {
        let folder = folder("methods");
        for request in ["POST / HTTP/1.1", "", "GET", "\u{1}\u{2}"] {
            assert_eq!(status(request, &folder), "405 Method Not Allowed", "{request:?}");
        }
    }
}
