//! Standard error behind a buffer, so that a line of the log costs no call of the system: the lines of some milliseconds
//! are written together. A warning or an error is written at once, with all that waits before it.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

/// How long a line may wait.
const GATHER: Duration = Duration::from_millis(20);
/// The most bytes that may wait.
const MOST: usize = 64 * 1_024;

/// The buffer. Copies share it.
#[derive(Clone, Default)]
pub(super) struct LogBuffer(Arc<WaitingLines>);

#[derive(Default)]
struct WaitingLines {
    bytes: Mutex<Vec<u8>>,
    begun: Condvar,
}

impl LogBuffer {
    /// A buffer with the thread that empties it.
    pub(super) fn start() -> io::Result<Self> {
        let buffer = Self::default();
        let emptied = buffer.clone();
        std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || emptied.keep_empty())?;
        Ok(buffer)
    }

    /// Writes what waits.
    pub(super) fn flush(&self) {
        write_out(&mut self.lock());
    }

    fn keep_empty(&self) {
        loop {
            let begun = self
                .0
                .begun
                .wait_while(self.lock(), |bytes| bytes.is_empty());
            drop(begun.unwrap_or_else(PoisonError::into_inner));
            std::thread::sleep(GATHER);
            self.flush();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The lock is held while the bytes are written, so that lines keep their order.
fn write_out(bytes: &mut Vec<u8>) {
    // There is no other place to report that the log cannot be written.
    let _ = io::stderr().write_all(bytes);
    bytes.clear();
}

impl<'a> MakeWriter<'a> for LogBuffer {
    type Writer = LineWriter<'a>;

    fn make_writer(&'a self) -> LineWriter<'a> {
        LineWriter {
            buffer: self,
            is_urgent: true,
        }
    }

    fn make_writer_for(&'a self, event: &Metadata<'_>) -> LineWriter<'a> {
        LineWriter {
            buffer: self,
            is_urgent: *event.level() <= Level::WARN,
        }
    }
}

/// Writes the line of one event.
pub(super) struct LineWriter<'a> {
    buffer: &'a LogBuffer,
    is_urgent: bool,
}

impl Write for LineWriter<'_> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut bytes = self.buffer.lock();
        let begins = bytes.is_empty();
        bytes.extend_from_slice(line);
        if self.is_urgent || bytes.len() >= MOST {
            write_out(&mut bytes);
        } else if begins {
            self.buffer.0.begun.notify_one();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_waits_and_a_warning_takes_it_along() {
        let buffer = LogBuffer::default();
        let waiting = || buffer.lock().clone();
        let write = |is_urgent, line: &[u8]| {
            let mut writer = LineWriter {
                buffer: &buffer,
                is_urgent,
            };
            writer.write_all(line).unwrap();
        };
        write(false, b"answered\n");
        write(false, b"answered again\n");
        assert_eq!(waiting(), b"answered\nanswered again\n");
        write(true, b"a warning\n");
        assert!(waiting().is_empty());
        write(false, &vec![b'x'; MOST]);
        assert!(waiting().is_empty());
        write(false, b"answered\n");
        buffer.flush();
        assert!(waiting().is_empty());
    }
}
