//! The same judge on the command line, for archives and research.

fn main() {}
