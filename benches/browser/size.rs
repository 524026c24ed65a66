//! How large the package is, and what is in it. The budgets stand in `src/bin/package.rs`.

use super::figures::Figure;
use super::stage::wait::{Outcome, words};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasmparser::{CustomSectionReader, KnownCustom, Name, Parser, Payload, TypeRef};

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

pub fn sizes() -> Outcome<Vec<Figure>> {
    let home = dist();
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
        .at_most(380.0),
        Figure::new("size of the unpacked package", "KB", kilobytes(whole.len())),
        Figure::new("size of the package", "KB", kilobytes(archive as usize)).at_most(560.0),
        Figure::new(
            "size of the package's files after brotli",
            "KB",
            kilobytes(brotli(&whole)?),
        ),
    ])
}

/// KB of the WASM after brotli by crate, the largest first. Only before the module is optimized its
/// functions have names: what those of a crate weigh there, packed by themselves, is its share of
/// the whole.
pub fn crates(module: &Path) -> Outcome<Vec<(String, f64)>> {
    let module = std::fs::read(module).map_err(words)?;
    let mut crates = Vec::new();
    for (name, bytes) in by_crate(&module)? {
        crates.push((name, brotli(&bytes)? as f64));
    }
    let sum: f64 = crates.iter().map(|(_, packed)| packed).sum();
    let wasm = std::fs::read(dist().join("chrome/fieldmark_bg.wasm")).map_err(words)?;
    let whole = brotli(&wasm)? as f64 / 1e3;
    for (_, packed) in &mut crates {
        *packed *= whole / sum;
    }
    crates.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    Ok(crates)
}

/// All code and data of a module by crate. Whose the data is cannot be told, but for our own lists.
fn by_crate(module: &[u8]) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut imported = 0;
    let mut functions = Vec::new();
    let mut names = BTreeMap::new();
    let mut crates: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(words)? {
            Payload::ImportSection(imports) => {
                let function = |import: &wasmparser::Import| matches!(import.ty, TypeRef::Func(_));
                imported = imports.into_imports().flatten().filter(function).count();
            }
            Payload::CodeSectionEntry(body) => functions.push(body.range()),
            Payload::DataSection(data) => {
                let (lists, others) = without_lists(&module[data.range()])?;
                crates.insert("fieldmark's lists".into(), lists);
                crates.insert("data of all crates".into(), others);
            }
            Payload::CustomSection(section) => names.extend(function_names(&section)?),
            _ => {}
        }
    }
    for (place, body) in functions.into_iter().enumerate() {
        let name = names.get(&(imported + place)).copied().unwrap_or_default();
        let bytes = crates.entry(crate_of(name)).or_default();
        bytes.extend(&module[body]);
    }
    Ok(crates)
}

/// The lists of `src/`, and what is left of the data without them.
fn without_lists(data: &[u8]) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let mut lists = Vec::new();
    let mut others = data.to_vec();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))? {
        let list = std::fs::read(&file).map_err(words)?;
        let is_list = file.extension().is_some_and(|extension| extension == "txt");
        let mut places = others.windows(list.len().max(1));
        if let Some(start) = is_list
            .then(|| places.position(|part| part == list))
            .flatten()
        {
            others.drain(start..start + list.len());
            lists.extend(list);
        }
    }
    Ok((lists, others))
}

fn function_names<'m>(section: &CustomSectionReader<'m>) -> Outcome<Vec<(usize, &'m str)>> {
    let mut names = Vec::new();
    if let KnownCustom::Name(sections) = section.as_known() {
        for section in sections {
            if let Name::Function(functions) = section.map_err(words)? {
                for naming in functions {
                    let naming = naming.map_err(words)?;
                    names.push((naming.index as usize, naming.name));
                }
            }
        }
    }
    Ok(names)
}

/// The crate that a function belongs to.
fn crate_of(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    // `<a::B as c::D>::e` is a's; `core::ptr::drop_in_place<a::B>` is core's.
    let path = name.trim_start_matches(['<', '&', '*', '(', '[', ' ']);
    let path = path.trim_start_matches("dyn ").trim_start_matches("mut ");
    let end = path.find([' ', '<', '>', ',', ':']).unwrap_or(path.len());
    match &path[..end] {
        "" => "without a name".to_owned(),
        "alloc" | "compiler_builtins" | "core" | "dlmalloc" | "hashbrown" => "std".to_owned(),
        name => name.to_owned(),
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
