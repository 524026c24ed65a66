//! Moving about: from profile to profile, from tab to tab, with the worker stopped in between.

use crate::stage::browser::Browser;
use crate::stage::frames::Frame;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, ids, same, so};
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use std::cell::Cell;

pub const CASES: &[Case] = &[
    case!(no_badge_of_the_last_profile_is_ever_painted),
    case!(nor_when_header_and_list_come_late_and_apart),
    case!(nor_one_of_the_next_profile_before_its_header),
    case!(nor_when_a_press_is_answered_after_the_move),
    case!(a_stopped_worker_loses_nothing),
    case!(a_list_of_one_layout_never_passes_for_one_of_the_other),
    case!(a_list_come_back_to_is_no_newer),
];

async fn no_badge_of_the_last_profile_is_ever_painted(stage: &Stage) -> Outcome<()> {
    go_from_orbit_to_tide(stage, "/orbit_bulletin/with_replies").await
}

async fn nor_when_header_and_list_come_late_and_apart(stage: &Stage) -> Outcome<()> {
    for late in [
        "header:120,list:0,schema:240",
        "header:0,list:200,schema:0",
        "header:200,list:100,schema:0",
    ] {
        go_from_orbit_to_tide(
            stage,
            &format!("/orbit_bulletin/with_replies?fake-linger&fake-late={late}"),
        )
        .await?;
    }
    Ok(())
}

async fn go_from_orbit_to_tide(stage: &Stage, start: &str) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(start).await?;
    browser.scroll_to_end().await?;
    browser.wait_for_badge("broadcaster").await?;
    browser.record_frames().await?;
    browser.move_to("/tide_and_ember/with_replies").await?;
    browser.wait_for_badge("follows-back").await?;
    nobody_elses(&browser.frames().await?)
}

/// The background is stopped, so that its answer to the press is sure to come late.
async fn nor_when_a_press_is_answered_after_the_move(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.scroll_to_end().await?;
    browser.evidence("broadcaster").await?;
    browser.record_frames().await?;
    browser.kill_worker().await?;
    let hide = r#"[data-press='{"hide":{"badge":"broadcaster"}}']"#;
    browser.press_inside(hide).await?;
    browser.move_to("/tide_and_ember/with_replies").await?;
    browser.wait_for_badge("follows-back").await?;
    nobody_elses(&browser.frames().await?)?;
    // The choice was made, all the same.
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("mostly-links").await?;
    let said = ids(&browser.badges().await?);
    so(
        !said.contains(&"broadcaster".to_owned()),
        format!("said: {said:?}"),
    )
}

/// Under each of the two headers stood only what is said of that one.
fn nobody_elses(frames: &[Frame]) -> Outcome<()> {
    let under = |handle: &str| -> Vec<&Frame> {
        let theirs = |frame: &&Frame| frame.handle.as_deref() == Some(handle);
        frames.iter().filter(theirs).collect()
    };
    so(
        !under("tide_and_ember").is_empty(),
        "no frame of the new profile was painted",
    )?;
    for (handle, others) in [
        (
            "tide_and_ember",
            ["broadcaster", "mostly-links", "follows-few-back"],
        ),
        (
            "orbit_bulletin",
            ["replies-often", "talks-to-you", "follows-back"],
        ),
    ] {
        let said = |id: &String| others.contains(&id.as_str());
        let wrong = under(handle)
            .into_iter()
            .find(|frame| frame.stranger || frame.badges.iter().any(said));
        so(
            wrong.is_none(),
            format!("painted under the header of {handle}: {wrong:?}"),
        )?;
    }
    Ok(())
}

/// Who is known already could be told from the address alone, while the last one's name still stands.
async fn nor_one_of_the_next_profile_before_its_header(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/tide_and_ember").await?;
    browser.wait_for_badge("follows-back").await?;
    browser.move_to("/orbit_bulletin").await?;
    browser.wait_for_badge("follows-few-back").await?;
    let page = browser.client.window().await.map_err(words)?;
    let inside = browser.open_inside().await?;
    let known = notebook_of_tide(browser).await?;
    browser.look_at(&page).await?;
    browser.record_frames().await?;
    browser
        .run(
            "fakeX.linger(true); fakeX.hold('header'); fakeX.hold('schema')",
            &[],
        )
        .await?;
    browser.move_to("/tide_and_ember").await?;
    browser
        .wait_for("article a[href^='/tide_and_ember/status/']")
        .await?;
    browser.scroll_to_end().await?;
    browser.look_at(&inside).await?;
    until("what the rest of the list shows to be kept", async || {
        Ok((notebook_of_tide(browser).await? != known).then_some(()))
    })
    .await?;
    browser.client.close_window().await.map_err(words)?;
    browser.look_at(&page).await?;
    // What is kept has been answered; the answer has only to come and be drawn.
    browser.paint(20).await?;
    same("badges", browser.badges().await?, Vec::new())?;
    browser.run("fakeX.release('header')", &[]).await?;
    browser.wait_for_badge("follows-back").await?;
    nobody_elses(&browser.frames().await?)
}

/// As it is kept; asked for on a page of the extension.
async fn notebook_of_tide(browser: &Browser) -> Outcome<Value> {
    let script = "const done = arguments[0]; chrome.storage.session.get('account:tide_and_ember').then(({ 'account:tide_and_ember': kept }) => done(kept));";
    browser.run_until_done(script, &[]).await
}

/// X gives a profile other tabs while it is open; the list of the old ones stands on for a while.
async fn a_list_of_one_layout_never_passes_for_one_of_the_other(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/home").await?;
    let page = browser.client.window().await.map_err(words)?;
    let inside = browser.open_inside().await?;
    for (path, layout, before, after) in [
        (
            "/granite_post/with_replies?fake-linger&fake-layout=split",
            "old",
            "in_split_replies",
            "in_replies",
        ),
        (
            "/granite_post?fake-linger",
            "split",
            "in_posts",
            "in_split_posts",
        ),
    ] {
        browser.look_at(&page).await?;
        browser.visit(path).await?;
        browser.look_at(&inside).await?;
        until(before, async || {
            Ok((noted(browser, before).await? > 0).then_some(()))
        })
        .await?;
        browser.look_at(&page).await?;
        // With other words in the header all that stands in the page is told again.
        let change = "fakeX.hold('list'); fakeX.layout(arguments[0]);
            document.querySelector('[data-testid=UserName] div[dir]').append(` ${arguments[0]}`)";
        browser.run(change, &[json!(layout)]).await?;
        browser.look_at(&inside).await?;
        until("the words to be kept", async || {
            let kept = granite(browser).await?;
            let name = kept["profile"]["name"].as_str().unwrap_or_default();
            Ok(name.ends_with(layout).then_some(()))
        })
        .await?;
        same(after, noted(browser, after).await?, 0)?;
        browser.look_at(&page).await?;
        browser.run("fakeX.release('list')", &[]).await?;
        browser.look_at(&inside).await?;
        until(after, async || {
            Ok((noted(browser, after).await? > 0).then_some(()))
        })
        .await?;
    }
    browser.client.close_window().await.map_err(words)?;
    browser.look_at(&page).await
}

/// A photo lies over the list, under an address of its own; a post's page replaces it. What the list shows
/// afterwards is no newer: X shows it again as it was.
async fn a_list_come_back_to_is_no_newer(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/home").await?;
    let page = browser.client.window().await.map_err(words)?;
    let inside = browser.open_inside().await?;
    browser.look_at(&page).await?;
    browser.visit("/granite_post?fake-layout=old").await?;
    browser.look_at(&inside).await?;
    let opened = until("the top of the list", async || top(browser).await).await?;
    browser.look_at(&page).await?;
    // Times are kept in whole seconds.
    let over = format!("return Date.now() > {}", (opened + 1) * 1_000);
    until("the next second", async || browser.truth(&over).await).await?;
    let photo = "const list = location.href;
        history.pushState({}, '', '/granite_post/status/1/photo/1');
        history.pushState({}, '', list)";
    browser.run(photo, &[]).await?;
    tell_again(browser, &inside, "After a photo").await?;
    same("opened", top(browser).await?, Some(opened))?;
    browser.look_at(&page).await?;
    browser.move_to("/granite_post/status/1").await?;
    let gone = "return !document.querySelector('[data-testid=UserName]')";
    until("the profile to go", async || browser.truth(gone).await).await?;
    browser.move_to("/granite_post").await?;
    browser.wait_for("[data-testid=tweetText]").await?;
    tell_again(browser, &inside, "After a post").await?;
    same("opened", top(browser).await?, Some(opened))?;
    browser.client.close_window().await.map_err(words)?;
    browser.look_at(&page).await
}

/// Changes a post of the page in view, and waits until it is kept so; looks inside then.
async fn tell_again(browser: &Browser, inside: &WindowHandle, words: &str) -> Outcome<()> {
    let change = "document.querySelector('[data-testid=tweetText]').prepend(arguments[0])";
    browser.run(change, &[json!(words)]).await?;
    browser.look_at(inside).await?;
    until("the post that is told again", async || {
        let kept = granite(browser).await?;
        let notes = kept["notes"].as_array().map(Vec::as_slice);
        let lines = notes.unwrap_or_default().iter();
        let mut lines = lines.filter_map(|note| note["line"].as_str());
        Ok(lines.any(|line| line.starts_with(words)).then_some(()))
    })
    .await
}

/// When Posts was opened, by what is kept of its top.
async fn top(browser: &Browser) -> Outcome<Option<i64>> {
    Ok(granite(browser).await?["posts_tab"]["tops"][0][1].as_i64())
}

/// How many posts are noted as seen in a list.
async fn noted(browser: &Browser, list: &str) -> Outcome<usize> {
    let kept = granite(browser).await?;
    let notes = kept["notes"].as_array().map(Vec::as_slice);
    let seen = notes.unwrap_or_default().iter();
    Ok(seen.filter(|note| note[list] == true).count())
}

/// The notebook, asked for on a page of the extension.
async fn granite(browser: &Browser) -> Outcome<Value> {
    let script = "const done = arguments[0]; chrome.storage.session.get('account:granite_post').then((all) => {
        const text = all['account:granite_post'] ?? '{}';
        done(JSON.parse(text.slice(text.indexOf('{'))));
    });";
    browser.run_until_done(script, &[]).await
}

async fn a_stopped_worker_loses_nothing(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    // Stopped so often that some looks fail for good, while the list drops what they told of.
    // The last stop is waited for: in Firefox it must find its way back to the page.
    let over = Cell::new(false);
    let stopping = async {
        while !over.get() {
            // A worker that is already going cannot be stopped: the next one will be.
            browser.kill_worker().await.ok();
        }
    };
    let scrolling = async {
        let scrolled = browser.scroll_to_end().await;
        over.set(true);
        scrolled
    };
    let ((), scrolled) = tokio::join!(stopping, scrolling);
    scrolled?;
    browser.wait_for_count("broadcaster", 60.0).await.map(drop)
}
