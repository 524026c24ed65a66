//! The fitted numbers of the judge: the only file that holds any.
