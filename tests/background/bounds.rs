//! No more is kept than PRIVACY.md says.

use super::*;

#[test]
fn no_more_accounts_are_kept_than_promised() {
    let memory = Memory::default();
    let mut background = Background::new(memory.clone());
    for step in 0..limits::ACCOUNTS as i64 + 20 {
        now(background.answer(look(&format!("account{step}")), page(1), NOW + step)).unwrap();
    }
    let accounts = memory.names(Area::Session);
    let accounts = accounts.iter().filter(|name| name.starts_with("account:"));
    assert_eq!(accounts.count(), limits::ACCOUNTS);
}

/// A notebook of so many posts, each beginning with these words.
fn long_notebook(posts: usize, line: &str) -> Notebook {
    let notes = (1..=posts as u64).map(|id| Note {
        id: PostId(id),
        time: NOW,
        kind: Kind::Original,
        in_posts: true,
        line: line.into(),
        ..Note::default()
    });
    Notebook {
        notes: notes.collect(),
        seen: NOW,
        ..Notebook::default()
    }
}

#[test]
fn no_more_posts_of_an_account_are_kept_than_promised() {
    let memory = Memory::default();
    let before = Handle::new("before").unwrap();
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    let long = Notebook {
        notes: long_notebook(limits::POSTS + 50, "").notes,
        ..notebook(&memory, Area::Session, "before")
    };
    with(&memory, async |tx| {
        tx.keep(Area::Session, &before, &long).await
    });
    ask(&memory, numbered_look("after", 7), page(1), NOW + 1);
    let kept = notebook(&memory, Area::Session, "after");
    assert_eq!(kept.notes.len(), limits::POSTS);
}

#[test]
fn no_more_bytes_are_kept_than_promised() {
    let memory = Memory::default();
    let long = long_notebook(150, &"long words ".repeat(1_000));
    for (step, handle) in ["nasa", "esa", "jaxa"].into_iter().enumerate() {
        let handle = Handle::new(handle).unwrap();
        let long = Notebook {
            seen: NOW + step as i64,
            ..long.clone()
        };
        with(&memory, async |tx| {
            tx.keep(Area::Session, &handle, &long).await
        });
        assert!(memory.contents(Area::Session).len() < limits::AREA_BYTES + 10_000);
    }
    let index = with(&memory, async |tx| tx.index(Area::Session).await);
    assert_eq!(index.handles().len(), 2);
}
