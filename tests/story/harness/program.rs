//! The program as a person types it, on a world's database.

use std::io::Write;
use std::process::{Command, Stdio};

use praxis::db::Target;

use crate::world::World;

/// What a command answered.
#[derive(Debug)]
pub struct Printed {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs a command to its end, with this on its standard input.
pub fn praxis(world: &World, line: &[&str], input: &[u8]) -> Printed {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
    command
        .args(line)
        .arg("--data")
        .arg(world.data())
        .env_clear();
    if let Target::Postgres(address) = &world.app.settings.database {
        command.arg("--database").arg(address);
    }
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    // A command that is refused at once may have closed its input.
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    Printed {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Printed {
    /// What it printed, having done what it was asked to.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }

    /// Why it was not done: the exit code and the sentence. What cannot be read as a command ends with 2, and what
    /// cannot be carried out with 1; neither prints anything else.
    #[track_caller]
    pub fn refused(&self) -> (i32, &str) {
        assert_eq!(self.out, "", "{self:?}");
        let code = self.code.unwrap();
        let sentence = match code {
            2 => self.err.lines().next(),
            // A test's PostgreSQL is not made to last, and the program says so before.
            _ => self.err.lines().last(),
        };
        (code, sentence.unwrap_or_default())
    }
}
