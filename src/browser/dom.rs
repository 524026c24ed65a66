//! Draws a tree into one of our own pages.
//!
//! What already stands there is kept and only changed where it differs, so that focus, an opened
//! detail and a slider in the hand survive a redraw.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlInputElement};

use super::i18n::say;
use crate::ui::{Node, SVG_TAGS, TAGS, Value, may_set};

/// Says which badge an element is of.
const BADGE: &str = "data-badge";

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes the children of `parent` these nodes.
pub fn draw(parent: &Element, nodes: &[Node]) -> Result<(), JsValue> {
    let Some(document) = parent.owner_document() else {
        return Ok(());
    };
    children(&document, parent, nodes)
}

fn children(document: &Document, parent: &Element, nodes: &[Node]) -> Result<(), JsValue> {
    remove_others(parent, nodes)?;
    let mut place = parent.first_child();
    for node in nodes {
        if let Some(here) = place
            .as_ref()
            .filter(|here| badge_at(here) != badge_of(node))
        {
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

/// No badge is drawn over another: what is open stays that badge's, and under the pointer comes no other's control.
fn remove_others(parent: &Element, nodes: &[Node]) -> Result<(), JsValue> {
    let mut place = parent.first_child();
    while let Some(here) = place {
        place = here.next_sibling();
        let badge = badge_at(&here);
        if badge.is_some() && !nodes.iter().any(|node| badge_of(node) == badge) {
            parent.remove_child(&here)?;
        }
    }
    Ok(())
}

fn badge_at(node: &web_sys::Node) -> Option<String> {
    node.dyn_ref::<Element>()?.get_attribute(BADGE)
}

fn badge_of(node: &Node) -> Option<String> {
    let Node::Element(_, attributes, _) = node else {
        return None;
    };
    let found = attributes.iter().find(|(name, _)| name == BADGE);
    found.map(|(_, value)| say(value))
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
