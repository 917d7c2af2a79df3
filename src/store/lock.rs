//! One writer at a time: a lock file beside the ledger that names who holds it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::both;
use crate::error::{Failure, Result, codes};

/// Who holds the ledger; the content of the lock file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Holder {
    /// Process id.
    pub pid: u32,
    /// Its command line, private values masked.
    pub command: String,
    /// Since when, local time.
    pub since: String,
}

/// Who writes, and how long it waits for its turn.
#[derive(Clone, Debug)]
pub struct Writer {
    /// What the lock file says while it writes.
    pub holder: Holder,
    /// How long it waits.
    pub wait: Duration,
}

/// A held lock; dropped, it is free again. A killed process frees it too, since the system owns it.
#[derive(Debug)]
pub struct WriterLock {
    file: File,
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // What the file says of the holder is only read while it is locked; failing to clear it harms nobody.
        let _ = self.file.set_len(0);
    }
}

/// The lock file of a ledger.
pub fn path_of(ledger: &Path) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// Takes the lock, waiting up to `wait`.
///
/// # Errors
/// E6001 naming the holder after the wait; E7006 when the lock file cannot be made.
pub fn acquire(ledger: &Path, holder: &Holder, wait: Duration) -> Result<WriterLock> {
    let path = path_of(ledger);
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path).map_err(|e| unwritable(ledger, e))?;
    let start = Instant::now();
    let mut pause = Duration::from_millis(2);
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) if start.elapsed() < wait => {
                std::thread::sleep(pause.min(wait.saturating_sub(start.elapsed())));
                pause = (pause * 2).min(Duration::from_millis(50));
            }
            Err(TryLockError::WouldBlock) => return Err(busy(holder_in(&mut file), wait)),
            Err(TryLockError::Error(e)) => return Err(unwritable(ledger, e)),
        }
    }
    let text = serde_json::to_string(holder).map_err(anyhow::Error::from)?;
    file.set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(text.as_bytes()))
        .map_err(|e| unwritable(ledger, e))?;
    Ok(WriterLock { file })
}

/// Names the holder in a failure that SQLite reported as busy; other failures pass.
pub fn named(ledger: &Path, wait: Duration, failure: Failure) -> Failure {
    if !std::ptr::eq(failure.code, &codes::E6001) {
        return failure;
    }
    let held = OpenOptions::new().read(true).open(path_of(ledger));
    match held {
        Ok(mut file) if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) => {
            // Our own lock says nothing about another program that holds the file itself.
            busy(holder_in(&mut file).filter(|h| h.pid != std::process::id()), wait)
        }
        _ => failure.hint(both!("加长等待: --等待 60s", "wait longer: --wait 60s")),
    }
}

/// Who holds the lock, as far as the file says.
fn holder_in(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().and_then(|()| file.read_to_string(&mut text)).ok()?;
    serde_json::from_str(&text).ok()
}

fn busy(holder: Option<Holder>, wait: Duration) -> Failure {
    let seconds = wait.as_secs_f64();
    let text = match holder {
        Some(Holder { pid, command, since }) => both!(
            "台账正被占用(进程 {pid},{command},{since} 起),等待 {seconds} 秒未果,未做任何改动",
            "the ledger is busy (process {pid}, {command}, since {since}); waited {seconds} s, nothing was changed"
        ),
        None => both!(
            "台账正被占用,等待 {seconds} 秒未果,未做任何改动",
            "the ledger is busy; waited {seconds} s, nothing was changed"
        ),
    };
    Failure::new(&codes::E6001, text).hint(both!("加长等待: --等待 60s", "wait longer: --wait 60s"))
}

fn unwritable(ledger: &Path, error: std::io::Error) -> Failure {
    let (path, why) = (ledger.display(), crate::error::io_reason(&error));
    let (zh, en) = (why.zh, why.en);
    Failure::new(&codes::E7006, both!("台账写不了: {path}({zh})", "the ledger cannot be written: {path} ({en})"))
        .caused_by(error)
}
