//! What a choice of the user's changes in the settings.

use crate::ids::Handle;
use crate::judge;
use crate::settings::Settings;
use crate::ui::action::Action;

/// The settings after an action; `None` when it is not about settings or its value makes no sense.
/// `value` is the control's value: "true" and "false" for a check box.
pub(super) fn chosen(action: &Action, settings: &Settings, value: &str) -> Option<Settings> {
    let mut after = settings.clone();
    let on = value == "true";
    match action {
        // A page's script may ask for these two: what is no badge and no handle is not kept.
        Action::Hide { badge } => {
            judge::catalogue().find(|known| known.id == badge)?;
            after.switched.insert(badge.clone(), false);
            put(&mut after.marks, badge, false);
            put(&mut after.dim, badge, false);
        }
        Action::Switch { badge } => {
            after.switched.insert(badge.clone(), on);
        }
        Action::Threshold { badge } => move_to(&mut after, badge, value.parse().ok()?)?,
        Action::OneIn { badge } => {
            let number: f64 = value.parse().ok()?;
            move_to(&mut after, badge, 1.0 / number)?;
        }
        Action::DefaultThreshold { badge } => {
            after.thresholds.remove(badge);
        }
        Action::LeaveAlone { handle } => {
            put(&mut after.left_alone, &Handle::new(handle)?.key(), true)
        }
        Action::Return { handle } => {
            put(&mut after.left_alone, &handle.to_ascii_lowercase(), false)
        }
        Action::Remember => after.remember = on,
        Action::Retention => {
            after.retention_days = value.parse().ok()?;
            after.retention_days = after.retention();
        }
        Action::Toolbar => after.toolbar = on,
        Action::Mark { badge } => put(&mut after.marks, badge, on),
        Action::Dim { badge } => put(&mut after.dim, badge, on),
        // What is kept, and for how long, is no look of things: it stays, or nothing could be undone.
        Action::Reset => {
            after = Settings {
                remember: settings.remember,
                retention_days: settings.retention_days,
                ..Settings::default()
            }
        }
        _ => return None,
    }
    Some(after)
}

/// Moves a threshold to a value its unit allows; the default is kept as no entry.
fn move_to(settings: &mut Settings, id: &str, value: f64) -> Option<()> {
    let badge = judge::catalogue().find(|badge| badge.id == id)?;
    if !badge.threshold.unit.allows(value) {
        return None;
    }
    settings.thresholds.insert(id.to_owned(), value);
    if (value - badge.threshold.value).abs() < 1e-9 {
        settings.thresholds.remove(id);
    }
    Some(())
}

/// Has `word` in the list once, or not at all.
fn put(list: &mut Vec<String>, word: &str, there: bool) {
    list.retain(|other| other != word);
    if there {
        list.push(word.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(press: &Action, value: &str) -> Option<Settings> {
        chosen(press, &Settings::default(), value)
    }

    #[test]
    fn hiding_and_leaving_alone_change_the_settings_once() {
        let hide = Action::Hide {
            badge: "one-site".into(),
        };
        assert!(!after(&hide, "").unwrap().switched.get("one-site").unwrap());
        let leave = Action::LeaveAlone {
            handle: "NASA".into(),
        };
        let once = after(&leave, "").unwrap();
        assert_eq!(chosen(&leave, &once, "").unwrap().left_alone, ["nasa"]);
    }

    #[test]
    fn a_reset_forgets_no_account() {
        let remembering = Settings {
            remember: true,
            retention_days: 90,
            ..Settings::default()
        };
        let hide = Action::Hide {
            badge: "one-site".into(),
        };
        let hidden = chosen(&hide, &remembering, "").unwrap();
        assert_eq!(chosen(&Action::Reset, &hidden, ""), Some(remembering));
    }

    #[test]
    fn nonsense_changes_nothing() {
        let slide = Action::Threshold {
            badge: "broadcaster".into(),
        };
        assert_eq!(after(&slide, "NaN"), None);
        assert_eq!(after(&slide, "much"), None);
        assert_eq!(after(&Action::Retention, "-3"), None);
        assert_eq!(
            after(&Action::Retention, "9999").unwrap().retention_days,
            365
        );
        assert_eq!(after(&Action::Undo, ""), None);
    }
}
