//! A small server of static files, on 127.0.0.1 only.
//!
//! It stands in for any static host: right content types, nothing outside the directory, and a
//! page's own Content-Security-Policy also as a header, so that it holds from the first byte.

use crate::{say, site};
use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A running server; it stops when this is dropped.
pub struct Server {
    address: SocketAddr,
    ending: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Serves a directory; port 0 takes any that is free.
pub fn start(folder: &Path, port: u16) -> Result<Server, String> {
    let folder = folder
        .canonicalize()
        .map_err(|error| format!("{} cannot be served: {error}", folder.display()))?;
    let unusable = |error: io::Error| format!("port {port} of 127.0.0.1 cannot be used: {error}");
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    let ending = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&ending);
    let thread = thread::spawn(move || accept(&listener, &folder, &told));
    Ok(Server { address, ending, thread: Some(thread) })
}

impl Server {
    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves on; comes back only if the server fails.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ending.store(true, Ordering::SeqCst);
        // Wakes it from waiting for a visitor.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, folder: &Path, ending: &AtomicBool) {
    for visitor in listener.incoming() {
        if ending.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = visitor else { continue };
        let folder = folder.to_path_buf();
        thread::spawn(move || {
            // A visitor who hangs up is no trouble of ours.
            let _ = converse(stream, &folder);
        });
    }
}

/// One request, one answer.
fn converse(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let head = read_head(&mut stream)?;
    let (reply, with_body) = answer(&head, folder);
    let policy = reply
        .policy
        .map_or_else(String::new, |policy| format!("Content-Security-Policy: {policy}\r\n"));
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
        reply.status,
        reply.kind,
        reply.body.len()
    )?;
    if with_body {
        stream.write_all(&reply.body)?;
    }
    stream.flush()
}

fn read_head(stream: &mut TcpStream) -> io::Result<String> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let length = stream.read(&mut piece)?;
        if length == 0 || head.len() > LONGEST_HEAD {
            return Err(io::Error::other("no request"));
        }
        head.extend(piece.iter().take(length));
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

struct Reply {
    status: &'static str,
    kind: &'static str,
    policy: Option<String>,
    body: Vec<u8>,
}

/// The reply, and whether its body is to be sent.
fn answer(head: &str, folder: &Path) -> (Reply, bool) {
    let mut lines = head.lines();
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let reply = if !lines.any(names_this_machine) {
        // A name that some other site let point here.
        refusal("421 Misdirected Request")
    } else if !matches!(method, "GET" | "HEAD") {
        refusal("405 Method Not Allowed")
    } else {
        match site::file_for(folder, target).and_then(|path| Some((fs::read(&path).ok()?, path))) {
            Some((body, path)) => found(body, &path),
            None => {
                if !target.ends_with("favicon.ico") {
                    say::line(&format!("      404 {target}"));
                }
                refusal("404 Not Found")
            }
        }
    };
    (reply, method != "HEAD")
}

fn names_this_machine(line: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else {
        return false;
    };
    let value = value.trim();
    let host = value.rsplit_once(':').map_or(value, |(host, _)| host);
    name.eq_ignore_ascii_case("host") && matches!(host, "127.0.0.1" | "localhost")
}

fn found(body: Vec<u8>, path: &Path) -> Reply {
    let kind = site::content_type(path);
    let policy = kind.starts_with("text/html").then(|| site::own_policy(&body)).flatten();
    Reply { status: "200 OK", kind, policy, body }
}

fn refusal(status: &'static str) -> Reply {
    Reply { status, kind: "text/plain; charset=utf-8", policy: None, body: status.into() }
}

const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_HEAD: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_what_is_in_the_directory_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("site/sub")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("site/a b.wasm"), "\0asm").unwrap();
        let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src\n 'none'\">";
        fs::write(folder.join("site/sub/index.html"), meta).unwrap();
        let server = start(&folder.join("site"), 0).unwrap();

        let file = ask(&server, "GET /a%20b.wasm?x HTTP/1.1\r\nHost: localhost:1\r\n\r\n");
        assert!(
            file.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\n"),
            "{file}"
        );
        assert!(file.ends_with("\r\n\r\n\0asm"), "{file}");
        let page = ask(&server, "HEAD /sub/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        assert!(page.contains("\r\nContent-Security-Policy: default-src 'none'\r\n"), "{page}");
        assert!(page.ends_with("\r\n\r\n"), "{page}");
        for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%5Csecret.txt", "/sub", "/no", "x"]
        {
            let answer = ask(&server, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        }
        let elsewhere = ask(&server, "GET /sub/ HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        assert!(elsewhere.starts_with("HTTP/1.1 421 "), "{elsewhere}");
        let method = ask(&server, "POST /sub/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert!(method.starts_with("HTTP/1.1 405 "), "{method}");
        drop(server);
        fs::remove_dir_all(folder).unwrap();
    }

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}
