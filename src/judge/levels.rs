//! From where on each habit is said. Written by `./build.sh calibrate`, which applies one rule to all of
//! them: change the rule in `src/bin/calibrate/rule.rs`, not a number here. `./build.sh accuracy` begins by
//! asking whether this is still what the rule gives.

use crate::judge::Said;

/// Of `replies-often`.
pub const REPLIES_OFTEN: Said = Said {
    level: 0.90,
    fewest: 30,
    patient: false,
};

/// Of `broadcaster`.
pub const BROADCASTER: Said = Said {
    level: 0.89,
    fewest: 41,
    patient: true,
};

/// Of `answers-many`.
pub const ANSWERS_MANY: Said = Said {
    level: 0.76,
    fewest: 20,
    patient: false,
};

/// Of `mostly-links`.
pub const MOSTLY_LINKS: Said = Said {
    level: 0.91,
    fewest: 25,
    patient: true,
};

/// Of `one-site`.
pub const ONE_SITE: Said = Said {
    level: 0.85,
    fewest: 15,
    patient: true,
};

/// Of `cross-posts`.
pub const CROSS_POSTS: Said = Said {
    level: 0.82,
    fewest: 30,
    patient: true,
};

/// Of `mostly-reposts`.
pub const MOSTLY_REPOSTS: Said = Said {
    level: 0.89,
    fewest: 30,
    patient: true,
};

/// Of `repeats-itself`.
pub const REPEATS_ITSELF: Said = Said {
    level: 0.75,
    fewest: 90,
    patient: true,
};

/// Of `asks-questions`.
pub const ASKS_QUESTIONS: Said = Said {
    level: 0.79,
    fewest: 50,
    patient: false,
};

/// Of `names-others`.
pub const NAMES_OTHERS: Said = Said {
    level: 0.90,
    fewest: 20,
    patient: true,
};

/// Of `quiet-audience`.
pub const QUIET_AUDIENCE: Said = Said {
    level: 0.95,
    fewest: 20,
    patient: false,
};

/// Of `rarely-answered`.
pub const RARELY_ANSWERED: Said = Said {
    level: 0.95,
    fewest: 20,
    patient: false,
};
