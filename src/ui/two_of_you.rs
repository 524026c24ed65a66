//! The two of you, in words: how often each replied to the other, and in which time that was counted.

use super::Node;
use super::evidence::{Surface, link};
use crate::account::span::Span;
use crate::i18n::{Argument, Message};
use crate::ids::Handle;
use crate::judge::exchange::Exchange;
use crate::judge::wording::spoken_span;
use crate::page::{Tab, url};

/// What is known of the owner of a profile and the viewer.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum TwoOfYou {
    /// Nobody is signed in, it is another who looked, or it is the viewer's own profile.
    #[default]
    Unknown,
    /// The lists have no time in common; this is the viewer.
    Unread(Handle),
    /// How often each replied to the other, who is this.
    Counted(Handle, Exchange),
}

/// How often, one sentence each; then the time. That no reply was seen is not said beside one that was,
/// though of another time.
pub fn counted(two: &TwoOfYou) -> Vec<Message> {
    let TwoOfYou::Counted(owner, exchange) = two else {
        return Vec::new();
    };
    let name = || Argument::Text(owner.as_str().to_owned());
    let times = |key: &str, none: &str, count: u32, seen: bool| match count {
        0 if seen => None,
        0 => Some(Message::new(none, vec![name()])),
        _ => Some(Message::counted(
            key,
            count.into(),
            vec![Argument::Number(count.into()), name()],
        )),
    };
    let dates = |span: Span| spoken_span(Some((span.from, span.to)));
    let time = vec![
        Argument::Number(exchange.days.into()),
        dates(exchange.your_list),
        dates(exchange.their_list),
    ];
    let (yours, theirs) = (exchange.yours, exchange.theirs);
    let counts = [
        times("ui_two_you", "ui_two_you_none", yours, exchange.yours_seen),
        times(
            "ui_two_them",
            "ui_two_them_none",
            theirs,
            exchange.theirs_seen,
        ),
    ];
    let time = Message::counted("ui_two_days", exchange.days.into(), time);
    let time = counts.iter().any(Option::is_some).then_some(time);
    counts.into_iter().chain([time]).flatten().collect()
}

/// The same in the popup; or what would have to be read.
pub fn paragraph(two: &TwoOfYou) -> Option<Node> {
    let node = Node::new("div", "two");
    match two {
        TwoOfYou::Unknown => None,
        TwoOfYou::Unread(viewer) => {
            let replies = url::path_to(viewer, Tab::Replies);
            let words = Message::plain("ui_two_unread");
            Some(node.holding([link("small", &replies, Surface::Popup).words(words)]))
        }
        TwoOfYou::Counted(_, exchange) => {
            let mut words = counted(two);
            let time = words.pop().map(|time| Node::new("p", "small").words(time));
            let counts = words
                .into_iter()
                .map(|count| Node::new("p", "").words(count));
            let node = node
                .with("data-yours", exchange.yours.to_string())
                .with("data-theirs", exchange.theirs.to_string());
            Some(node.holding(counts).holding(time))
        }
    }
}
