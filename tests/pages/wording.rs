//! An oracle that reads saved pages by their *words*, not by their structure.
//!
//! The reader of the extension knows test ids, slots and lines, and no language. This one knows English, Chinese and
//! Portuguese labels ("Replying to", "reposted", "Pinned", "Quote", "Ad"), the microdata of server-rendered pages and
//! the schema script, and of structure only what is a link and where an article ends. Where the two agree, neither
//! repeats the other's rule. What no word says, it does not say: an original, a joined reply, an article.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html};

use crate::said::{Said, What, listen, one_line, path};
use crate::stated::{Microdata, microdata, select};

/// What the words of one article say. `None` is "no word says it".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Worded {
    pub author: String,
    pub id: Option<String>,
    pub time: Option<String>,
    pub pinned: bool,
    pub ad: bool,
    pub reposted_by: Option<String>,
    /// The people after "Replying to", in order.
    pub answered: Vec<String>,
    /// "and 3 others".
    pub answers_more: bool,
    pub quotes: Option<String>,
    pub media: bool,
    pub poll: bool,
    pub cut: bool,
    pub hosts: Vec<String>,
    pub mentions: Vec<String>,
    pub counts: BTreeMap<&'static str, u64>,
    pub microdata: Option<Microdata>,
}

/// Every `article` of the page in document order; `None` for one that names no author and so is no post.
pub fn read_articles(page: &Html) -> Vec<Option<Worded>> {
    page.select(&select("article")).map(read_article).collect()
}

fn read_article(article: ElementRef<'_>) -> Option<Worded> {
    let said = listen(article);
    let author_at = said.iter().position(|one| one.handle().is_some())?;
    let (head, rest) = said.split_at(author_at);
    let author = rest.first()?.handle()?.to_owned();
    let mut worded = Worded {
        author: author.clone(),
        ..Worded::default()
    };
    worded.pinned = head
        .iter()
        .any(|one| one.is_text(&["Pinned", "Pinned Tweet"]));
    worded.reposted_by = head
        .iter()
        .find(|one| says_repost(&one.words))
        .and_then(|one| one.path())
        .map(|path| path.trim_matches('/').to_owned());
    worded.ad = said
        .iter()
        .any(|one| one.is_text(&["Promoted"]) && one.link.is_none())
        || rest
            .iter()
            .take(8)
            .any(|one| one.is_text(&["Ad"]) && one.link.is_none());

    let quote_at = rest.iter().enumerate().position(|(place, one)| {
        // "1 Quote Tweet" is a count, not the head of a quote.
        let before = rest[..place]
            .iter()
            .rev()
            .find(|before| before.what == What::Text);
        let counted = before.is_some_and(|before| {
            before
                .words
                .chars()
                .all(|sign| sign.is_ascii_digit() || ",.KM".contains(sign))
        });
        one.is_text(&["Quote", "Quote Tweet"]) && !counted
    });
    let group_at = rest.iter().position(|one| {
        one.of_group
            && one.words.contains(|sign: char| sign.is_ascii_digit())
            && !one.words.contains("Carousel")
    });
    let end = quote_at.or(group_at).unwrap_or(rest.len());
    if let Some(quote_at) = quote_at {
        worded.quotes = rest[quote_at..]
            .iter()
            .find_map(Said::handle)
            .map(str::to_owned);
    }

    let mut own = &rest[1..end];
    if let Some(at) = own
        .iter()
        .position(|one| one.is_text(&["Replying to", "回复"]) && !one.in_text)
    {
        let block = own[at + 1..].iter().take_while(|one| {
            // A post whose text is nothing but a mention follows its reply block without a word between.
            !one.in_text
                && (one.handle().is_some()
                    || one.is_text(&["and"])
                    || one.words.ends_with(" others")
                    || one.words == "View people in conversation")
        });
        let block: Vec<&Said> = block.collect();
        worded.answered = block
            .iter()
            .filter_map(|one| one.handle())
            .map(str::to_owned)
            .collect();
        worded.answers_more = block.iter().any(|one| one.words.ends_with(" others"));
        own = &own[at + 1 + block.len()..];
    }
    for one in own {
        let links_to_it = |handle: &str| {
            one.path()
                .is_some_and(|path| path.trim_matches('/').eq_ignore_ascii_case(handle))
        };
        if let Some(handle) = one.handle().filter(|handle| links_to_it(handle)) {
            push_new(&mut worded.mentions, handle);
        }
        worded.media |= match one.what {
            What::Label | What::Picture => {
                ["Image", "Imagem", "Embedded video"].contains(&one.words.as_str())
            }
            _ => one.is_text(&["GIF"]),
        };
        worded.poll |= one.what == What::Text
            && (one.words.contains("Final results") || says_time_left(&one.words));
        worded.cut |= one.is_text(&["Show more", "显示更多"]);
    }
    worded.hosts = hosts(own);
    worded.counts = counts(&said);
    worded.microdata = microdata(article);

    for one in &said {
        let Some((id, tail)) = one.path().and_then(|path| post_of(&path, &author)) else {
            continue;
        };
        if worded.id.is_none() && (tail.is_empty() || tail == "history") {
            worded.id = Some(id);
        }
        if one.what == What::Time && worded.time.is_none() {
            worded.time = Some(one.words.clone());
        }
    }
    // An advertisement links to itself only where its numbers are.
    worded.id = worded.id.or_else(|| {
        said.iter()
            .filter_map(|one| post_of(&one.path()?, &author))
            .find(|(_, tail)| tail == "analytics")
            .map(|(id, _)| id)
    });
    Some(worded)
}

fn says_repost(words: &str) -> bool {
    ["reposted", "Retweeted"]
        .iter()
        .any(|word| words == *word || words.ends_with(&format!(" {word}")))
        || words.ends_with("已转帖")
}

fn says_time_left(words: &str) -> bool {
    [
        "days left",
        "day left",
        "hours left",
        "hour left",
        "minutes left",
        "minute left",
    ]
    .iter()
    .any(|left| words.ends_with(left))
}

/// The id and what follows it in `/author/status/ID/…`.
fn post_of(path: &str, author: &str) -> Option<(String, String)> {
    let mut parts = path.trim_matches('/').split('/');
    let fits = parts.next()?.eq_ignore_ascii_case(author) && parts.next()? == "status";
    let id = parts.next()?;
    (fits && id.chars().all(|sign| sign.is_ascii_digit()))
        .then(|| (id.to_owned(), parts.collect::<Vec<_>>().join("/")))
}

/// The hosts that the words of outside links show: an address written out, or the domain line of a card.
fn hosts(own: &[Said<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for one in own {
        let Some((link, href)) = one.link.zip(one.href()) else {
            continue;
        };
        if path(href).is_some() || !href.contains("://") || href.contains("//help.") {
            continue;
        }
        let whole: String = link.text().flat_map(str::split_whitespace).collect();
        let label = link
            .attr("aria-label")
            .and_then(|label| label.split(' ').next())
            .map(str::to_owned);
        let lines = link
            .text()
            .map(|line| one_line(line).trim_start_matches("From ").to_owned());
        let host = match whole.split_once("://") {
            Some((_, rest)) if whole.starts_with("http") => {
                rest.split(['/', '?', '#', '…']).next().map(str::to_owned)
            }
            _ => lines.chain(label).find(|line| is_domain(line)),
        };
        if let Some(host) = host
            .map(|host| host.to_lowercase())
            .filter(|host| !["x.com", "twitter.com"].contains(&host.as_str()))
        {
            push_new(&mut found, host.trim_start_matches("www."));
        }
    }
    found
}

fn is_domain(line: &str) -> bool {
    let parts: Vec<&str> = line.split('.').collect();
    let last_is_letters = parts
        .last()
        .is_some_and(|last| last.len() > 1 && last.chars().all(|sign| sign.is_ascii_alphabetic()));
    parts.len() > 1
        && last_is_letters
        && parts.iter().all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
        })
}

fn push_new(list: &mut Vec<String>, word: &str) {
    if !list.iter().any(|old| old.eq_ignore_ascii_case(word)) {
        list.push(word.to_owned());
    }
}

/// The numbers of the labels, in the words of three languages; buttons say the zeros that the row leaves out.
fn counts(said: &[Said<'_>]) -> BTreeMap<&'static str, u64> {
    const WORDS: [(&str, &[&str]); 3] = [
        (
            "replies",
            &["reply", "replies", "resposta", "respostas", "回复"],
        ),
        (
            "reposts",
            &["repost", "reposts", "retweet", "retweets", "次转帖"],
        ),
        (
            "likes",
            &["like", "likes", "curtida", "curtidas", "喜欢", "喜欢次数"],
        ),
    ];
    let mut counts = BTreeMap::new();
    for label in said.iter().filter(|one| one.what == What::Label) {
        let parts: Vec<&str> = if label.of_group {
            label.words.split([',', '、']).collect()
        } else {
            label.words.split(['.', '。']).take(1).collect()
        };
        for part in parts {
            let Some((number, noun)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            let noun = noun.trim().to_lowercase();
            for (name, words) in WORDS {
                if words.contains(&noun.as_str()) {
                    counts.entry(name).or_insert(number);
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(article: &str) -> Option<Worded> {
        let page = Html::parse_document(&format!("<body><article>{article}</article></body>"));
        read_articles(&page).remove(0)
    }

    #[test]
    fn a_row_without_an_author_is_no_post() {
        assert_eq!(check("<span>Show additional replies</span>"), None);
    }

    #[test]
    fn a_reposted_reply_with_a_link_is_read_by_its_words() {
        let worded = check(
            "<a href='/ada'><span>Ada</span> <span>reposted</span></a><a href='/bo'>@bo</a>\
             <a href='/bo/status/20'><time datetime='2020-01-01T00:00:00Z'>1h</time></a>\
             <div>Replying to <a href='/cy'>@cy</a> and <a href='/dee'>@dee</a></div>\
             <div data-testid='tweetText'><a href='/eve'>@eve</a> look <a href='https://t.co/x'>https://<i>site.example</i>/a…</a></div>\
             <div role='group' aria-label='2 replies, 1 like'><b aria-label='0 reposts. Repost'></b></div>",
        )
        .unwrap();
        assert_eq!(worded.reposted_by.as_deref(), Some("ada"));
        assert_eq!(worded.author, "bo");
        assert_eq!(worded.id.as_deref(), Some("20"));
        assert_eq!(worded.answered, ["cy", "dee"]);
        assert_eq!(worded.mentions, ["eve"]);
        assert_eq!(worded.hosts, ["site.example"]);
        assert_eq!(
            worded.counts,
            BTreeMap::from([("replies", 2), ("reposts", 0), ("likes", 1)])
        );
    }

    #[test]
    fn what_stands_after_the_word_quote_is_not_the_authors_own() {
        let worded = check(
            "<a href='/ada'>@ada</a><p>Look</p><span>Quote</span><p>@bo</p><p>Replying to @cy</p>\
             <img alt='Image'><span>Show more</span>",
        )
        .unwrap();
        assert_eq!(worded.quotes.as_deref(), Some("bo"));
        assert_eq!(
            (worded.media, worded.cut, worded.answered.len()),
            (false, false, 0)
        );
    }

    #[test]
    fn an_ad_says_so_outside_any_link() {
        assert!(check("<a href='/ada'>@ada</a><span>Ad</span>").unwrap().ad);
        assert!(
            !check("<a href='/ada'>@ada</a><a href='/bo'>Ad</a>")
                .unwrap()
                .ad
        );
    }
}
