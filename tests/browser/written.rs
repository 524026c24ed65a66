//! Cases that are data: `tests/cases/browser/*.json`. Each is a visit, a few deeds, and what is then there.

use crate::cases;
use crate::evidence::{FOCUSED, OPEN, gone, shows};
use crate::hostile;
use crate::options::{on_disk, said};
use crate::stage::shown::Panel;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Run, Stage, ids, same, so};
use fieldmark::judge::{Measure, catalogue};
use serde::Deserialize;
use serde_json::{Value, json};

/// A case as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// What must be so.
    name: String,
    steps: Vec<Step>,
}

/// What is done, or what is looked for. Unless it says "now", what is looked for is waited for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Step {
    Visit(String),
    VisitUnreadable(String),
    MoveTo(String),
    ScrollToEnd,
    ScrollToTop,
    /// A script of the page.
    Run(String),
    /// People who come to the fake X.
    Admit(Value),
    /// Ways in which a page means harm.
    Tricks(Vec<String>),
    RecordFrames,
    /// No frame since then showed a badge under that name.
    NoBadgeWasUnder(String),
    /// X got no report of a broken policy.
    NoReportNow,

    /// A page of the extension in a window of its own, about the page in view: `popup.html`, `options.html`.
    Open(String),
    /// Another page of the extension in that window.
    Turn(String),
    Aside,
    Show,
    Close,
    /// The popup has that chip, with a sentence.
    PopupTells(String),

    /// Something in the row.
    Press(String),
    /// Something in the page in view.
    Click(String),
    Type(String, String),
    /// Presses the badge; its evidence says all of it.
    Evidence(String, Vec<String>),

    Badge(String),
    /// So many of so many posts.
    Count(String, f64, f64),
    /// Whether a badge is said on the page that the one in view is about.
    Said(String, bool),
    NoBadge,
    BadgesNow(Vec<String>),
    NotNow(Vec<String>),
    NotInPanelNow(Vec<String>),
    NoHabitNow,
    Chip(String),
    ChipGone(String),
    /// Any chip has these letters.
    ChipWith(String),
    Element(String),
    NoElement(String),
    /// Everything the page in view says holds all of these.
    Words(Vec<String>),
    NoWordsNow(Vec<String>),
    WordsOf(String, Vec<String>),
    /// Which evidence is open, if any.
    Opened(Option<String>),
    Focused(String),
    OnDisk(String, bool),
    AddressNow(String),
    /// What a script of the page in view returns.
    Returns(String, Value),
}

/// All cases that are written down.
pub fn cases() -> Vec<Case> {
    let case = |(_, written): (String, Written)| Case {
        // They live as long as the program.
        name: written.name.leak(),
        run: Run::Steps(written.steps.leak()),
    };
    cases::folder("browser").into_iter().map(case).collect()
}

/// Plays the steps in order; what goes wrong is told with the step.
pub async fn play(stage: &Stage, steps: &[Step]) -> Outcome<()> {
    let mut player = Player { stage, panel: None };
    for (place, step) in steps.iter().enumerate() {
        let played = player.play(step).await;
        played.map_err(|error| format!("step {} ({step:?}): {error}", place + 1))?;
    }
    so(player.panel.is_none(), "a window was left open")
}

struct Player<'a> {
    stage: &'a Stage,
    panel: Option<Panel<'a>>,
}

impl Player<'_> {
    fn panel(&self) -> Outcome<&Panel<'_>> {
        self.panel.as_ref().ok_or("no window is open".to_owned())
    }

    async fn play(&mut self, step: &Step) -> Outcome<()> {
        let browser = &self.stage.browser;
        match step {
            Step::Visit(path) => browser.visit(path).await,
            Step::VisitUnreadable(path) => browser.visit_unreadable(path).await,
            Step::MoveTo(path) => browser.move_to(path).await,
            Step::ScrollToEnd => browser.scroll_to_end().await,
            Step::ScrollToTop => browser.scroll_to_top().await,
            Step::Run(script) => browser.run(script, &[]).await.map(drop),
            Step::Admit(people) => {
                let people = json!({ "people": people });
                browser
                    .run("fakeX.admit(arguments[0])", &[people])
                    .await
                    .map(drop)
            }
            Step::Tricks(tricks) => hostile::play(self.stage, tricks).await,
            Step::RecordFrames => browser.record_frames().await,
            Step::Open(page) => {
                let page = |tab| page.replace("TAB", &format!("{tab}"));
                self.panel = Some(browser.open_panel(page).await?);
                Ok(())
            }
            Step::Turn(page) => browser.go(&browser.page_of_extension(page)).await,
            Step::Aside => self.panel()?.step_back().await,
            Step::Show => self.panel()?.show().await,
            Step::Close => match self.panel.take() {
                Some(panel) => panel.close().await,
                None => Err("no window is open".into()),
            },
            Step::Press(selector) => browser.press_inside(selector).await,
            Step::Click(selector) => browser.press(selector).await,
            Step::Type(selector, keys) => browser.type_into(selector, keys).await,
            looked_for => self.look(looked_for).await,
        }
    }

    async fn look(&self, step: &Step) -> Outcome<()> {
        let browser = &self.stage.browser;
        match step {
            Step::Evidence(badge, says) => holds(&browser.evidence(badge).await?, says),
            Step::Badge(id) => browser.wait_for_badge(id).await.map(drop),
            Step::Count(id, k, n) => self.counted(id, *k, *n).await,
            Step::Said(id, wanted) => said(self.panel()?, browser, id, *wanted).await,
            Step::Chip(id) => browser.wait_for_chip(id).await.map(drop),
            Step::ChipGone(id) => gone(browser, id).await,
            Step::ChipWith(letters) => {
                until(&format!("a chip with {letters}"), async || {
                    let chips = browser.chips().await?;
                    Ok(chips
                        .iter()
                        .any(|chip| chip.text.contains(letters))
                        .then_some(()))
                })
                .await
            }
            Step::NoBadge => {
                until("no badge", async || {
                    Ok(browser.badges().await?.is_empty().then_some(()))
                })
                .await
            }
            Step::Element(selector) => browser.wait_for(selector).await.map(drop),
            Step::NoElement(selector) => {
                let none = format!("return !document.querySelector({})", json!(selector));
                until(&format!("no {selector}"), async || {
                    browser.truth(&none).await
                })
                .await
            }
            Step::Words(all) => self.words_of("body", all).await,
            Step::WordsOf(selector, all) => self.words_of(selector, all).await,
            Step::Opened(evidence) => shows(browser, OPEN, json!(evidence)).await,
            Step::Focused(what) => shows(browser, FOCUSED, json!(what)).await,
            Step::OnDisk(name, wanted) => on_disk(browser, name, *wanted).await,
            Step::PopupTells(chip) => self.popup_tells(chip).await,
            Step::Returns(script, value) => {
                until(script, async || {
                    same("returned", &browser.run(script, &[]).await?, value).map(Some)
                })
                .await
            }
            now => self.look_now(now).await,
        }
    }

    async fn look_now(&self, step: &Step) -> Outcome<()> {
        let browser = &self.stage.browser;
        let none_of = |those: &[String], there: Vec<String>| {
            let wrong = those.iter().find(|id| there.contains(id));
            so(wrong.is_none(), format!("{wrong:?} among {there:?}"))
        };
        match step {
            Step::BadgesNow(all) => same("badges", &ids(&browser.badges().await?), all),
            Step::NotNow(those) => none_of(those, ids(&browser.badges().await?)),
            Step::NoHabitNow => {
                let all = catalogue();
                let habits = all.filter(|badge| matches!(badge.measure, Measure::Habit(_)));
                let habits: Vec<String> = habits.map(|badge| badge.id.to_owned()).collect();
                none_of(&habits, ids(&browser.badges().await?))
            }
            Step::NotInPanelNow(those) => none_of(those, ids(&self.panel()?.badges().await?)),
            Step::NoWordsNow(those) => {
                let text = self.panel()?.text().await?;
                let wrong = those.iter().find(|word| text.contains(*word));
                so(wrong.is_none(), format!("{wrong:?} in {text}"))
            }
            Step::AddressNow(path) => {
                let address = browser.client.current_url().await.map_err(words)?;
                same("address", address.path(), path)
            }
            Step::NoReportNow => {
                let reports = self.stage.proxy.site.policy_reports();
                same("reports", reports, Vec::new())
            }
            Step::NoBadgeWasUnder(handle) => {
                let frames = browser.frames().await?;
                let theirs = frames
                    .iter()
                    .filter(|frame| frame.handle.as_ref() == Some(handle));
                let wrong = theirs.into_iter().find(|frame| !frame.badges.is_empty());
                so(wrong.is_none(), format!("painted: {wrong:?}"))
            }
            other => Err(format!("nobody plays {other:?}")),
        }
    }

    async fn counted(&self, id: &str, k: f64, n: f64) -> Outcome<()> {
        let browser = &self.stage.browser;
        let badge = browser.wait_for_count(id, n).await?;
        same(id, badge.k, Some(k))
    }

    async fn words_of(&self, selector: &str, all: &[String]) -> Outcome<()> {
        until(&format!("{all:?} in {selector}"), async || {
            let place = self.stage.browser.wait_for(selector).await?;
            let text = place.text().await.map_err(words)?;
            holds(&text, all).map(Some)
        })
        .await
    }

    /// In a sentence.
    async fn popup_tells(&self, chip: &str) -> Outcome<()> {
        let panel = self.stage.browser.popup().await?;
        let place = format!("return document.querySelector('[data-chip={chip}]')?.innerText ?? ''");
        let sentence = self.stage.browser.wait_for_text(chip, &place).await?;
        panel.close().await?;
        let otherwise = format!("{chip} is told by {sentence:?}");
        so(sentence.trim().ends_with('.'), otherwise)
    }
}

fn holds(text: &str, all: &[String]) -> Outcome<()> {
    let missing = all.iter().find(|words| !text.contains(*words));
    so(missing.is_none(), format!("no {missing:?} in {text}"))
}
