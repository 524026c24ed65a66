//! An oracle that reads saved pages by their *words*, not by their structure.
//!
//! The reader of the extension knows test ids, slots and lines, and no language. This one knows English, Chinese and
//! Portuguese labels ("Replying to", "reposted", "Pinned", "Quote", "Ad"), the microdata of server-rendered pages and
//! the schema script, and of structure only what is a link and where an article ends. Where the two agree, neither
//! repeats the other's rule. What no word says, it does not say: an original, a joined reply, an article.

use std::collections::BTreeMap;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;

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

/// What the microdata around one article says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Microdata {
    pub author: Option<String>,
    pub id: Option<String>,
    pub published: Option<String>,
    pub answered: Option<String>,
    pub quoted: Option<String>,
    pub counts: BTreeMap<String, u64>,
}

/// What the schema script says of the owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    pub owner: String,
    pub created: String,
    pub followers: u64,
    pub following: u64,
    pub posts: u64,
}

/// Something said, in reading order.
struct Said<'a> {
    what: What,
    words: String,
    /// The link it stands in.
    link: Option<ElementRef<'a>>,
    /// Whether it is part of somebody's own text rather than of the page's furniture.
    in_text: bool,
    /// Whether it labels a row of buttons.
    of_group: bool,
}

#[derive(PartialEq, Clone, Copy)]
enum What {
    Text,
    Label,
    Picture,
    Time,
}

impl Said<'_> {
    fn is_text(&self, words: &[&str]) -> bool {
        self.what == What::Text && words.contains(&self.words.as_str())
    }

    fn href(&self) -> Option<&str> {
        self.link.and_then(|link| link.attr("href"))
    }

    fn path(&self) -> Option<String> {
        self.href().and_then(path)
    }

    /// The handle, when the words are one and nothing else.
    fn handle(&self) -> Option<&str> {
        let handle = self.words.strip_prefix('@')?;
        let fits = !handle.is_empty()
            && handle
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        (self.what == What::Text && fits).then_some(handle)
    }
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
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

/// Walks the article in reading order and keeps what can be seen or heard.
fn listen(article: ElementRef<'_>) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    let mut silent: Option<ego_tree::NodeId> = None;
    for edge in article.traverse() {
        match edge {
            Edge::Open(node) if silent.is_none() => match node.value() {
                Node::Text(text) => {
                    let words = one_line(text);
                    if !words.is_empty() {
                        said.push(say(What::Text, words, node));
                    }
                }
                Node::Element(element) => {
                    if ["script", "style", "noscript"].contains(&element.name()) {
                        silent = Some(node.id());
                        continue;
                    }
                    if let Some(label) = element.attr("aria-label") {
                        said.push(say(What::Label, label.to_owned(), node));
                    }
                    if element.name() == "img" {
                        said.push(say(
                            What::Picture,
                            element.attr("alt").unwrap_or_default().to_owned(),
                            node,
                        ));
                    }
                    if element.name() == "time" {
                        said.push(say(
                            What::Time,
                            element.attr("datetime").unwrap_or_default().to_owned(),
                            node,
                        ));
                    }
                }
                _ => {}
            },
            Edge::Close(node) if silent == Some(node.id()) => silent = None,
            _ => {}
        }
    }
    said
}

fn say(what: What, words: String, node: NodeRef<'_, Node>) -> Said<'_> {
    let here = ElementRef::wrap(node);
    let around = || {
        here.into_iter()
            .chain(node.ancestors().filter_map(ElementRef::wrap))
    };
    Said {
        what,
        words,
        link: around().find(|element| element.value().name() == "a"),
        in_text: around().any(|element| {
            element.attr("itemprop") == Some("articleBody")
                || element.attr("data-testid") == Some("tweetText")
        }),
        of_group: what == What::Label
            && here.is_some_and(|element| element.attr("role") == Some("group")),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The path of an address on X itself; nothing for any other site.
fn path(href: &str) -> Option<String> {
    let bare = match href.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
            let (host, rest) = rest.split_once('/').unwrap_or((rest, ""));
            let host = host
                .trim_start_matches("www.")
                .trim_start_matches("mobile.");
            if !["x.com", "twitter.com"].contains(&host) {
                return None;
            }
            format!("/{rest}")
        }
        _ => href.to_owned(),
    };
    let bare = bare.split(['?', '#']).next()?;
    bare.starts_with('/').then(|| bare.to_owned())
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

fn microdata(article: ElementRef<'_>) -> Option<Microdata> {
    let around = article
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|element| element.attr("itemprop") == Some("hasPart"))?;
    let mut found = Microdata::default();
    let mut name = String::new();
    for one in around.select(&select("[itemprop]")) {
        let scope = |element: ElementRef<'_>| {
            element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .find(|outer| outer.attr("itemscope").is_some())
                .map(|outer| {
                    (
                        outer.id(),
                        outer.attr("itemprop").unwrap_or_default().to_owned(),
                    )
                })
        };
        let Some((scope_id, scope_name)) = scope(one) else {
            continue;
        };
        let value = one
            .attr("content")
            .or(one.attr("href"))
            .unwrap_or_default()
            .to_owned();
        let person =
            || path(&value).map(|path| path.split('/').nth(1).unwrap_or_default().to_owned());
        let property = one.attr("itemprop").unwrap_or_default();
        let outermost = scope_id == around.id();
        match (outermost, scope_name.as_str(), property) {
            (true, _, "identifier") => found.id = Some(value),
            (true, _, "datePublished") => found.published = Some(value),
            (true, _, "isPartOf") => found.answered = person(),
            (true, _, "isBasedOn") => found.quoted = person(),
            (false, "author", "additionalName") => found.author = Some(value),
            (false, "interactionStatistic", "name") => name = value,
            // The author's own followers come first under the same names; the post's come later and stay.
            (false, "interactionStatistic", "userInteractionCount") => {
                found.counts.insert(name.clone(), value.parse().unwrap());
            }
            _ => {}
        }
    }
    Some(found)
}

/// The schema script of a profile.
pub fn read_schema(page: &Html) -> Option<Schema> {
    page.select(&select("script[type='application/ld+json']"))
        .find_map(|script| {
            let schema: Value = serde_json::from_str(&script.text().collect::<String>()).ok()?;
            let person = schema.get("mainEntity").or(schema.get("author"))?;
            let count = |name: &str| {
                let statistics = person.get("interactionStatistic")?.as_array()?;
                statistics
                    .iter()
                    .find(|one| one.get("name").and_then(Value::as_str) == Some(name))?
                    .get("userInteractionCount")?
                    .as_u64()
            };
            Some(Schema {
                owner: person.get("additionalName")?.as_str()?.to_owned(),
                created: schema.get("dateCreated")?.as_str()?.to_owned(),
                followers: count("Follows")?,
                following: count("Friends")?,
                posts: count("Tweets")?,
            })
        })
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
