//! Draws a tree into one of our own pages.
//!
//! What already stands there is kept and only changed where it differs, so that focus, an opened
//! detail and a slider in the hand survive a redraw.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlInputElement};

use super::i18n::say;
use crate::ui::{Node, SVG_TAGS, TAGS, Value, may_set};

/// Each of these says whose an element is.
const KEYS: [&str; 2] = ["id", "data-badge"];

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes the children of `parent` these nodes. Whether what had the focus is gone.
pub fn draw(parent: &Element, nodes: &[Node]) -> Result<bool, JsValue> {
    let Some(document) = parent.owner_document() else {
        return Ok(false);
    };
    let held = document.active_element();
    children(&document, parent, nodes)?;
    Ok(held.is_some_and(|held| !held.is_connected()))
}

fn children(document: &Document, parent: &Element, nodes: &[Node]) -> Result<(), JsValue> {
    remove_others(parent, nodes)?;
    let mut place = parent.first_child();
    for node in nodes {
        if let Some(here) = place.as_ref().filter(|here| key_at(here) != key_of(node)) {
            parent.insert_before(&make(document, node)?, Some(here))?;
            continue;
        }
        let next = place.as_ref().and_then(|here| here.next_sibling());
        match (node, place) {
            (Node::Text(words), Some(here)) if here.node_type() == web_sys::Node::TEXT_NODE => {
                set_text(&here, &say(words));
            }
            (Node::Element(tag, attributes, nodes), Some(here)) if is(&here, tag) => {
                fill(document, here.unchecked_ref(), attributes, nodes)?;
            }
            (_, here) => {
                let made = make(document, node)?;
                match here {
                    Some(here) => parent.replace_child(&made, &here)?,
                    None => parent.append_child(&made)?,
                };
            }
        }
        place = next;
    }
    while let Some(left) = place {
        place = left.next_sibling();
        parent.remove_child(&left)?;
    }
    Ok(())
}

/// No badge or account is drawn over another: what is open stays its own, and under the pointer and in the focus
/// comes no other's control.
fn remove_others(parent: &Element, nodes: &[Node]) -> Result<(), JsValue> {
    let wanted: Vec<String> = nodes.iter().filter_map(key_of).collect();
    let mut place = parent.first_child();
    while let Some(here) = place {
        place = here.next_sibling();
        if key_at(&here).is_some_and(|key| !wanted.contains(&key)) {
            parent.remove_child(&here)?;
        }
    }
    Ok(())
}

fn key_at(node: &web_sys::Node) -> Option<String> {
    let element = node.dyn_ref::<Element>()?;
    KEYS.iter().find_map(|name| element.get_attribute(name))
}

fn key_of(node: &Node) -> Option<String> {
    let Node::Element(_, attributes, _) = node else {
        return None;
    };
    let value = |wanted| attributes.iter().find(|(name, _)| name == wanted);
    KEYS.iter()
        .find_map(|name| value(*name))
        .map(|(_, value)| say(value))
}

fn is(node: &web_sys::Node, tag: &str) -> bool {
    node.dyn_ref::<Element>()
        .is_some_and(|element| element.local_name() == tag)
}

fn make(document: &Document, node: &Node) -> Result<web_sys::Node, JsValue> {
    let (tag, attributes, nodes) = match node {
        Node::Text(words) => return Ok(document.create_text_node(&say(words)).into()),
        Node::Element(tag, attributes, nodes) => (tag, attributes, nodes),
    };
    let element = if SVG_TAGS.contains(&tag.as_str()) {
        document.create_element_ns(Some(SVG), tag)?
    } else if TAGS.contains(&tag.as_str()) {
        document.create_element(tag)?
    } else {
        return Ok(document.create_text_node("").into());
    };
    fill(document, &element, attributes, nodes)?;
    Ok(element.into())
}

fn fill(
    document: &Document,
    element: &Element,
    attributes: &[(String, Value)],
    nodes: &[Node],
) -> Result<(), JsValue> {
    for (name, value) in attributes {
        let value = say(value);
        if may_set(name, &value) && element.get_attribute(name).as_deref() != Some(&value) {
            element.set_attribute(name, &value)?;
        }
    }
    for name in element
        .get_attribute_names()
        .iter()
        .filter_map(|name| name.as_string())
    {
        // What the user has opened stays open.
        if name != "open" && !attributes.iter().any(|(wanted, _)| *wanted == name) {
            element.remove_attribute(&name)?;
        }
    }
    children(document, element, nodes)?;
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        set_state(document, input);
    }
    Ok(())
}

/// Once touched, a control no longer follows its attributes by itself.
fn set_state(document: &Document, input: &HtmlInputElement) {
    input.set_checked(input.has_attribute("checked"));
    let held = document
        .active_element()
        .is_some_and(|active| active.is_same_node(Some(input)));
    if let Some(value) = input.get_attribute("value")
        && !held
        && input.value() != value
    {
        input.set_value(&value);
    }
}

fn set_text(node: &web_sys::Node, words: &str) {
    if node.text_content().as_deref() != Some(words) {
        node.set_text_content(Some(words));
    }
}
