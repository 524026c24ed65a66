//! The shell: the only place that knows the browser.
