//! Evidence and chips, used as a person would: by keyboard, by click, on any screen.

use crate::marks::read_a_broadcaster;
use crate::stage::browser::Browser;
use crate::stage::wait::{Outcome, until};
use crate::suite::{Case, Stage, case, same, so};
use fantoccini::key::Key;
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(evidence_opens_by_keyboard_and_gives_the_focus_back),
    case!(evidence_stays_on_every_screen),
    case!(the_row_moves_the_page_once),
    case!(newcomers_are_told_once_what_badges_are_for),
    case!(a_badge_stays_the_same_element_while_others_come),
    case!(evidence_is_fetched_when_it_is_opened_and_however_the_background_was_stopped),
];

const READ: &str = "/orbit_bulletin/with_replies";

/// The badge or control that has the focus, as far as Fieldmark's own.
pub const FOCUSED: &str = "const held = root.activeElement; return held && (held.dataset.badge || held.className || held.outerHTML)";
pub const OPEN: &str = "return root.querySelector(':popover-open')?.id ?? null";

async fn evidence_opens_by_keyboard_and_gives_the_focus_back(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read(browser).await?;
    for key in [Key::Enter, Key::Space] {
        // A driver types into what has the focus, and cannot see it move within a closed root.
        let focus = "root.querySelector('[data-badge=broadcaster]').focus()";
        browser.inside(focus, &[]).await?;
        browser.press_key(key).await?;
        shows(browser, OPEN, json!("evidence-broadcaster")).await?;
        tab_into(browser).await?;
        shows(browser, FOCUSED, json!("close")).await?;
        browser.press_key(Key::Escape).await?;
        shows(browser, OPEN, Value::Null).await?;
        shows(browser, FOCUSED, json!("broadcaster")).await?;
    }
    // The next stop is the next badge, not something folded away.
    browser.press_key(Key::Tab).await?;
    shows(browser, FOCUSED, json!("mostly-links")).await
}

/// To the first control in the evidence. Firefox makes a stop of every box that scrolls.
async fn tab_into(browser: &Browser) -> Outcome<()> {
    browser.press_key(Key::Tab).await?;
    let moved = "const held = root.activeElement; return held && !held.matches('.badge') ? held.className : ''";
    let stop = until("the focus to move", async || {
        let stop = browser.inside(moved, &[]).await?;
        Ok(stop.filter(|stop| *stop != json!("")))
    });
    match stop.await? == json!("evidence") {
        true => browser.press_key(Key::Tab).await,
        false => Ok(()),
    }
}

async fn evidence_stays_on_every_screen(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    let outside = "const box = root.querySelector(':popover-open').getBoundingClientRect();
        const most = document.documentElement;
        return box.left < 0 || box.top < 0 || box.right > most.clientWidth + 1 || box.bottom > innerHeight + 1 || box.height < 150
            ? `${box.left} ${box.top} ${box.right} ${box.bottom} of ${most.clientWidth} × ${innerHeight}` : null";
    for (width, height) in [(1280, 900), (1000, 600), (620, 700)] {
        browser.resize(width, height).await?;
        for language in ["en", "ar"] {
            browser
                .visit(&format!("{READ}?fake-lang={language}"))
                .await?;
            browser.scroll_to_end().await?;
            browser.wait_for_badge("broadcaster").await?;
            for badge in ["broadcaster", "follows-few-back"] {
                browser.evidence(badge).await?;
                let name = format!("{badge} in {language} at {width} × {height}");
                let still = "return root.getAnimations({ subtree: true }).every((one) => one.playState === 'finished')";
                // A window may take its size after its page was drawn, and then all of it moves.
                until(&format!("{name} to come to rest"), async || {
                    let rests = browser.inside(still, &[]).await? == Some(json!(true));
                    same(
                        "outside",
                        browser.inside(outside, &[]).await?,
                        Some(Value::Null),
                    )?;
                    Ok(rests.then_some(()))
                })
                .await?;
                browser.press_key(Key::Escape).await?;
                shows(browser, OPEN, Value::Null).await?;
            }
        }
    }
    browser.resize(1280, 1000).await
}

/// The distance from the name to the bio, frame by frame: it grows once, and stays.
async fn the_row_moves_the_page_once(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/home").await?;
    browser.wait_for("[data-testid=User-Name]").await?;
    let watch = "const tick = document.createElement('i');
        Object.assign(tick.style, { position: 'fixed', height: '0', visibility: 'hidden' });
        document.body.append(tick);
        window.distances = [];
        const edge = (id, side) => document.querySelector(`[data-testid=${id}]`)?.getBoundingClientRect()[side];
        new ResizeObserver(() => {
            const distance = Math.round(edge('UserDescription', 'top') - edge('UserName', 'bottom'));
            if (!Number.isNaN(distance) && distances.at(-1) !== distance) distances.push(distance);
        }).observe(tick);
        let wide = false;
        (function next() { tick.style.width = (wide = !wide) ? '2px' : '1px'; requestAnimationFrame(next); })();";
    browser.run(watch, &[]).await?;
    browser.move_to(READ).await?;
    browser.scroll_to_end().await?;
    browser.wait_for_badge("broadcaster").await?;
    let moved = browser.run("return distances", &[]).await?;
    let places = moved.as_array().map_or(0, Vec::len);
    so(
        (1..=2).contains(&places),
        format!("the bio stood here: {moved}"),
    )
}

async fn newcomers_are_told_once_what_badges_are_for(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    let told = "return root.querySelector('.hint')?.dataset.words ?? ''";
    let room = "return root.querySelector('.row').matches('.first')";
    let words = json!("Press a badge to see why.");
    read(browser).await?;
    shows(browser, told, words.clone()).await?;
    browser.visit("/tide_and_ember").await?;
    browser.wait_for_badge("follows-back").await?;
    shows(browser, room, json!(true)).await?;
    read(browser).await?;
    shows(browser, told, words).await?;
    browser.evidence("broadcaster").await?;
    browser.press_key(Key::Escape).await?;
    // Its place stays, so that the page does not jump under whoever has just read.
    shows(browser, told, json!("")).await?;
    shows(browser, room, json!(true)).await?;
    browser.move_to("/tide_and_ember").await?;
    browser.wait_for_badge("follows-back").await?;
    shows(browser, room, json!(false)).await?;
    read(browser).await?;
    shows(browser, told, json!("")).await?;
    shows(browser, room, json!(false)).await
}

/// Other badges come before it, and it keeps the focus.
async fn a_badge_stays_the_same_element_while_others_come(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(READ).await?;
    browser.wait_for_badge("follows-few-back").await?;
    let hold = "window.held = root.querySelector('[data-badge=follows-few-back]'); held.focus()";
    browser.inside(hold, &[]).await?;
    browser.scroll_to_end().await?;
    browser.wait_for_badge("broadcaster").await?;
    let first = browser.badges().await?.swap_remove(0).id;
    same("the first badge", first.as_str(), "broadcaster")?;
    let stays = "return held === root.activeElement && held === root.querySelector('[data-badge=follows-few-back]')";
    let stays = browser.inside(stays, &[]).await?;
    same("the same element, focused", stays, Some(json!(true)))
}

/// It is nowhere in the page before it is asked for, nor after it is closed.
async fn evidence_is_fetched_when_it_is_opened_and_however_the_background_was_stopped(
    stage: &Stage,
) -> Outcome<()> {
    let browser = &stage.browser;
    read(browser).await?;
    let written = "return root.querySelector('#evidence-broadcaster').childElementCount";
    shows(browser, written, json!(0)).await?;
    let awake = browser.evidence("broadcaster").await?;
    browser.press_key(Key::Escape).await?;
    shows(browser, written, json!(0)).await?;
    browser.kill_worker().await?;
    same(
        "after a stop",
        browser.evidence("broadcaster").await?,
        awake,
    )?;
    browser.press_key(Key::Escape).await?;
    shows(browser, OPEN, Value::Null).await
}

async fn read(browser: &Browser) -> Outcome<()> {
    read_a_broadcaster(browser).await?;
    let middle = "document.querySelector('fieldmark-badges').scrollIntoView({ block: 'center' })";
    browser.run(middle, &[]).await.map(drop)
}

pub async fn shows(browser: &Browser, script: &str, expected: Value) -> Outcome<()> {
    until(&format!("{expected} from {script}"), async || {
        let there = browser.inside(script, &[]).await?;
        match there == Some(expected.clone()) {
            true => Ok(Some(())),
            false => Err(format!("there is {there:?}")),
        }
    })
    .await
}

pub async fn gone(browser: &Browser, id: &str) -> Outcome<()> {
    until(&format!("the chip {id} to go"), async || {
        let chips = browser.chips().await?;
        match chips.iter().find(|chip| chip.id == id) {
            None => Ok(Some(())),
            Some(chip) => Err(format!("it says {:?}", chip.text)),
        }
    })
    .await
}
