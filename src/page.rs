//! Which page this is, whose, and who is looking.
