//! Turns the compiled core and `extension/` into what the browsers take.
//!
//! `package WASM OUT [WASM-OPT]` writes `OUT/chrome/`, `OUT/firefox/` and a zip of each, which is what
//! is uploaded. The zips are reproducible: the same files give the same bytes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use brotli::enc::BrotliEncoderParams;
use fieldmark::ui;
use serde_json::{Map, Value, json};
use wasm_bindgen_cli_support::Bindgen;
use zip::write::SimpleFileOptions;

/// The size budgets, in bytes: the optimized module after brotli, and the archive. They catch
/// accidents; no crate is done without for them.
const MOST_WASM: usize = 380_000;
const MOST_ARCHIVE: usize = 560_000;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// File name, slashes forward, and content.
type Files = BTreeMap<String, Vec<u8>>;

/// The style of what is drawn in pages; our own pages share the first of them.
const STYLE: [&str; 3] = ["shared.css", "overlay.css", "marks.css"];

/// What stands in the one manifest for one browser only: the browser it is for, and where it stands.
const FOR_ONE: [(&str, &[&str]); 5] = [
    ("chrome", &["key"]),
    ("chrome", &["minimum_chrome_version"]),
    ("chrome", &["background", "service_worker"]),
    ("firefox", &["background", "scripts"]),
    ("firefox", &["browser_specific_settings"]),
];

fn main() {
    if let Err(error) = run() {
        eprintln!("package: {error}");
        std::process::exit(1);
    }
}

fn run() -> Outcome<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (wasm, out, optimizer) = match arguments.as_slice() {
        [wasm, out] => (wasm, out, None),
        [wasm, out, optimizer] => (wasm, out, Some(optimizer.as_path())),
        _ => return Err("use: package WASM OUT [WASM-OPT]".into()),
    };
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    collect(&home.join("extension"), "", &mut files)?;
    put_style_into_script(&mut files)?;
    files.insert("drawable.js".to_owned(), drawable());
    put_pages(&mut files)?;
    files.extend(compiled(wasm, optimizer)?);
    let mut archives = Vec::new();
    for browser in ["chrome", "firefox"] {
        archives.push(write_variant(browser, &files, out, optimizer.is_some())?);
    }
    match optimizer {
        Some(_) => within_budget(&files, &archives),
        None => Ok(()),
    }
}

/// What is built is written all the same, so that one can look where the bytes are.
fn within_budget(files: &Files, archives: &[usize]) -> Outcome<()> {
    let wasm = files
        .get("fieldmark_bg.wasm")
        .map_or(&[][..], Vec::as_slice);
    let wasm = after_brotli(wasm)?;
    println!("fieldmark_bg.wasm: {wasm} bytes after brotli");
    let archive = archives.iter().copied().max().unwrap_or_default();
    for (what, size, most) in [
        ("the WASM after brotli", wasm, MOST_WASM),
        ("the archive", archive, MOST_ARCHIVE),
    ] {
        if size > most {
            return Err(format!("{what} has {size} bytes, and its budget is {most}").into());
        }
    }
    Ok(())
}

fn after_brotli(mut bytes: &[u8]) -> Outcome<usize> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &BrotliEncoderParams::default())?;
    Ok(packed.len())
}

/// All files under `folder`, except notes to ourselves; JSON without the white space, scripts and style sheets without
/// the comments and the indents that are for people: those read the source, which goes along to reviewers.
fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(format!("a file name that is no text: {}", path.display()).into());
        };
        let inside = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{inside}/"), files)?;
        } else if !name.starts_with('.') && !name.ends_with(".md") && !name.ends_with(".svg") {
            let content = fs::read(&path)?;
            let content = match path.extension().and_then(|end| end.to_str()) {
                Some("json") => serde_json::from_slice::<Value>(&content)?
                    .to_string()
                    .into_bytes(),
                Some("js") => without_notes(std::str::from_utf8(&content)?).into_bytes(),
                Some("css") => without_comments(std::str::from_utf8(&content)?).into_bytes(),
                _ => content,
            };
            files.insert(inside, content);
        }
    }
    Ok(())
}

/// Of ours and of what wasm-bindgen writes, which repeats what stands at our functions. No text of either goes over
/// several lines: it would lose its indents, too.
fn without_notes(script: &str) -> String {
    let is_note = |line: &&str| {
        let begins = |sign| line.trim_start().starts_with(sign);
        ["//", "/**", "*"].into_iter().any(begins)
    };
    let lines = script.split_inclusive('\n').filter(|line| !is_note(line));
    lines.map(str::trim_start).collect()
}

fn without_comments(sheet: &str) -> String {
    let parts = sheet.split("/*");
    let parts = parts.map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest));
    let sheet: String = parts.collect();
    sheet.split_inclusive('\n').map(str::trim_start).collect()
}

/// A closed root takes its style from a script, not from a file that the page could ask for.
fn put_style_into_script(files: &mut Files) -> Outcome<()> {
    let mut style = String::new();
    for name in STYLE {
        let sheet = files
            .get(name)
            .ok_or_else(|| format!("{name} is missing"))?;
        style.push_str(std::str::from_utf8(sheet)?);
    }
    let script = format!("const STYLE = {};\n", Value::from(style));
    files.insert("style.js".to_owned(), script.into_bytes());
    for name in STYLE.iter().filter(|name| **name != "shared.css") {
        files.remove(*name);
    }
    Ok(())
}

/// What the hands may draw is what the core may draw.
fn drawable() -> Vec<u8> {
    let lists = json!({ "html": ui::TAGS, "svg": ui::SVG_TAGS, "attributes": ui::ATTRIBUTES });
    format!("const DRAWABLE = {lists};\n").into_bytes()
}

/// Our own pages are one file: the core tells them apart by their names.
fn put_pages(files: &mut Files) -> Outcome<()> {
    let page = files.remove("page.html").ok_or("page.html is missing")?;
    for name in ["popup.html", "options.html", "welcome.html", "changes.html"] {
        files.insert(name.to_owned(), page.clone());
    }
    Ok(())
}

/// The module and its JavaScript. Binding and optimizing take seconds, so the last result is kept
/// beside the input and used again while the input is the same.
fn compiled(wasm: &Path, optimizer: Option<&Path>) -> Outcome<Files> {
    let input = fs::read(wasm)?;
    let kept = wasm.with_extension(if optimizer.is_some() {
        "optimized"
    } else {
        "bound"
    });
    if fs::read(kept.join("input.wasm")).is_ok_and(|last| last == input) {
        return kept_files(&kept);
    }
    let _ = fs::remove_dir_all(&kept);
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .reset_state_function(true)
        .generate(&kept)?;
    let glue = kept.join("fieldmark.js");
    fs::write(&glue, without_notes(&fs::read_to_string(&glue)?))?;
    if let Some(optimizer) = optimizer {
        optimize(optimizer, &kept.join("fieldmark_bg.wasm"))?;
    }
    // Written last: its presence says that all the rest is whole.
    fs::write(kept.join("input.wasm"), input)?;
    kept_files(&kept)
}

fn kept_files(kept: &Path) -> Outcome<Files> {
    ["fieldmark.js", "fieldmark_bg.wasm"]
        .into_iter()
        .map(|name| Ok((name.to_owned(), fs::read(kept.join(name))?)))
        .collect()
}

fn optimize(optimizer: &Path, module: &Path) -> Outcome<()> {
    // No feature flags: wasm-opt reads the module's own, and `--all-features` breaks it. Its `-Oz` makes
    // the module a twentieth smaller and the archive of it a tenth larger: no two functions look alike.
    let status = Command::new(optimizer)
        .arg("-O1")
        .arg("--dae-optimizing")
        .arg("--duplicate-function-elimination")
        .arg("--low-memory-unused") // The first kilobyte is the end of the stack, which nobody points at.
        .arg(module)
        .arg("-o")
        .arg(module)
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed: {status}", optimizer.display()).into())
    }
}

/// Returns the size of the archive.
fn write_variant(browser: &str, files: &Files, out: &Path, tight: bool) -> Outcome<usize> {
    let mut files = files.clone();
    let manifest = files
        .get("manifest.json")
        .ok_or("extension/manifest.json is missing")?;
    let manifest = manifest_for(browser, serde_json::from_slice(manifest)?);
    files.insert("manifest.json".to_owned(), serde_json::to_vec(&manifest)?);

    let folder = out.join(browser);
    let zip = out.join(format!(
        "fieldmark-{}-{browser}.zip",
        env!("CARGO_PKG_VERSION")
    ));
    if !(zip.exists() && holds(&folder, &files)) {
        // Gone first and whole at last: an archive that is there is the folder's, even if this is cut short.
        let _ = fs::remove_file(&zip);
        write_folder(&folder, &files)?;
        let unfinished = zip.with_extension("unfinished");
        fs::write(&unfinished, packed(&uploaded(files)?, tight)?)?;
        fs::rename(unfinished, &zip)?;
    }
    let size = usize::try_from(fs::metadata(&zip)?.len())?;
    println!("{}: {size} bytes", zip.display());
    Ok(size)
}

/// The key gives the unpacked folder an id that stays. The store gives its own, and takes no key.
fn uploaded(mut files: Files) -> Outcome<Files> {
    let manifest = files
        .get_mut("manifest.json")
        .ok_or("the manifest is missing")?;
    let mut fields: Value = serde_json::from_slice(manifest)?;
    remove(&mut fields, &["key"]);
    *manifest = serde_json::to_vec(&fields)?;
    Ok(files)
}

/// Whether these files lie there, and no others. Packing takes seconds, and most builds change nothing.
fn holds(folder: &Path, files: &Files) -> bool {
    let mut last = Files::new();
    collect(folder, "", &mut last).is_ok() && last == *files
}

fn write_folder(folder: &Path, files: &Files) -> Outcome<()> {
    let _ = fs::remove_dir_all(folder);
    for (name, content) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

/// The manifest with the version of `Cargo.toml` and without what is the other browser's.
fn manifest_for(browser: &str, mut manifest: Value) -> Value {
    for (owner, place) in FOR_ONE {
        if owner != browser {
            remove(&mut manifest, place);
        }
    }
    if let Some(top) = manifest.as_object_mut() {
        top.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    }
    manifest
}

fn remove(value: &mut Value, place: &[&str]) {
    let (Some(object), Some((first, rest))) = (value.as_object_mut(), place.split_first()) else {
        return;
    };
    if rest.is_empty() {
        Map::remove(object, *first);
    } else if let Some(inner) = object.get_mut(*first) {
        remove(inner, rest);
    }
}

fn packed(files: &Files, tight: bool) -> Outcome<Vec<u8>> {
    // From ten on it is zopfli, which takes seconds. More rounds of it save a thousandth.
    let level = if tight { 12 } else { 9 };
    // The default time is 1980 and the names are sorted, so nothing but the content matters.
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}
