//! How large the package is. The exact budgets stand in `src/bin/package.rs`.

use super::figures::Figure;
use super::stage::wait::{Outcome, words};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

pub fn sizes() -> Outcome<Vec<Figure>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let wasm = std::fs::read(home.join("chrome/fieldmark_bg.wasm")).map_err(words)?;
    let archive = format!("fieldmark-{}-chrome.zip", env!("CARGO_PKG_VERSION"));
    let archive = std::fs::metadata(home.join(archive)).map_err(words)?.len();
    let kilobytes = |bytes: usize| vec![bytes as f64 / 1e3];
    let mut figures = vec![
        Figure::new("size of the WASM", "KB", kilobytes(wasm.len())),
        Figure::new("size of the package", "KB", kilobytes(archive as usize)).at_most(300.0),
    ];
    for (name, tool, goal) in [
        ("size of the WASM after gzip", ["gzip", "-9c"], None),
        (
            "size of the WASM after brotli",
            ["brotli", "-cZ"],
            Some(120.0),
        ),
    ] {
        // Not every machine has the tools; then the figure is left out.
        if let Some(bytes) = packed(&tool, &wasm) {
            let figure = Figure::new(name, "KB", kilobytes(bytes));
            figures.push(match goal {
                Some(goal) => figure.at_most(goal),
                None => figure,
            });
        }
    }
    Ok(figures)
}

fn packed(tool: &[&str; 2], bytes: &[u8]) -> Option<usize> {
    let [program, option] = tool;
    let mut child = Command::new(program)
        .arg(option)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    output.status.success().then_some(output.stdout.len())
}
