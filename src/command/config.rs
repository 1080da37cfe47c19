//! `praxis config`: what is in force, where each value came from, and what it means, in the settings file's
//! own form, so that a line can be copied into it. Passwords are masked.

use super::{Common, Stop};

pub fn print(common: &Common) -> Result<(), Stop> {
    let loaded = common.load(Vec::new(), false)?;
    for line in &loaded.table {
        let value = toml::Value::String(line.shown.clone());
        println!(
            "# {}\n{} = {value}  # {}\n",
            line.about, line.name, line.origin
        );
    }
    for warning in &loaded.warnings {
        eprintln!("praxis: {warning}.");
    }
    Ok(())
}
