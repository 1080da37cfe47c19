//! Rebuilds when a migration is added: the files are compiled in, and cargo cannot know a new one by itself.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=migrations");
}
