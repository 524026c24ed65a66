import os,shutil
os.chdir('/work/wt/three')
def sub(p,*pairs):
    s=open(p).read()
    for a,b in pairs:
        assert a in s,(p,a)
        s=s.replace(a,b,1)
    open(p,'w').write(s)
shutil.copy('/tmp/three/diary.rs','src/account/diary.rs')
shutil.copy('/tmp/three/since.rs','src/judge/since.rs')
shutil.copy('/tmp/three/ui_since.rs','src/ui/since.rs')
sub('src/account.rs',("pub mod coverage;\n","pub mod coverage;\npub mod diary;\n"))
sub('src/judge.rs',("pub mod statistics;\n","pub mod since;\npub mod statistics;\n"))
sub('src/ui.rs',("mod slider;\n","mod since;\nmod slider;\n"))
sub('src/limits.rs',('''/// Days after which''','''/// Days that the diary of an account goes back.
pub const DIARY_DAYS: i64 = 365;

/// Days after which'''))
sub('src/account/notebook.rs',('''    /// When the account was last in view, unix seconds.
    pub seen: i64,
}
''','''    /// When the account was last in view, unix seconds.
    pub seen: i64,
    /// A line for each day that it was looked at, where the user asked to remember; oldest first.
    pub diary: Vec<Line>,
}
'''),('''        self.keep_newest();
        self.seen = self.seen.max(later.seen);
''','''        self.keep_newest();
        diary::follow(&mut self.diary, later.diary);
        self.seen = self.seen.max(later.seen);
'''),('''use crate::account::note::{self, Note};
''','''use crate::account::diary::{self, Line};
use crate::account::note::{self, Note};
'''))
sub('src/storage/names.rs',('''/// All that was set aside''','''/// When the viewer last saw that somebody follows them.
pub(super) const SIGN_SEEN: &str = "sign-seen";

/// All that was set aside'''))
sub('src/storage/accounts.rs',("[names::ASIDE, names::VIEWER]","[names::ASIDE, names::VIEWER, names::SIGN_SEEN]"))
sub('src/storage/viewer.rs',('''    /// Keeps who is signed in,''','''    /// When this viewer last saw, of anybody, that they follow them, unix seconds. Kept beside the
    /// diaries, which alone ask for it.
    pub async fn sign_seen(&mut self, viewer: &Handle) -> Result<Option<i64>, Failed> {
        let known = self.try_get(Area::Local, names::SIGN_SEEN).await?;
        let known: Option<(Handle, i64)> = known.and_then(Result::ok);
        Ok(known
            .filter(|(whose, _)| whose == viewer)
            .map(|(_, seen)| seen))
    }

    /// The viewer has just seen that somebody follows them.
    pub fn set_sign_seen(&mut self, viewer: &Handle) {
        let seen = (viewer, self.now);
        self.set(Area::Local, names::SIGN_SEEN.to_owned(), &seen);
    }

    /// Keeps who is signed in,'''))
sub('src/storage.rs',('''        let mut names = vec![format::SETTINGS.to_owned(), names::INDEX.to_owned()];
''','''        let mut names = vec![format::SETTINGS.to_owned()];
        names.extend([names::INDEX, names::SIGN_SEEN].map(str::to_owned));
'''))
sub('src/background/update.rs',('''    let (notebook, kept) = noted(tx, partition, &reading, now).await?;
''','''    let (notebook, verdicts, kept) = noted(tx, &settings, &reading, now).await?;
'''),('''        view: shown(tx, &memory.open_page, &notebook, &settings, now).await?,
''','''        view: drawn(tx, &memory.open_page, &notebook, verdicts, &settings, now).await?,
'''),('''    let partition = Partition::of(&settings);
    if let Some(owner)''','''    if let Some(owner)'''),
('''/// The owner's notebook with this reading in it, and whether there is room for it.
async fn noted<S: Storage>(
    tx: &mut Transaction<'_, S>,
    partition: Partition,
    reading: &Reading,
    now: i64,
) -> Result<(Notebook, bool), Failed> {
    let Some(owner) = reading.owner() else {
        return Ok((Notebook::default(), true));
    };
''','''/// The owner's notebook with this reading in it, how it is judged, and whether there is room for it.
async fn noted<S: Storage>(
    tx: &mut Transaction<'_, S>,
    settings: &Settings,
    reading: &Reading,
    now: i64,
) -> Result<(Notebook, Vec<Verdict>, bool), Failed> {
    let partition = Partition::of(settings);
    let Some(owner) = reading.owner() else {
        let nothing = Notebook::default();
        let verdicts = judge::judge(&nothing, settings, now);
        return Ok((nothing, verdicts, true));
    };
'''),('''    notebook.add(reading, now);
    let kept''','''    notebook.add(reading, now);
    let verdicts = judge::judge(&notebook, settings, now);
    if settings.remember {
        enter(tx, &mut notebook, reading, &verdicts, settings, now).await?;
    }
    let kept'''),('''    Ok((notebook, kept))
}

/// What stands under the name.''','''    Ok((notebook, verdicts, kept))
}

/// Enters a look into the account's diary.
async fn enter<S: Storage>(
    tx: &mut Transaction<'_, S>,
    notebook: &mut Notebook,
    reading: &Reading,
    verdicts: &[Verdict],
    settings: &Settings,
    now: i64,
) -> Result<(), Failed> {
    if let Some(header) = &reading.profile {
        let sign_seen = match &header.viewer {
            Some(viewer) if header.follows_you == Some(true) => {
                tx.set_sign_seen(viewer);
                Some(now)
            }
            Some(viewer) => tx.sign_seen(viewer).await?,
            None => None,
        };
        diary::enter(&mut notebook.diary, header, sign_seen, now);
    }
    let pace = pace_of(notebook, settings, now);
    diary::enter_posts(&mut notebook.diary, shares(verdicts), pace, now);
    Ok(())
}

/// What stands under the name.'''),('''    let mut verdicts = judge::judge(notebook, settings, now);
    two_of_you::add_to''','''    let verdicts = judge::judge(notebook, settings, now);
    drawn(tx, open_page, notebook, verdicts, settings, now).await
}

async fn drawn<S: Storage>(
    tx: &mut Transaction<'_, S>,
    open_page: &OpenPage,
    notebook: &Notebook,
    mut verdicts: Vec<Verdict>,
    settings: &Settings,
    now: i64,
) -> Result<Option<Node>, Failed> {
    two_of_you::add_to'''),('''use crate::judge;
''','''use crate::account::diary;
use crate::judge::since::{pace_of, shares};
use crate::judge::{self, Verdict};
'''))
sub('src/ui/popup.rs',('''    /// Something kept of it cannot be read.
    pub aside''','''    /// What has changed since it was looked at, where looks are remembered.
    pub since: Option<Since>,
    /// Something kept of it cannot be read.
    pub aside'''),('''    parts.extend(word::section(judged));
    parts.extend(unread(judged));
''','''    parts.extend(judged.since.as_ref().map(since::section));
    parts.extend(word::section(judged));
    parts.extend(unread(judged));
'''),("icons, say, word};","icons, say, since, word};"),("use crate::judge::posterior::Share;\n","use crate::judge::posterior::Share;\nuse crate::judge::since::Since;\n"))
sub('src/background/extension_pages.rs',('''    let judged = Judged {
''','''    let viewer = tx.viewer().await?;
    let judged = Judged {
        since: since(&notebook, viewer.as_ref(), &settings, context.now)
            .filter(|_| settings.remember),
'''),("use crate::judge::statistics::statistics;\n","use crate::judge::since::since;\nuse crate::judge::statistics::statistics;\n"))
sub('extension/panel.css',('''.written-line {''','''.since {
  display: grid;
  gap: 4px;
  font-size: 13px;
  line-height: 18px;
}

.changes {
  display: grid;
  gap: 2px;
}

.spark-line {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
}

.spark {
  inline-size: 104px;
  block-size: 28px;
  fill: none;
  stroke: var(--edge);
  stroke-linejoin: round;
  stroke-width: 1.5;
}

.written-line {'''))
# tests
sub('tests/view/states.rs',('''        word: word_of(''','''        since: since_of(notebook, settings),
        word: word_of('''),('''/// Something is written on''','''/// Whoever was looked at before, on two days, was otherwise.
fn since_of(notebook: &Notebook, settings: &Settings) -> Option<Since> {
    let header = |days: i64, followers: u64, follows_you| Line {
        at: NOW - days * DAY,
        handle: Handle::new(if days > 20 { "former" } else { "owner" }),
        name: Some(format!("Owner, {days} days ago")),
        followers: Some(CountRange::exact(followers)),
        follows_you: Some(follows_you),
        viewer: Handle::new("viewer"),
        sign_seen: Some(NOW - 2 * DAY),
        pace: Some(if days > 20 { (0.5, 0.9) } else { (4.0, 9.0) }),
        shares: vec![Judged {
            badge: "replies-often".to_owned(),
            k: 18,
            n: 20,
            low: 0.7,
            high: 1.0,
        }],
        ..Line::default()
    };
    let mut looked = notebook.clone();
    looked.diary = vec![
        header(40, 800, true),
        header(3, 950, false),
        header(0, 962, false),
    ];
    looked.diary[0].viewer = Handle::new("viewer");
    since(&looked, Handle::new("viewer").as_ref(), settings, NOW)
        .filter(|_| settings.remember && notebook.profile.viewer.is_some())
}

/// Something is written on'''),("use fieldmark::account::span::Span;\n","use fieldmark::account::diary::{Judged as Share, Line};\nuse fieldmark::account::span::Span;\n"),("shares: vec![Judged {","shares: vec![Share {"),
("use fieldmark::judge::statistics::statistics;\n","use fieldmark::judge::since::{Since, since};\nuse fieldmark::judge::statistics::statistics;\nuse fieldmark::page::counts::CountRange;\n"))
sub('tests/kept/full.rs',('''        seen: 1_753_776_100,
    }
}

pub fn settings''','''        seen: 1_753_776_100,
        diary: vec![line()],
    }
}

pub fn line() -> Line {
    Line {
        at: 1_753_776_100,
        handle: handle("harbour_kites"),
        name: Some("Harbour Kites 🪁".into()),
        followers: range(75_800, 75_899),
        following: range(312, 312),
        posts: range(23_900, 23_999),
        follows_you: Some(true),
        viewer: handle("robin_field"),
        sign_seen: Some(1_753_776_100),
        pace: Some((1.5, 9.5)),
        shares: vec![Judged {
            badge: "replies-often".into(),
            k: 12,
            n: 40,
            low: 0.25,
            high: 0.5,
        }],
    }
}

pub fn sign_seen() -> (Option<Handle>, i64) {
    (handle("robin_field"), 1_753_776_100)
}

pub fn settings'''),("use fieldmark::account::word::Word;\n","use fieldmark::account::diary::{Judged, Line};\nuse fieldmark::account::word::Word;\n"))
sub('tests/kept/main.rs',('''        "word.txt" =>''','''        "sign-seen.txt" => turned::<(Handle, i64)>(json),
        "word.txt" =>'''),("const FILES: [&str; 12] = [\n","const FILES: [&str; 13] = [\n    \"sign-seen.txt\",\n"),('''    let full = [
''','''    let full = [
        format::encode(&full::sign_seen()),
'''),('''    written::<Word>();
''','''    written::<Word>();
    written::<Line>();
    written::<Judged>();
'''),("use fieldmark::account::word::Word;\n","use fieldmark::account::diary::{Judged, Line};\nuse fieldmark::account::word::Word;\n"))
