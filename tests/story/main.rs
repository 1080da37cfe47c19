//! One test binary: a file for each story, each story on both engines. `world` says how to write one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test that cannot go on should say where"
)]
#![allow(
    clippy::too_many_lines,
    reason = "a story is one sequence of acts, and is read from its beginning to its end"
)]

#[macro_use]
mod harness;

use harness::{
    authority, authors, browser, cast, credentials, desk, drafts, every_state, experts,
    focal_points, following, full_disk, giving, harvester, hostile, judging, kept, mail_server,
    node, outline, people, post, post_office, program, requests, returned_mail, server, service,
    site, sound_html, twin_worlds, unsaved, uploads, wait, walk, world, xml_tree,
};

mod account_credentials;
mod account_credentials_races;
mod account_crowd;
mod account_doors;
mod account_forms;
mod account_hostile;
mod account_register;
mod account_roles;
mod account_session_ids;
mod account_settings;
mod account_sign_in;
mod addresses;
mod admin;
mod admin_appeals;
mod admin_invite;
mod admin_letters;
mod admin_lists;
mod admin_record;
mod admin_refused;
mod answer_checks;
mod api;
mod api_fuzzed;
mod appeals;
mod attachments;
mod audit_log;
mod authors_checked;
mod autosave;
mod away;
mod backup;
mod bounces;
mod bounces_told;
mod budgets;
mod bulk;
mod calls;
mod catalogue_beside;
mod catalogue_canary;
mod catalogue_facets;
mod catalogue_feeds;
mod catalogue_files;
mod catalogue_pages;
mod catalogue_search;
mod catalogue_shown;
mod circles;
mod citations;
mod clean_cycle;
mod clearance;
mod clock_ahead;
mod co_authors;
mod co_authors_named;
mod command_files;
mod command_line;
mod command_words;
mod comments;
mod comparison;
mod conflicts;
mod consent;
mod consent_words;
mod crawlers;
mod database;
mod database_tls;
mod deeds;
mod demo;
mod demo_command;
mod demo_corpus;
mod diagram;
mod drafting_alike;
mod drafting_checklist;
mod drafting_form;
mod drafting_leaving;
mod drafting_limits;
mod drafting_place;
mod drafting_practice;
mod drafting_returned;
mod drafting_shown;
mod drafting_wanted;
mod editions;
mod entitled;
mod event_chain;
mod experts_asked;
mod explore;
mod figures;
mod follow;
mod follow_told;
mod group_commit;
mod handlers;
mod hostile_forms;
mod identifiers;
mod imports;
mod imports_loaded;
mod kept_deeds;
mod labels;
mod language;
mod link_visits;
mod log_secrets;
mod machine_help;
mod mail_fairness;
mod mail_fates;
mod mail_faults;
mod mail_killed;
mod mail_outage;
mod mail_outbox;
mod mail_pages;
mod mail_preferences;
mod mail_quotes;
mod mail_tls;
mod mail_told;
mod mail_words;
mod map;
mod matrix;
mod messages;
mod methods;
mod migrations;
mod names;
mod nodes;
mod not_before;
mod oai;
mod oai_changes;
mod offline;
mod on_hold;
mod open_data;
mod openings;
mod opinions;
mod opinions_hidden;
mod opinions_used;
mod orcid;
mod overload;
mod ownerless;
mod ownership;
mod page_cache;
mod page_views;
mod parties;
mod parties_named;
mod place_names;
mod practice;
mod practice_answers;
mod practice_races;
mod pressed_twice;
mod promise;
mod questions;
mod queue_search;
mod queue_standing;
mod random_days;
mod real_browser;
mod reminders;
mod removal;
mod replaced;
mod replica;
mod replications;
mod reports;
mod rescheduled;
mod review_checklist;
mod review_claims;
mod review_dates;
mod review_decisions;
mod review_kept;
mod review_public;
mod review_queue;
mod review_record;
mod review_replies;
mod review_spam;
mod review_suggested;
mod review_taken_back;
mod review_told;
mod review_unsent;
mod review_walk;
mod running_service;
mod same_person;
mod samples;
mod saved_filters;
mod screen_reader;
mod search_spelling;
mod security;
mod settings;
mod site_copy;
mod snapshots;
mod statements;
mod statistics;
mod still_true;
mod suggestions;
mod taxonomy;
#[path = "../tidy.rs"]
mod tidy;
mod translations;
mod two_worlds;
mod typed_text;
mod undone;
mod undone_desk;
mod web_compressed;
mod web_connections;
mod web_hostile;
mod web_http;
mod web_redirects;
mod web_refusals;
mod web_session;
mod workflow;
mod written;
