//! The record of `../shared/timelines` (and of anybody's archive): one account per JSON line → a notebook.
