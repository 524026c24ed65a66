//! How the two browsers are told to use the stage alone and to keep quiet otherwise.

use super::browser::Options;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::Path;

/// Firefox gives every add-on a random address; on the stage it is always this one.
pub const FIREFOX_UUID: &str = "0a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d";

/// Chromium asks its makers who is signed in, and no preference stops it. On the stage it asks a host
/// that nobody else would.
pub const NOBODY: &str = "nobody.invalid";

pub fn chromium(options: &Options, proxy: SocketAddr, profile: &Path) -> Value {
    let mut arguments: Vec<String> = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing of its own may be asked: what is refused at the proxy is then somebody else's.
        "--disable-component-extensions-with-background-pages",
        "--disable-default-apps",
        "--disable-client-side-phishing-detection",
        "--disable-domain-reliability",
        "--disable-breakpad",
        "--metrics-recording-only",
        "--no-pings",
        "--homepage=about:blank",
        "--no-default-browser-check",
        // The address bar consists of web pages, two for every window, and a process waits in reserve: tests need neither.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess,OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,Translate,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying",
        // A window behind another goes on painting.
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        "--disable-search-engine-choice-screen",
        "--force-color-profile=srgb",
        "--hide-scrollbars",
        "--proxy-bypass-list=<-loopback>",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--gaia-url=https://{NOBODY}"));
    arguments.push(format!("--proxy-server={proxy}"));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push(format!(
        "--window-size={},{}",
        options.window.0, options.window.1
    ));
    arguments.push(format!("--lang={}", options.language));
    arguments.push(format!("--accept-lang={}", options.language));
    if options.headless {
        arguments.push("--headless=new".into());
    }
    if let Some(extension) = &options.extension {
        arguments.push(format!("--load-extension={}", extension.display()));
    }
    json!({
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "timeouts": {"script": 60_000},
        "goog:loggingPrefs": {"browser": "WARNING"},
        "goog:chromeOptions": {"args": arguments, "prefs": {"intl.accept_languages": options.language, "homepage": "about:blank", "homepage_is_newtabpage": false}},
    })
}

pub fn firefox(options: &Options, proxy: SocketAddr, profile: &Path, addon: Option<&str>) -> Value {
    let mut arguments = vec![
        "--profile".into(),
        profile.display().to_string(),
        format!("--width={}", options.window.0),
        format!("--height={}", options.window.1),
    ];
    if options.headless {
        arguments.push("-headless".into());
    }
    let mut preferences = json!({
        "intl.accept_languages": options.language,
        "browser.aboutwelcome.enabled": false,
        // No process waits in reserve.
        "dom.ipc.processPrelaunch.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "devtools.console.stdout.content": true,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.proxy.allow_hijacking_localhost": true,
        "extensions.getAddons.cache.enabled": false,
        // An add-on for the time being keeps what it stored when the browser is closed, as one does that is there to stay.
        "extensions.webextensions.keepStorageOnUninstall": true,
        "extensions.webextensions.keepUuidOnUninstall": true,
        // Scroll bars take no room, as in the other browser.
        "ui.useOverlayScrollbars": 1,
    });
    if let Some(addon) = addon {
        preferences["extensions.webextensions.uuids"] =
            json!(json!({ addon: FIREFOX_UUID }).to_string());
    }
    let proxy = proxy.to_string();
    json!({
        "browserName": "firefox",
        "acceptInsecureCerts": true,
        "timeouts": {"script": 60_000},
        "proxy": {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy},
        "moz:firefoxOptions": {"args": arguments, "prefs": preferences},
    })
}
