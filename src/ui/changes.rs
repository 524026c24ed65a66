//! The changelog as a page of the package. It is written in English alone.

use super::Node;

/// The page: a heading for each version, and what changed in it.
pub fn changes() -> Node {
    let mut page = Node::new("main", "options changes")
        .with("lang", "en")
        .with("dir", "ltr");
    let mut items = Vec::new();
    for line in include_str!("../../CHANGELOG.md").lines() {
        if let Some(item) = line.strip_prefix("- ") {
            items.push(Node::new("li", "").words(item));
            continue;
        }
        page = page.holding(list(&mut items)).holding(heading(line));
    }
    page.holding(list(&mut items))
}

fn heading(line: &str) -> Option<Node> {
    let version = line.strip_prefix("## ");
    let version = version.map(|words| Node::new("h2", "").words(words));
    version.or_else(|| Some(Node::new("h1", "").words(line.strip_prefix("# ")?)))
}

fn list(items: &mut Vec<Node>) -> Option<Node> {
    let items = std::mem::take(items);
    (!items.is_empty()).then(|| Node::new("ul", "").holding(items))
}
