//! What cannot be read is said: in the popup, in the options, in a file, and with the reason in the console.

use super::unreadable::TOMORROW;
use super::*;
use fieldmark::background::extension_pages::{self, Context, Route};

/// Where our own pages stand.
const HERE: Context = Context {
    now: NOW,
    offset: 0,
};

pub(super) fn shown(memory: &Memory, wanted: &Route) -> String {
    let node = with(memory, async |tx| {
        extension_pages::show(tx, wanted, None, HERE).await
    });
    format!("{node:?}")
}

#[test]
fn it_is_said_in_the_popup_and_in_the_options_and_goes_along_in_a_file() {
    let memory = Memory::default();
    let options = || shown(&memory, &Route::Options);
    let popup = || shown(&memory, &Route::Account(Handle::new("nasa").unwrap()));
    ask(&memory, look("nasa"), page(1), NOW);
    assert!(!options().contains("ui_set_aside"));
    assert!(!popup().contains("ui_set_aside_here"));
    memory.put(Area::Session, "account:nasa", TOMORROW);
    memory.put(Area::Local, names::SETTINGS, TOMORROW);
    assert!(popup().contains("ui_set_aside_here"));
    for accounts in 0..2 {
        let file = words::file_of(&memory);
        let names: Vec<&str> = file.set_aside.iter().map(|one| &*one.name).collect();
        assert_eq!(names, ["account:nasa", names::SETTINGS]);
        assert_eq!(file.accounts.len(), accounts);
        assert!(file.set_aside.iter().all(|one| one.text == TOMORROW));
        ask(&memory, look("nasa"), page(1), NOW); // In its place before, set aside after.
    }
    assert!(popup().contains("ui_set_aside_here"));
    assert!(options().contains("Number(2)"));
    let answer = ask(&memory, control(Action::Erase, ""), self::popup(), NOW);
    assert!(answer.notice.is_some());
    assert!(!options().contains("ui_set_aside"));
    assert!(!memory.contents(Area::Local).contains("tomorrow"));
}

/// Whoever mends a file or reports a loss needs the reason, not only that there is one.
#[test]
fn the_console_is_told_why_something_cannot_be_read() {
    let wrong = [
        ("account:nasa", serde_json::json!({"seen": "late"})),
        ("index", serde_json::json!({"entries": "late"})),
        ("set-aside", serde_json::json!("late")),
        ("tab:1", serde_json::json!({"header": "late"})),
    ];
    let memory = Memory::default();
    for (name, value) in &wrong {
        memory.put(Area::Session, name, &format::encode(value));
    }
    ask(&memory, look("nasa"), page(1), NOW);
    let file = control(Action::Import, r#"{"fieldmark":1,"settings":"late"}"#);
    ask(&memory, file, popup(), NOW);
    let warnings = memory.warnings();
    let names = wrong.iter().map(|(name, _)| *name);
    for name in names.chain(["the file is not taken in"]) {
        let mut lines = warnings.lines().filter(|line| line.starts_with(name));
        let told = lines.any(|line| line.contains("invalid type: string \"late\", expected"));
        assert!(told, "{name}: {warnings}");
    }
}
