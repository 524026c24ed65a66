//! A tree as text: an element a line, what it holds below it, its words in English.

use std::fmt::Write as _;

use fieldmark::i18n::english::English;
use fieldmark::ui::{Node, Value};
use similar::TextDiff;

/// States of one surface: the first one whole, and of the others what is different, where that is shorter.
pub fn states<'a>(all: impl Iterator<Item = &'a (String, Node)>) -> String {
    let (mut first, mut text) = (String::new(), String::new());
    for (name, tree) in all {
        let whole = lines(tree);
        let difference = TextDiff::from_lines(&first, &whole);
        let mut difference = difference.unified_diff().context_radius(1).to_string();
        if first.is_empty() {
            first.clone_from(&whole);
        }
        if difference.lines().count() < whole.lines().count() {
            let shown = |line: &str| {
                if line.starts_with("@@") {
                    "  …\n".to_owned()
                } else {
                    format!("{line}\n")
                }
            };
            difference = difference.lines().map(shown).collect();
            let _ = writeln!(text, "# {name}, beside the first\n{difference}");
        } else {
            let _ = writeln!(text, "# {name}\n{whole}");
        }
    }
    text
}

/// The whole tree.
fn lines(tree: &Node) -> String {
    let mut text = String::new();
    write(tree, 0, &English::new(), &mut text);
    text
}

fn write(node: &Node, depth: usize, english: &English, text: &mut String) {
    let mut node = node;
    let _ = write!(text, "{}", "  ".repeat(depth));
    // What holds one thing alone stands in one line with it.
    loop {
        match node {
            Node::Text(value) => {
                let _ = writeln!(text, "{}", words(value, english));
                return;
            }
            Node::Element(tag, attributes, children) => {
                let _ = write!(text, "{}", element(tag, attributes, english));
                match children.as_slice() {
                    [only] if tag != "svg" => {
                        text.push_str(if matches!(only, Node::Text(_)) {
                            ": "
                        } else {
                            " > "
                        });
                        node = only;
                    }
                    children => {
                        text.push('\n');
                        // The strokes of an icon tell a reader nothing.
                        let icon = attributes.contains(&("class".to_owned(), "icon".into()));
                        for child in children.iter().filter(|_| !icon) {
                            write(child, depth + 1, english, text);
                        }
                        return;
                    }
                }
            }
        }
    }
}

fn element(tag: &str, attributes: &[(String, Value)], english: &English) -> String {
    let mut text = tag.to_owned();
    for (name, value) in attributes {
        let value = words(value, english);
        text += &match name.as_str() {
            "class" => format!(".{}", value.replace(' ', ".")),
            "id" => format!("#{value}"),
            "viewBox" | "width" | "height" if tag == "svg" => String::new(),
            _ if value.is_empty() => format!(" {name}"),
            _ => format!(" {name}={value}"),
        };
    }
    text
}

fn words(value: &Value, english: &English) -> String {
    match value {
        Value::Plain(words) => words.clone(),
        Value::Spoken(saying) => format!("“{}”", english.say(saying)),
    }
}
