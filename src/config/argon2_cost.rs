//! What a password hash costs.

use super::WrongSetting;
use super::layers::Layers;

/// The cost of a password hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2Cost {
    /// The memory of one hash, in KiB.
    pub memory: u32,
    /// How many passes are made over the memory.
    pub passes: u32,
    /// How many lanes the memory is divided into.
    pub lanes: u32,
}

/// The cost of the settings.
pub(super) fn read(layers: &Layers) -> Result<Argon2Cost, WrongSetting> {
    Ok(Argon2Cost {
        memory: layers.number("argon2_memory", 8, 4_194_304)?,
        passes: layers.number("argon2_passes", 1, 100)?,
        lanes: layers.number("argon2_lanes", 1, 64)?,
    })
}
