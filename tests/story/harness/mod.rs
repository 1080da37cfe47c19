//! What all stories share: the small world, its people, its browsers, its post. Nothing here is a story.
#![allow(
    dead_code,
    reason = "the harness offers more than today's stories take"
)]

#[macro_use]
pub mod world;

pub mod authority;
pub mod authors;
pub mod browser;
pub mod cast;
pub mod credentials;
pub mod desk;
pub mod drafts;
pub mod every_state;
pub mod experts;
pub mod focal_points;
pub mod following;
pub mod full_disk;
pub mod giving;
pub mod harvester;
pub mod hostile;
pub mod judging;
pub mod kept;
pub mod mail_server;
pub mod node;
pub mod outline;
pub mod people;
pub mod post;
pub mod post_office;
pub mod program;
pub mod requests;
pub mod returned_mail;
pub mod server;
pub mod server_tools;
pub mod service;
pub mod site;
pub mod sound_html;
pub mod twin_worlds;
pub mod unsaved;
pub mod uploads;
pub mod wait;
pub mod walk;
pub mod xml_tree;
