//! Nobody is kept out: axe-core finds no barrier, and sizes, zoom, motion and colours are respected.

use crate::marks::{choose, read_a_broadcaster};
use crate::stage::browser::Browser;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use serde_json::json;
use std::path::PathBuf;

pub const CASES: &[Case] = &[
    case!(axe_finds_no_barrier_in_the_row_and_its_evidence),
    case!(axe_finds_no_barrier_in_the_veil_and_the_marks),
    case!(axe_finds_no_barrier_in_our_own_pages),
    case!(every_target_is_large_enough),
    case!(thumbs_find_large_targets_on_a_phone),
    case!(at_twice_the_size_nothing_scrolls_sideways),
    case!(whoever_wants_no_motion_gets_none),
    case!(forced_colours_leave_outlines),
];

const READ: &str = "/orbit_bulletin/with_replies";

async fn axe_finds_no_barrier_in_the_row_and_its_evidence(stage: &Stage) -> Outcome<()> {
    let Some(axe) = axe() else {
        return stage.leave_out(NO_AXE);
    };
    let browser = &stage.browser;
    for theme in ["light", "dim", "dark"] {
        browser.visit(&format!("{READ}?fake-theme={theme}")).await?;
        browser.scroll_to_end().await?;
        browser.wait_for_badge("broadcaster").await?;
        browser.evidence("broadcaster").await?;
        inspect_host(browser, &axe, "fieldmark-badges", theme).await?;
        let chips = format!("/fresh_ink_lab?fake-theme={theme}");
        browser.visit(&chips).await?;
        browser.wait_for_chip("few").await?;
        browser.press_inside("button[data-chip=few]").await?;
        browser.wait_inside(":popover-open").await?;
        inspect_host(browser, &axe, "fieldmark-badges", theme).await?;
        let list = format!("/harbour_kites?fake-theme={theme}");
        browser.visit(&list).await?;
        browser.wait_for_chip("replies").await?;
        inspect_host(browser, &axe, "fieldmark-badges", theme).await?;
    }
    Ok(())
}

async fn axe_finds_no_barrier_in_the_veil_and_the_marks(stage: &Stage) -> Outcome<()> {
    let Some(axe) = axe() else {
        return stage.leave_out(NO_AXE);
    };
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    choose(browser, "mark").await?;
    choose(browser, "dim").await?;
    for theme in ["light", "dim", "dark"] {
        browser.visit(&format!("/home?fake-theme={theme}")).await?;
        for host in ["fieldmark-veil", "fieldmark-mark"] {
            browser.wait_for(host).await?;
            inspect_host(browser, &axe, host, theme).await?;
        }
    }
    Ok(())
}

async fn axe_finds_no_barrier_in_our_own_pages(stage: &Stage) -> Outcome<()> {
    let Some(axe) = axe() else {
        return stage.leave_out(NO_AXE);
    };
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    for page in PAGES {
        let panel = browser.open_panel(|tab| address(page, tab)).await?;
        open_all(browser).await?;
        for scheme in ["light", "dark"] {
            browser.prefers(&[("prefers-color-scheme", scheme)]).await?;
            let name = format!("{page} in the {scheme}");
            inspect(browser, &axe, "document", &name).await?;
        }
        panel.close().await?;
    }
    Ok(())
}

/// Our own pages; `TAB` stands for the tab that is looked at.
const PAGES: [&str; 6] = [
    "popup.html?tab=TAB",
    "popup.html?tab=0",
    "popup.html?accounts",
    "options.html",
    "welcome.html",
    "changes.html",
];

fn address(page: &str, tab: u64) -> String {
    page.replace("TAB", &tab.to_string())
}

/// Unfolds whatever is folded.
async fn open_all(browser: &Browser) -> Outcome<()> {
    browser.wait_for("#page main").await?;
    let open =
        "document.querySelectorAll('details:not([name])').forEach((one) => { one.open = true; });
        const card = document.querySelector('details[name]'); if (card) card.open = true;";
    browser.run(open, &[]).await.map(drop)
}

const NO_AXE: &str = "axe-core is not there: run ./build.sh test once, with npm installed";

/// The source of axe-core, which `build.sh` fetches.
fn axe() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let file = program
        .ancestors()
        .filter_map(|folder| std::fs::read_dir(folder.join("tools")).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().contains("axe-core-"))
        .map(|path| path.join("node_modules/axe-core/axe.min.js"))
        .find(|path: &PathBuf| path.exists());
    std::fs::read_to_string(file?).ok()
}

/// Lets axe look into a closed root of the page, as if it were open.
async fn inspect_host(browser: &Browser, axe: &str, host: &str, name: &str) -> Outcome<()> {
    let open = "const root = arguments[0].getRootNode(); window.opened = root.host;
        Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });";
    until(&format!("{host} to be looked into"), async || {
        let element = browser.wait_for(host).await?;
        let root = element.shadow_root().await.map_err(words)?;
        let inside = root.find(fantoccini::Locator::Css("*")).await;
        let inside = serde_json::to_value(inside.map_err(words)?).map_err(words)?;
        browser.run(open, &[inside]).await.map(Some)
    })
    .await?;
    let name = format!("{host}, {name}");
    inspect(browser, axe, "window.opened", &name).await?;
    browser
        .run("delete window.opened.shadowRoot", &[])
        .await
        .map(drop)
}

async fn inspect(browser: &Browser, axe: &str, what: &str, name: &str) -> Outcome<()> {
    browser.run(axe, &[]).await?;
    let run = format!(
        "const done = arguments[arguments.length - 1]; axe.run({what}, {{ rules: {{ 'target-size': {{ enabled: true }} }} }}).then(
            (result) => done({{ passes: result.passes.length, violations: result.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | ')) }}),
            (error) => done({{ passes: 0, violations: [String(error)] }}));"
    );
    let result = browser.run_until_done(&run, &[]).await?;
    let passed = result["passes"].as_u64().unwrap_or_default();
    so(
        passed > 3,
        format!("{name}: axe looked at nothing: {result}"),
    )?;
    same(
        &format!("barriers in {name}"),
        &result["violations"],
        &json!([]),
    )
}

/// What can be pressed and is smaller than 24 pixels either way.
const SMALL: &str = "const least = matchMedia('(pointer: coarse)').matches ? 43.9 : 23.9;
    const targets = [...root.querySelectorAll('a[href], button, summary, select, textarea, input, label')];
    const size = (element) => element.getBoundingClientRect();
    return targets.filter((one) => one.checkVisibility() && size(one).width && !one.closest('label:not([data-press])') | one.matches('label'))
        .filter((one) => Math.min(size(one).width, size(one).height) < least)
        .map((one) => `${one.outerHTML.slice(0, 80)} ${size(one).width} × ${size(one).height}`);";

async fn every_target_is_large_enough(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    browser.evidence("broadcaster").await?;
    // What opens may grow.
    until("targets in the row that are large enough", async || {
        let small = browser.inside(SMALL, &[]).await?;
        same("small targets", small, Some(json!([]))).map(Some)
    })
    .await?;
    for page in PAGES {
        let panel = browser.open_panel(|tab| address(page, tab)).await?;
        open_all(browser).await?;
        let small = format!("const root = document; {SMALL}");
        let small = browser.run(&small, &[]).await?;
        same(&format!("small targets in {page}"), small, json!([]))?;
        panel.close().await?;
    }
    Ok(())
}

async fn thumbs_find_large_targets_on_a_phone(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    for page in PAGES {
        let panel = browser.open_panel(|tab| address(page, tab)).await?;
        open_all(browser).await?;
        browser.screen(360, 640).await?;
        browser.thumbs(true).await?;
        // Firefox tells scripts of thumbs before it applies the styles for them.
        let small = format!("const root = document; {SMALL}");
        let large = until("targets large enough for thumbs", async || {
            let small = browser.run(&small, &[]).await?;
            same(&format!("small targets in {page}"), small, json!([])).map(Some)
        })
        .await;
        let wide = browser.run(WIDE, &[]).await?;
        browser.thumbs(false).await?;
        large?;
        same(&format!("too wide in {page}"), wide, json!([]))?;
        panel.close().await?;
    }
    Ok(())
}

/// What runs out of the window sideways.
const WIDE: &str = "return [...document.querySelectorAll('#page *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg, .line, textarea'))
    .map((one) => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().right}`).slice(0, 4)";

async fn at_twice_the_size_nothing_scrolls_sideways(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    // Half of a popup, half of a narrow window.
    for (page, width) in PAGES.iter().zip([190, 190, 320, 320, 320, 320]) {
        let panel = browser.open_panel(|tab| address(page, tab)).await?;
        open_all(browser).await?;
        browser.screen(width, 500).await?;
        same(
            &format!("too wide in {page}"),
            browser.run(WIDE, &[]).await?,
            json!([]),
        )?;
        let scrolls = "return document.documentElement.scrollWidth";
        same(page, browser.run(scrolls, &[]).await?, json!(width))?;
        panel.close().await?;
    }
    browser.screen(320, 640).await?;
    let row = "const host = root.host.getBoundingClientRect(); return [...root.querySelectorAll('.badge, .chip')].every((one) => one.getBoundingClientRect().right <= host.right + 1)";
    same(
        "the row fits",
        browser.inside(row, &[]).await?,
        Some(json!(true)),
    )?;
    browser.screen(1280, 1000).await
}

async fn whoever_wants_no_motion_gets_none(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    let moving = "return root.getAnimations({ subtree: true }).length + [...root.querySelectorAll('*')].filter((one) => getComputedStyle(one).animationName !== 'none' || getComputedStyle(one).transitionDuration !== '0s').length";
    let still = "reduce";
    for (preference, expected) in [("no-preference", false), (still, true)] {
        browser.visit(READ).await?;
        browser
            .prefers(&[("prefers-reduced-motion", preference)])
            .await?;
        browser.wait_for_badge("follows-few-back").await?;
        browser.evidence("follows-few-back").await?;
        let moves = browser.inside(moving, &[]).await?;
        same(preference, moves == Some(json!(0)), expected)?;
    }
    let panel = browser.popup().await?;
    browser
        .prefers(&[("prefers-reduced-motion", still)])
        .await?;
    browser.wait_for("#page main").await?;
    let page = moving.replace(
        "root.getAnimations({ subtree: true })",
        "root.getAnimations()",
    );
    let page = format!("const root = document; {page}");
    let moves = browser.run(&page, &[]);
    same("moving in the popup", moves.await?, json!(0))?;
    panel.close().await
}

async fn forced_colours_leave_outlines(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(READ).await?;
    browser.prefers(&[("forced-colors", "active")]).await?;
    browser.wait_for_badge("follows-few-back").await?;
    let plain = "return [...root.querySelectorAll('.badge, .chip')].filter((one) => { const look = getComputedStyle(one); return look.borderTopStyle === 'none' || look.borderTopWidth === '0px' || look.borderTopColor === 'rgba(0, 0, 0, 0)'; }).length";
    same(
        "badges without outline",
        browser.inside(plain, &[]).await?,
        Some(json!(0)),
    )?;
    browser.prefers(&[]).await?;
    let options = browser.open_panel(|_| "options.html".into()).await?;
    browser.prefers(&[("forced-colors", "active")]).await?;
    browser.wait_for(".switch input").await?;
    // The knob tells on from off; it must differ from what it lies on.
    let lost = "return [...document.querySelectorAll('.switch input')].filter((one) => getComputedStyle(one, '::before').backgroundColor === getComputedStyle(one).backgroundColor).length";
    until("the switches' knobs", async || {
        Ok((browser.run(lost, &[]).await? == json!(0)).then_some(()))
    })
    .await?;
    options.close().await
}
