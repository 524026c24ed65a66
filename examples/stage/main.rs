//! The stage as a command, for `build.sh`:
//!
//! ```text
//! stage demo [FILE.html]        Fieldmark on a sample profile, or on a saved page
//! stage read FILE.html [URL]    what it understands of a saved page, as JSON
//! stage check-page FILE.html [URL]  which selectors find something on it
//! stage shots [store|first-minute|yours]  pictures of everything that is shown
//! stage serve                   the fake X alone, for a browser of your own
//! ```

#[path = "mod.rs"]
mod stage;

use stage::wait::{Outcome, words};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: stage demo [FILE.html] | read FILE.html [URL] | check-page FILE.html [URL] | shots | serve";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match act(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn act(arguments: &[&str]) -> Outcome<()> {
    match *arguments {
        ["demo"] => stage::demo::demo(None).await,
        ["demo", file] => stage::demo::demo(Some(Path::new(file))).await,
        ["read", file] => print(Path::new(file), None).await,
        ["read", file, url] => print(Path::new(file), Some(url)).await,
        ["check-page", file] => check(Path::new(file), None).await,
        ["check-page", file, url] => check(Path::new(file), Some(url)).await,
        ["shots"] => stage::shots::shots("").await,
        ["shots", only @ ("store" | "first-minute" | "yours")] => stage::shots::shots(only).await,
        ["serve"] => serve().await,
        _ => Err(USAGE.into()),
    }
}

async fn print(file: &Path, url: Option<&str>) -> Outcome<()> {
    let reading = stage::reading::read(file, url).await?;
    // Whoever reads may have read enough: a closed pipe is no panic.
    writeln!(std::io::stdout(), "{reading:#}").map_err(words)
}

async fn check(file: &Path, url: Option<&str>) -> Outcome<()> {
    let summary = stage::check_page::check_page(file, url).await?;
    write!(std::io::stdout(), "{summary}").map_err(words)
}

/// Serves until it is stopped. Point a browser's proxy at the address and let it accept the certificate.
async fn serve() -> Outcome<()> {
    let world = stage::world::World::of_the_cast().to_json();
    let proxy = stage::proxy::Proxy::start(stage::site::Site::new(&world))
        .await
        .map_err(words)?;
    println!("https://x.com through the proxy at {}", proxy.address);
    std::future::pending().await
}
