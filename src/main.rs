//! The command line of Praxis. Every command calls the rooms' actions; nothing is decided here.

fn main() {}
