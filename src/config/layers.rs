//! Merges the sources of settings: flags take precedence over the environment, the environment over the file, and the file
//! over the defaults.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use super::keys::{KEYS, Key};
use super::{WrongSetting, parse};

/// The sources of settings.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The settings file that was named. Without it, `praxis.toml` in the data folder if it exists.
    pub file: Option<PathBuf>,
    /// The variables of the process's environment.
    pub environment: Vec<(String, String)>,
    /// The flags of the command line, by the name of the setting.
    pub flags: Vec<(&'static str, String)>,
    /// Whether the defaults of the demonstration apply.
    pub demo: bool,
}

impl Sources {
    /// This process's environment, and the flags given.
    pub fn of_process(
        file: Option<PathBuf>,
        flags: Vec<(&'static str, String)>,
        demo: bool,
    ) -> Self {
        Self {
            file,
            environment: std::env::vars().collect(),
            flags,
            demo,
        }
    }
}

/// The source of one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The default: no source sets the value.
    Default,
    /// The default of the demonstration: no source sets the value.
    Demo,
    /// The settings file.
    File(PathBuf),
    /// A variable of the environment.
    Environment(String),
    /// A flag of the command line.
    Flag(&'static str),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => write!(f, "default"),
            Self::Demo => write!(f, "default of the demo"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment(variable) => write!(f, "{variable}"),
            Self::Flag(name) => write!(f, "--{}", name.replace('_', "-")),
        }
    }
}

/// One line of `praxis config`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// The name of the setting.
    pub name: &'static str,
    /// The value, with passwords masked.
    pub shown: String,
    /// The source of the value.
    pub origin: Origin,
    /// The meaning, as [`Key::about`] says it.
    pub about: &'static str,
}

/// The values of all settings as they were written.
pub(super) struct Layers {
    values: BTreeMap<&'static str, (String, Origin)>,
    pub(super) warnings: Vec<String>,
}

impl Layers {
    pub(super) fn merge(sources: &Sources) -> Result<Self, WrongSetting> {
        let mut layers = Self {
            values: BTreeMap::new(),
            warnings: Vec::new(),
        };
        for key in KEYS {
            let (value, origin) = match key.in_demo.filter(|_| sources.demo) {
                Some(value) => (value, Origin::Demo),
                None => (key.default, Origin::Default),
            };
            layers.values.insert(key.name, (value.to_owned(), origin));
        }
        // The data folder is needed to find the file. Therefore the environment and the flags are applied first, and again
        // after the file.
        layers.apply_environment(sources);
        layers.apply_flags(sources);
        if let Some(file) = layers.find_file(sources) {
            layers.apply_file(&file)?;
            layers.apply_environment(sources);
            layers.apply_flags(sources);
        }
        layers.warn(sources);
        Ok(layers)
    }

    fn apply_environment(&mut self, sources: &Sources) {
        for (variable, value) in &sources.environment {
            if let Some(key) = key_of(variable) {
                self.values.insert(
                    key.name,
                    (value.clone(), Origin::Environment(variable.clone())),
                );
            }
        }
    }

    fn apply_flags(&mut self, sources: &Sources) {
        for (name, value) in &sources.flags {
            self.values
                .insert(name, (value.clone(), Origin::Flag(name)));
        }
    }

    fn find_file(&self, sources: &Sources) -> Option<PathBuf> {
        let named = sources
            .environment
            .iter()
            .find(|(variable, _)| variable == "PRAXIS_CONFIG");
        let named = sources
            .file
            .clone()
            .or_else(|| named.map(|(_, path)| path.into()));
        named.or_else(|| {
            Some(PathBuf::from(self.text("data")).join("praxis.toml")).filter(|path| path.exists())
        })
    }

    fn apply_file(&mut self, path: &PathBuf) -> Result<(), WrongSetting> {
        let refuse =
            |why: String| WrongSetting(format!("The settings file {}: {why}", path.display()));
        let text = std::fs::read_to_string(path)
            .map_err(|e| refuse(format!("it cannot be read: {e}.")))?;
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| refuse(e.message().to_owned()))?;
        for (name, value) in &table {
            let key = KEYS
                .iter()
                .find(|key| key.name == name)
                .ok_or_else(|| refuse(format!("there is no setting called “{name}”.")))?;
            let written = parse::from_toml(value).ok_or_else(|| {
                refuse(format!(
                    "“{name}” must be a text, a number, true or false, or a list of texts."
                ))
            })?;
            self.values
                .insert(key.name, (written, Origin::File(path.clone())));
        }
        Ok(())
    }

    fn warn(&mut self, sources: &Sources) {
        for (variable, _) in &sources.environment {
            if variable.starts_with("PRAXIS_")
                && variable != "PRAXIS_CONFIG"
                && key_of(variable).is_none()
            {
                self.warnings
                    .push(format!("{variable} is set, but there is no such setting"));
            }
        }
    }

    pub(super) fn table(&self) -> Vec<InForce> {
        let line = |key: &Key| {
            let (value, origin) = self.values.get(key.name)?;
            Some(InForce {
                name: key.name,
                shown: key.shown(value),
                origin: origin.clone(),
                about: key.about,
            })
        };
        KEYS.iter().filter_map(line).collect()
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |(value, _)| value.trim())
    }

    /// A text that must not be empty.
    pub(super) fn filled(&self, name: &str) -> Result<String, WrongSetting> {
        self.read(name, "a text", |s| (!s.is_empty()).then(|| s.to_owned()))
    }

    pub(super) fn duration(&self, name: &str) -> Result<Duration, WrongSetting> {
        self.read(
            name,
            "a duration such as 200ms, 30s, 10m, 6h or 7d",
            parse::duration,
        )
    }

    pub(super) fn switch(&self, name: &str) -> Result<bool, WrongSetting> {
        self.read(name, "on or off", parse::switch)
    }

    pub(super) fn number<N: Copy + FromStr + PartialOrd + std::fmt::Display>(
        &self,
        name: &str,
        from: N,
        to: N,
    ) -> Result<N, WrongSetting> {
        let wanted = format!("a whole number from {from} to {to}");
        self.read(name, &wanted, |s| {
            s.parse().ok().filter(|n| *n >= from && *n <= to)
        })
    }

    pub(super) fn read<T>(
        &self,
        name: &str,
        wanted: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, WrongSetting> {
        parse(self.text(name)).ok_or_else(|| self.wrong(name, &format!("it should be {wanted}")))
    }

    /// The error that names a wrong value and its source.
    pub(super) fn wrong(&self, name: &str, why: &str) -> WrongSetting {
        let (value, origin) = self
            .values
            .get(name)
            .map_or(("", &Origin::Default), |(v, o)| (v.as_str(), o));
        let key = KEYS.iter().find(|key| key.name == name);
        let value = key.map_or_else(|| value.to_owned(), |key| key.shown(value));
        WrongSetting::of(name, &value, origin, why)
    }
}

fn key_of(variable: &str) -> Option<&'static Key> {
    let name = variable.strip_prefix("PRAXIS_")?;
    KEYS.iter()
        .find(|key| key.name.to_ascii_uppercase() == name)
}
