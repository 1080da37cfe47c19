//! `praxis config`: prints the settings in force, the origin of each value and its meaning, in the form of the settings
//! file, so that a line can be copied into it. Passwords are masked.

use super::printed::{complain, print};
use super::{Common, Stop};

pub fn print_settings(common: &Common) -> Result<(), Stop> {
    let loaded = common.load(Vec::new(), false)?;
    for line in &loaded.table {
        let value = toml::Value::String(line.shown.clone());
        print(format!(
            "# {}\n{} = {value}  # {}\n",
            line.about, line.name, line.origin
        ))?;
    }
    for warning in &loaded.warnings {
        complain(format!("{warning}."));
    }
    Ok(())
}
