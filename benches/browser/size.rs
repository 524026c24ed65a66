//! How large the package is, and what is in it. The exact budgets stand in `src/bin/package.rs`.

use super::figures::Figure;
use super::stage::wait::{Outcome, words};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

pub fn sizes() -> Outcome<Vec<Figure>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let wasm = std::fs::read(home.join("chrome/fieldmark_bg.wasm")).map_err(words)?;
    let archive = format!("fieldmark-{}-chrome.zip", env!("CARGO_PKG_VERSION"));
    let archive = std::fs::metadata(home.join(archive)).map_err(words)?.len();
    let mut whole = Vec::new();
    for file in files(&home.join("chrome"))? {
        whole.extend(std::fs::read(file).map_err(words)?);
    }
    let kilobytes = |bytes: usize| vec![bytes as f64 / 1e3];
    Ok(vec![
        Figure::new("size of the WASM", "KB", kilobytes(wasm.len())),
        Figure::new("size of the WASM after gzip", "KB", kilobytes(gzip(&wasm)?)),
        Figure::new(
            "size of the WASM after brotli",
            "KB",
            kilobytes(brotli(&wasm)?),
        )
        .at_most(120.0),
        Figure::new("size of the unpacked package", "KB", kilobytes(whole.len())),
        Figure::new("size of the package", "KB", kilobytes(archive as usize)).at_most(300.0),
        Figure::new(
            "size of the package's files after brotli",
            "KB",
            kilobytes(brotli(&whole)?),
        ),
    ])
}

/// Bytes of the module before it is optimized, by what they are for, the largest first: only there
/// the functions still have names.
pub fn contents(module: &Path) -> Outcome<Vec<(String, usize)>> {
    let module = std::fs::read(module).map_err(words)?;
    let mut imported = 0;
    let mut functions = Vec::new();
    let mut names = BTreeMap::new();
    let mut parts: BTreeMap<String, usize> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&module) {
        match payload.map_err(words)? {
            Payload::ImportSection(imports) => {
                let function = |import: &wasmparser::Import| matches!(import.ty, TypeRef::Func(_));
                imported = imports.into_imports().flatten().filter(function).count();
            }
            Payload::CodeSectionEntry(body) => functions.push(body.range().len()),
            Payload::DataSection(data) => {
                parts.insert("data: texts and tables".into(), data.range().len());
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(sections) = section.as_known() else {
                    continue;
                };
                for section in sections {
                    let Name::Function(functions) = section.map_err(words)? else {
                        continue;
                    };
                    for naming in functions {
                        let naming = naming.map_err(words)?;
                        names.insert(naming.index as usize, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (place, bytes) in functions.into_iter().enumerate() {
        let name = names.get(&(imported + place)).copied().unwrap_or_default();
        *parts.entry(room(name)).or_default() += bytes;
    }
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    Ok(parts)
}

/// The crate a function belongs to, and for one of ours the module: `fieldmark::judge`.
fn room(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    // `<a::B as c::D>::e` is a's; `core::ptr::drop_in_place<a::B>` is core's.
    let path = name.trim_start_matches(['<', '&', '*', '(', '[', ' ']);
    let path = path.trim_start_matches("dyn ").trim_start_matches("mut ");
    let end = path.find([' ', '<', '>', ',']).unwrap_or(path.len());
    let mut steps = path[..end].split("::");
    let first = steps.next().unwrap_or_default();
    match (first, steps.next()) {
        ("fieldmark", Some(module)) => format!("fieldmark::{module}"),
        ("", _) => "without a name".to_owned(),
        _ => first.to_owned(),
    }
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(words)? {
        let path = entry.map_err(words)?.path();
        match path.is_dir() {
            true => found.extend(files(&path)?),
            false => found.push(path),
        }
    }
    found.sort();
    Ok(found)
}

fn gzip(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(words)?;
    Ok(encoder.finish().map_err(words)?.len())
}

fn brotli(mut bytes: &[u8]) -> Outcome<usize> {
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &best).map_err(words)?;
    Ok(packed.len())
}
