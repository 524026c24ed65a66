//! What is seen of an account by somebody who scrolls.

use fieldmark::account::Notebook;
use fieldmark::archive::trial::{READ_FIRST, SCROLLED, scrolled_both, scrolled_posts, tally};
use fieldmark::archive::{Record, Tab};
use fieldmark::judge::catalogue;

/// Six hundred posts, one an hour, every third of them a reply.
fn list() -> Notebook {
    let post = |age: i64| {
        let answers = if age % 3 == 0 {
            r#","reply_to":"ann""#
        } else {
            ""
        };
        format!(
            r#"{{"t":{},"text":"words"{answers}}}"#,
            1_700_000_000 - age * 3_600
        )
    };
    let posts: Vec<String> = (0..600).map(post).collect();
    let line = format!(r#"{{"account":"owner","posts":[{}]}}"#, posts.join(","));
    Record::parse(&line).unwrap().notebook(None, Tab::Replies)
}

fn counted(id: &str, notebook: &Notebook) -> Option<u32> {
    let badge = catalogue().find(|badge| badge.id == id).unwrap();
    tally(badge, notebook, &[]).map(|counted| counted.share.n)
}

/// Down to the twentieth of Posts there are ten replies; down to the twentieth reply, thirty-nine of Posts. What was
/// read of one list below the other does not count.
#[test]
fn replies_are_read_on_below_posts_that_were_read_first() {
    let scrolls: Vec<_> = scrolled_both(&list()).take(READ_FIRST.len()).collect();
    let ends = |(samples, next): &(Vec<Notebook>, Notebook)| {
        assert_eq!((samples.len(), next.notes.len()), (SCROLLED.len(), 200));
        let ends = [samples.first(), samples.last()];
        ends.map(|sample| counted("replies-often", sample.unwrap()).unwrap())
    };
    let ends: Vec<_> = scrolls.iter().map(ends).collect();
    assert_eq!(ends, [[30, 30], [59, 75], [59, 150], [59, 300]]);
}

#[test]
fn posts_alone_tell_nothing_of_replies() {
    let (samples, _) = scrolled_posts(&list()).next().unwrap();
    for (sample, read) in samples.iter().zip(SCROLLED) {
        assert_eq!(counted("replies-often", sample), None);
        assert_eq!(counted("asks-questions", sample), Some(read as u32));
    }
}
