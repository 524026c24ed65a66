//! A saved page of X, made safe to open: its scripts are gone, its words and structure untouched.

use super::proxy::HOSTS;
use std::path::Path;

/// A saved page and the address it is served at.
pub struct SavedPage {
    host: String,
    path: String,
    key: String,
    html: String,
}

impl SavedPage {
    /// Reads a saved page; without a URL the page's own words say where it was.
    pub fn read(file: &Path, url: Option<&str>) -> Result<SavedPage, String> {
        let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let html = without_scripts(&String::from_utf8_lossy(&bytes));
        let url = url.map(str::to_owned).unwrap_or_else(|| own_url(&html));
        let (host, path) = place(&url).ok_or_else(|| format!("{url} is no address of X"))?;
        let key = format!("{host}{path}");
        Ok(SavedPage {
            host,
            path,
            key,
            html: dressed(whole(html)),
        })
    }

    /// Host and path, as the site looks pages up.
    pub fn address(&self) -> &str {
        &self.key
    }

    /// What to type into the address bar.
    pub fn url(&self) -> String {
        format!("https://{}{}", self.host, self.path)
    }

    pub fn html(&self) -> &str {
        &self.html
    }
}

/// Host and path of an address of X, in the case it is written in.
fn place(url: &str) -> Option<(String, String)> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    HOSTS
        .contains(&host)
        .then(|| (host.to_owned(), format!("/{path}")))
}

/// Where the page says it is: the canonical link that the app wrote last, or the header's handle.
/// A fragment says nothing; it is read as a piece of its last author's replies.
fn own_url(html: &str) -> String {
    let canonical = html
        .match_indices("rel=\"canonical\"")
        .filter_map(|(at, _)| {
            let tag = &html[html[..at].rfind('<')?..at + html[at..].find('>')?];
            Some(attribute(tag, "href")?.to_owned())
        });
    let found = canonical.filter(|url| place(url).is_some()).last();
    let header = || Some(format!("https://x.com/{}", header_handle(html)?));
    let author = || Some(format!("https://x.com/{}/with_replies", last_author(html)?));
    found
        .or_else(|| xweb_url(html))
        .or_else(header)
        .or_else(author)
        .unwrap_or("https://x.com/home".into())
}

/// Articles of "x-web", cut out of their page: a post's page where one of them has no address of its
/// own, which is the post that the page is about, else a piece of its first author's posts.
fn xweb_url(html: &str) -> Option<String> {
    html.find("data-engagement-action")?;
    let (_, entries) = html.split_once("<article")?;
    let (_, author) = entries.split_once("<img alt=\"@")?;
    let author = author.split_once('"')?.0;
    let focal = html.contains("data-timeline-entry=\"\" tabindex=\"-1\"");
    let permalink = || {
        let (_, id) = entries.split_once(&format!("href=\"/{author}/status/"))?;
        let id = id.split_once('"')?.0;
        Some(format!("https://x.com/{author}/status/{id}"))
    };
    match focal {
        true => permalink(),
        false => Some(format!("https://x.com/{author}")),
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// The first `@handle` that stands alone in the header's name block.
fn header_handle(html: &str) -> Option<&str> {
    let (_, block) = html.split_once("data-testid=\"UserName\"")?;
    let (_, rest) = block.split_once(">@")?;
    rest.split_once('<').map(|(handle, _)| handle.trim())
}

/// Whom the first link in the last article's name block leads to.
fn last_author(html: &str) -> Option<&str> {
    let (_, article) = html.rsplit_once("<article")?;
    let (_, name) = article.split_once("data-testid=\"User-Name\"")?;
    let (_, link) = name.split_once(" href=\"")?;
    link.split_once('"')?.0.rsplit('/').next()
}

/// Takes out every script but the profile's data, and what else would act on its own.
fn without_scripts(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = find_ignoring_case(rest, "<script") {
        let (before, script) = rest.split_at(start);
        kept.push_str(before);
        let tag_end = script.find('>').map_or(script.len(), |at| at + 1);
        let end = find_ignoring_case(script, "</script>")
            .map_or(script.len(), |at| at + "</script>".len());
        if script[..tag_end].contains("application/ld+json") {
            kept.push_str(&script[..end]);
        }
        rest = &script[end.max(tag_end)..];
    }
    kept.push_str(rest);
    // A saved page may carry a refresh or a policy of its own; renamed, they do nothing.
    kept.replace("http-equiv", "data-was-http-equiv")
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes()
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}

/// Gives it something to wear: X's own styles were never in the document.
fn dressed(html: String) -> String {
    html.replacen(
        "</head>",
        "<link rel=\"stylesheet\" href=\"/fake/saved.css\"></head>",
        1,
    )
}

/// Fragments become documents, in standards mode as X is.
fn whole(html: String) -> String {
    if find_ignoring_case(&html, "<html").is_some() {
        return html;
    }
    format!(
        "<!DOCTYPE html><html dir=\"ltr\" lang=\"en\"><head><meta charset=\"utf-8\"></head><body>{html}</body></html>"
    )
}
