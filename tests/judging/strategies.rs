//! Accounts and settings at random, sense or nonsense.

use fieldmark::judge::catalogue;
use fieldmark::page::counts::CountRange;
use fieldmark::page::post::Kind;
use fieldmark::settings::Settings;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::written::{Received, Written};
use crate::support::{Account, Group, Header, Order, ReadBack, Tabs};

fn people() -> impl Strategy<Value = Vec<String>> {
    let people = prop::sample::select(vec!["ann", "bob", "cyd", "dan", "eve", "many", "viewer"]);
    vec(people.prop_map(str::to_owned), 0..4)
}

fn hosts() -> impl Strategy<Value = Vec<String>> {
    let hosts = prop::sample::select(vec![
        "example.com",
        "example.org",
        "bit.ly",
        "instagram.com",
    ]);
    vec(hosts.prop_map(str::to_owned), 0..2)
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![
        Kind::Original,
        Kind::Thread,
        Kind::Reply,
        Kind::Quote,
        Kind::Repost,
    ])
}

prop_compose! {
    fn group()(
        times in 1..40_usize,
        kind in kind(),
        to in people(),
        names in people(),
        links in hosts(),
        asks in any::<bool>(),
        alike in prop::option::of(Just("the shop is open from nine to five today".to_owned())),
        counts in prop::option::of((0..3_u64, 0..3_u64, 0..9_u64)),
        pinned in prop::bool::weighted(0.05),
    ) -> Group {
        let mut text = alike.unwrap_or_else(|| "…".to_owned());
        text.extend(asks.then_some("?"));
        text.extend(names.iter().map(|name| format!(" @{name}")));
        let reposted = Written { by: Some("many".to_owned()), ..Written::default() };
        let post = Written {
            kind: Some(kind),
            text,
            links,
            reposts: (kind == Kind::Repost).then(|| Box::new(reposted)),
            pinned,
            counts: counts.map(|(replies, reposts, likes)| Received::exact([replies, reposts, likes])).unwrap_or_default(),
            ..Written::default()
        };
        Group { times, post, to, ..Group::default() }
    }
}

fn order() -> impl Strategy<Value = Option<Order>> {
    prop_oneof![
        8 => Just(Some(Order::Timeline)),
        1 => Just(Some(Order::Selection)),
        1 => Just(Some(Order::Unproven)),
        2 => Just(None),
    ]
}

fn shown() -> impl Strategy<Value = Option<CountRange>> {
    let range = (0..200_000_u64, 0..1_000_u64);
    prop::option::of(range.prop_map(|(low, more)| CountRange {
        low,
        high: low + more,
    }))
}

prop_compose! {
    fn header()(
        followers in shown(),
        following in shown(),
        posts in shown(),
        created_days_ago in prop::option::of(0.0..4_000.0_f64),
        follows_you in any::<Option<bool>>(),
        you_follow in any::<Option<bool>>(),
        viewer in prop::option::of(Just("viewer".to_owned())),
    ) -> Header {
        Header { followers, following, posts, created_days_ago, follows_you, you_follow, viewer, ..Header::default() }
    }
}

prop_compose! {
    /// The lists of either profile; those of the split one are read down to different days.
    fn tabs()(
        split in any::<bool>(),
        posts in order(),
        replies in order(),
        all in order(),
        posts_back in prop::option::of(1.0..30.0_f64),
        replies_back in prop::option::of(1.0..30.0_f64),
    ) -> Tabs {
        if !split {
            return Tabs { posts, replies, ..Tabs::default() };
        }
        Tabs {
            split_posts: posts,
            split_replies: replies,
            all,
            read_back_days: ReadBack { split_posts: posts_back, split_replies: replies_back },
            ..Tabs::default()
        }
    }
}

prop_compose! {
    pub fn account()(
        header in header(),
        tabs in tabs(),
        posts in vec(group(), 0..6),
        every_hours in 0.1..48.0_f64,
    ) -> Account {
        Account {
            header,
            tabs,
            posts,
            every_hours: Some(every_hours),
            newest_days_ago: None,
            read_days_ago: 0.0,
            first_read_days_ago: None,
            unread: 0,
            unread_above: 0,
        }
    }
}

prop_compose! {
    /// Thresholds moved at will, sense or nonsense.
    pub fn settings()(
        moved in prop::collection::btree_map(
            prop::sample::select(catalogue().map(|badge| badge.id).collect::<Vec<_>>()),
            prop_oneof![0.0..1.0_f64, Just(f64::NAN), Just(-1.0), Just(1e12)],
            0..6,
        ),
        asked in any::<bool>(),
    ) -> Settings {
        let mut settings = Settings::default();
        for (id, value) in moved {
            settings.thresholds.insert(id.to_owned(), value);
        }
        settings.switched.insert("does-not-follow-you".to_owned(), asked);
        settings
    }
}
