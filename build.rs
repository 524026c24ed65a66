//! Takes comments and empty lines out of the lists that the core carries: they are for people.

use std::path::Path;
use std::{env, fs, io};

/// The lists, from `src/` on; `list!` in `src/lib.rs` takes them from where they are put.
const FOLDERS: [&str; 3] = ["page/counts", "domains", "text/calls"];

fn main() -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    for folder in FOLDERS {
        let from = Path::new("src").join(folder);
        let to = Path::new(&out).join(folder);
        fs::create_dir_all(&to)?;
        println!("cargo::rerun-if-changed={}", from.display());
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            if let (Some(name), true) = (path.file_name(), path.extension() == Some("txt".as_ref()))
            {
                fs::write(to.join(name), bare(&fs::read_to_string(&path)?))?;
            }
        }
    }
    Ok(())
}

fn bare(list: &str) -> String {
    let lines = list.lines().map(str::trim_end);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}
