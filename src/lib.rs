//! Praxis, a moderated submission workflow service: submitters propose practices, reviewers decide,
//! the public reads what is published. This page is the map of the house; ARCHITECTURE.md is the guide.

pub mod account;
pub mod address;
pub mod admin;
pub mod app;
pub mod attachment;
pub mod catalogue;
mod closed_list;
pub mod command;
pub mod config;
pub mod db;
pub mod demo;
pub(crate) mod drafting;
pub mod edition;
mod encoding;
pub mod follow;
pub mod hashes;
pub(crate) mod health;
pub mod import;
pub mod language;
pub mod mail;
pub mod practice;
pub(crate) mod private_files;
pub mod question;
pub mod review;
pub mod router;
pub mod serve;
pub mod showing;
pub mod site_copy;
pub mod storage;
pub mod taxonomy;
pub mod visitor;
pub mod web;
pub mod workflow;
pub mod written;
