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
    /// What Chromium says of an extension that it cannot load.
    complaints: Arc<Mutex<Vec<String>>>,
    /// Lines of the browser's log that are about the extension's scripts.
    logged: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// On Linux Chromium takes its language from the environment alone.
    pub async fn chrome(language: &str) -> Outcome<Driver> {
        let mut command = Command::new("chromedriver");
        command
            .args(["--port=0", "--enable-chrome-logs"])
            .env("LANGUAGE", language.replace('-', "_"));
        Driver::start(command, "successfully on port ").await
    }

    pub async fn gecko() -> Outcome<Driver> {
        // Pages of the extension count as system pages.
        let mut command = Command::new("geckodriver");
        command.args(["--port", "0", "--allow-system-access"]);
        Driver::start(command, "Listening on 127.0.0.1:").await
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
        let (complaints, logged) = (Arc::default(), Arc::default());
        let errors = child
            .stderr
            .take()
            .ok_or("the driver has no error output")?;
        tokio::spawn(collect(
            BufReader::new(errors),
            Arc::clone(&complaints),
            Arc::clone(&logged),
        ));
        let output = child.stdout.take().ok_or("the driver says nothing")?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next_line().await.map_err(words)? {
            let Some((_, rest)) = line.split_once(says) else {
                continue;
            };
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let port = digits.parse().map_err(words)?;
            let output = lines.into_inner();
            tokio::spawn(collect(
                output,
                Arc::clone(&complaints),
                Arc::clone(&logged),
            ));
            return Ok(Driver {
                child,
                port,
                complaints,
                logged,
            });
        }
        Err(format!("{program} ended before it had a port"))
    }

    pub fn complaints(&self) -> String {
        self.complaints.lock().unwrap().join("\n")
    }

    pub fn logged(&self) -> Vec<String> {
        self.logged.lock().unwrap().clone()
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

async fn collect(
    output: impl AsyncBufRead + Unpin,
    complaints: Arc<Mutex<Vec<String>>>,
    logged: Arc<Mutex<Vec<String>>>,
) {
    let ours = ["Fieldmark", "chrome-extension://", "moz-extension://"];
    let mut lines = output.lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some((_, complaint)) = line.split_once("Extension error: ") {
            complaints.lock().unwrap().push(complaint.to_owned());
        } else if ours.iter().any(|word| line.contains(word)) {
            logged.lock().unwrap().push(line);
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
