//! The program between the stage and a browser: chromedriver or geckodriver, with a port of its own.

use super::wait::{Outcome, words};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running driver. When it is dropped, it and every browser it started are gone.
pub struct Driver {
    child: Child,
    port: u16,
    heard: Heard,
}

/// What the driver and its browser have said.
#[derive(Clone, Default)]
struct Heard {
    /// What Chromium says of an extension that it cannot load.
    complaints: Arc<Mutex<Vec<String>>>,
    /// Lines of the browser's log that are about the extension's scripts.
    logged: Arc<Mutex<Vec<String>>>,
}

/// How often a driver is started, when another program takes its port first.
const STARTS: usize = 5;

impl Driver {
    /// On Linux Chromium takes its language from the environment alone.
    pub async fn chrome(language: &str) -> Outcome<Driver> {
        let chrome = |port: u16| {
            let mut command = Command::new("chromedriver");
            command
                .args([&format!("--port={port}"), "--enable-chrome-logs"])
                .env("LANGUAGE", language.replace('-', "_"));
            command
        };
        Driver::on_a_free_port(chrome, "successfully on port ").await
    }

    pub async fn gecko() -> Outcome<Driver> {
        // Pages of the extension count as system pages.
        let gecko = |port: u16| {
            let mut command = Command::new("geckodriver");
            command
                .args(["--port", &port.to_string(), "--allow-system-access"])
                // Otherwise it asks for its makers' settings, whatever its preferences say.
                .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
            command
        };
        Driver::on_a_free_port(gecko, "Listening on 127.0.0.1:").await
    }

    /// Left to choose for itself, chromedriver may choose a port that is free in one of IPv4 and IPv6
    /// only, and end. A port that was free a moment ago may be taken, too: then with another one.
    async fn on_a_free_port(command: impl Fn(u16) -> Command, says: &str) -> Outcome<Driver> {
        let mut why = Vec::new();
        for _ in 0..STARTS {
            match Driver::start(command(free_port()?), says).await {
                Ok(driver) => return Ok(driver),
                Err(error) => why.push(error),
            }
        }
        Err(why.join("; "))
    }

    /// Starts the program and reads its port from what it says, after the given words.
    async fn start(mut command: Command, says: &str) -> Outcome<Driver> {
        let program = command
            .as_std()
            .get_program()
            .to_string_lossy()
            .into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{program} does not start: {error}"))?;
        let heard = Heard::default();
        let errors = child
            .stderr
            .take()
            .ok_or("the driver has no error output")?;
        tokio::spawn(collect(BufReader::new(errors), heard.clone()));
        let output = child.stdout.take().ok_or("the driver says nothing")?;
        let mut lines = BufReader::new(output).lines();
        let mut said = Vec::new();
        while let Some(line) = lines.next_line().await.map_err(words)? {
            let Some((_, rest)) = line.split_once(says) else {
                said.push(line);
                continue;
            };
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let port = digits.parse().map_err(words)?;
            tokio::spawn(collect(lines.into_inner(), heard.clone()));
            return Ok(Driver { child, port, heard });
        }
        let said = said.join(" ");
        Err(format!("{program} ended before it had a port: {said}"))
    }

    pub fn complaints(&self) -> String {
        self.heard.complaints.lock().unwrap().join("\n")
    }

    pub fn logged(&self) -> Vec<String> {
        self.heard.logged.lock().unwrap().clone()
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// A port that nobody listens on, in IPv4 as in IPv6 where there is one.
fn free_port() -> Outcome<u16> {
    let taken = |port| {
        let six = std::net::TcpListener::bind(("::1", port));
        six.is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse)
    };
    for _ in 0..100 {
        let four = std::net::TcpListener::bind(("127.0.0.1", 0)).map_err(words)?;
        let port = four.local_addr().map_err(words)?.port();
        if !taken(port) {
            return Ok(port);
        }
    }
    Err("no port is free".into())
}

async fn collect(output: impl AsyncBufRead + Unpin, heard: Heard) {
    let ours = ["Fieldmark", "chrome-extension://", "moz-extension://"];
    let mut lines = output.lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some((_, complaint)) = line.split_once("Extension error: ") {
            heard.complaints.lock().unwrap().push(complaint.to_owned());
        } else if ours.iter().any(|word| line.contains(word)) {
            heard.logged.lock().unwrap().push(line);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver leads a process group of its own; the browsers are in it.
        if let Some(group) = self.child.id() {
            std::process::Command::new("kill")
                .args(["-KILL", "--", &format!("-{group}")])
                .stderr(Stdio::null())
                .status()
                .ok();
        }
    }
}
