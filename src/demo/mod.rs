//! The demonstration: sample practices and people, put in place through the same deeds that people do. It stands
//! above the rooms; no room may know it.

pub mod samples;
