//! The program between the stage and a browser: chromedriver or geckodriver, with a port of its own.

use super::wait::{Outcome, words};
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running driver. When it is dropped, it and every browser it started are gone.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    pub async fn chrome() -> Outcome<Driver> {
        Driver::start("chromedriver", &["--port=0"], "successfully on port ").await
    }

    pub async fn gecko() -> Outcome<Driver> {
        // Pages of the extension count as system pages.
        Driver::start("geckodriver", &["--port", "0", "--allow-system-access"], "Listening on 127.0.0.1:").await
    }

    /// Starts the program and reads its port from what it says, after the given words.
    async fn start(program: &str, arguments: &[&str], says: &str) -> Outcome<Driver> {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{program} does not start: {error}"))?;
        let output = child.stdout.take().ok_or("the driver says nothing")?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next_line().await.map_err(words)? {
            let Some((_, rest)) = line.split_once(says) else { continue };
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let port = digits.parse().map_err(words)?;
            // A driver that nobody listens to would stop at a full pipe.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(Driver { child, port });
        }
        Err(format!("{program} ended before it had a port"))
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver leads a process group of its own; the browsers are in it.
        if let Some(group) = self.child.id() {
            std::process::Command::new("kill").args(["-KILL", "--", &format!("-{group}")]).stderr(Stdio::null()).status().ok();
        }
    }
}
