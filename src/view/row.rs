//! The row of badges under the name. (A stand-in until the real one is merged.)

use super::{Node, Scene};
use crate::badges::Verdict;
use crate::notebook::Notebook;

/// The row.
pub fn row(scene: &Scene, notebook: &Notebook, _verdicts: &[Verdict]) -> Option<Node> {
    let handle = scene.handle.as_ref()?;
    Some(
        Node::new("div", "row")
            .with("data-chip", "reading")
            .words(format!("{} {}", handle.as_str(), notebook.notes.len())),
    )
}
