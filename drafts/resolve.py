import re,os
os.chdir('/work/wt/three')
def blocks(p,*choices):
    """choices: per conflict: 'o' ours, 't' theirs, or text"""
    s=open(p).read()
    it=iter(choices)
    def f(m):
        c=next(it)
        return m.group(1) if c=='o' else m.group(2) if c=='t' else c
    s,n=re.subn(r'<<<<<<< HEAD\n(.*?)=======\n(.*?)>>>>>>> main\n',f,s,flags=re.S)
    assert n==len(choices),(p,n)
    open(p,'w').write(s)
def sub(p,*pairs):
    s=open(p).read()
    for a,b in pairs:
        assert a in s,(p,a)
        s=s.replace(a,b)
    open(p,'w').write(s)
blocks('PRIVACY.md','t')
sub('PRIVACY.md',("| **Nothing that was seen is written to disk unless you ask.** It is kept","| **Nothing that was seen is written to disk unless you ask.** What you write yourself is another matter, see below. It is kept"))
blocks('extension/marks.css','t')
blocks('src/background/actions.rs','use crate::storage::words::Change;\nuse crate::storage::{Area, Failed, Storage, Transaction, tabs};\n','''        let area = Area::of(&settings);
        let notebook = tx.notebook(area, &owner).await?;
        response.view = shown(tx, &memory.open_page, &notebook, &settings, now).await?;
''')
sub('src/background/actions.rs',("tx.notebook(Partition::of(settings), &handle)","tx.notebook(Area::of(settings), &handle)"))
s=open('src/background/extension_pages.rs').read()
m=re.findall(r'<<<<<<< HEAD\n(.*?)=======\n',s,flags=re.S)
fix=[x.replace("Partition::of","Area::of").replace("partition","area") for x in m]
blocks('src/background/extension_pages.rs',*fix)
s=open('src/background/inline_marks.rs').read()
m=re.findall(r'<<<<<<< HEAD\n(.*?)=======\n',s,flags=re.S)
assert len(m)==3
blocks('src/background/inline_marks.rs','use serde::Serialize;\n\n','''/// Where something can stand on a page. It stands at all names and posts alike, whomever they are of:
/// from what only stood at some the page would learn whom the viewer has looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// Beside names.
    pub mark: bool,
    /// Over posts.
    pub veil: bool,
}

/// Where the user wants something to stand at this address.
pub async fn places<S: Storage>(
    tx: &mut Transaction<'_, S>,
    url: &str,
) -> Result<Places, Failed> {
    tx.fetch_words(&[]).await?;
    let settings = tx.settings().await?;
    Ok(Places {
        mark: !settings.marks.is_empty() || tx.word_count() > 0,
        veil: !settings.dim.is_empty() && is_home(url),
    })
}

fn is_home(url: &str) -> bool {
    page::place(url).0 == PageKind::Home
}

'''+m[1],m[2].replace("page::place(url).0 == PageKind::Home","is_home(url)"))
sub('src/background/inline_marks.rs',("Partition::of(settings)","Area::of(settings)"),("let partition =","let area ="),("tx.index(partition)","tx.index(area)"),("fetch_notebooks(partition,","fetch_notebooks(area,"))
m=re.findall(r'<<<<<<< HEAD\n(.*?)=======\n',open('src/background/update.rs').read(),flags=re.S)
blocks('src/background/update.rs',*[x.replace("Partition::of","Area::of").replace("partition","area") for x in m])
blocks('src/storage/accounts.rs','        let others = [names::ASIDE, names::VIEWER];\n')
sub('src/background/two_of_you.rs',("Partition","Area"))
blocks('src/ui/marks.rs','''/// What lies over a dimmed post: why, and the way to see it. Its words are inert, as a badge's are, so
/// that the page cannot find them by asking the browser to search for them.
pub fn veil(verdicts: &[&Verdict], word: Option<&Word>, settings: &Settings) -> Option<Node> {
    let tags = word.map(|word| picked(word, &settings.dim));
    let (id, icon, words) = match (verdicts.first(), tags.unwrap_or_default().first()) {
        (Some(first), _) => (
            first.id.clone(),
            icons::family(first.family),
            Value::from(first.label.clone()),
        ),
        (None, Some(first)) => (tag_id(first), icons::tag(), Value::from(*first)),
        (None, None) => return None,
    };
    let inert = |words: Value| Node::new("span", "").with("inert", "").words(words);
    let show = say::plain("ui_dim_show");
    let button = Node::new("button", "act")
        .with("type", "button")
        .with("data-show", "")
        .with("aria-label", show.clone())
        .holding([inert(show.into())]);
    let why = [icon, inert(words.clone()), button];
    let label = say::in_own_language(Node::new("div", "why"))
        .with("data-badge", id)
        .with("role", "group")
        .with("aria-label", words)
        .holding(why);
    Some(Node::new("div", "veil").holding([label]))
''')
s=open('src/ui/marks.rs').read()
i=s.index("/// A tag's word is inert"); j=s.index("/// The tags of a word that are among")
s=s[:i]+'''/// A tag that the user picked, with its word for those who point at it or listen.
fn tag(tag: &str) -> Node {
    Node::new("span", "mark")
        .with("data-tag", tag)
        .with("title", tag)
        .with("role", "img")
        .with("aria-label", tag)
        .holding([icons::tag()])
}

'''+s[j:]
s=s.replace("use super::{Node, icons, say};","use super::{Node, Value, icons, say};")
open('src/ui/marks.rs','w').write(s)
sub('src/ui/icons.rs',('''/// Two crossing lines: close.''','''/// A label with a hole: one of the user's tags.
pub fn tag() -> Node {
    icon("M2.5 2.5h5.3l5.7 5.7-5.3 5.3-5.7-5.7zM5.4 5.3v.1")
}

/// Two crossing lines: close.'''))
sub('src/ui/options.rs',("head.holding([icons::pencil(), Node::foreign(tag)])","head.holding([icons::tag(), Node::foreign(tag)])"))
s=open('tests/background/words.rs').read()
s=s.replace("Partition::Session","Area::Session").replace("Partition::Remembered","Area::Local").replace('''    assert!(
        beside(&memory, "nasa").unwrap().contains("inert"),
        "not drawn inert"
    );
''','''    assert!(beside(&memory, "nasa").unwrap().contains("data-tag Space"));
''')
open('tests/background/words.rs','w').write(s)
s=open('tests/background/two_of_you.rs').read()
s=s.replace("Partition::Session","Area::Session")
open('tests/background/two_of_you.rs','w').write(s)
