//! The chain of digests over the log.
//!
//! An operation's SM3 digest (GB/T 32905) covers the digest before it, every change and its own header, each field as a
//! length and its bytes. [`super::audit`] recomputes it.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use sm3::{Digest as _, Sm3};

use super::Reader;
use crate::error::Result;

/// The digest before the first operation.
pub const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Bytes gathered before they are hashed.
const CHUNK: usize = 256 * 1024;
/// Chunks after which hashing moves to a thread of its own, so that it hides behind the writer.
const CHUNKS_INLINE: usize = 8;

/// A digest in the making.
pub(crate) struct Digest {
    state: State,
    buffer: Vec<u8>,
    chunks: usize,
}

enum State {
    Here(Box<Sm3>),
    Thread(SyncSender<Vec<u8>>, JoinHandle<Sm3>),
    /// Only while moving to a thread.
    Moving,
}

impl Digest {
    /// Begins with the digest of the operation before.
    pub(crate) fn after(previous: &str) -> Self {
        let mut digest = Self { state: State::Here(Box::new(Sm3::new())), buffer: Vec::new(), chunks: 0 };
        digest.field(Some(previous));
        digest
    }

    /// Adds a text field; a blank differs from an empty text.
    pub(crate) fn field(&mut self, text: Option<&str>) {
        match text {
            None => self.buffer.extend_from_slice(&u32::MAX.to_le_bytes()),
            Some(text) => {
                // A text of 4 GiB cannot be stored in SQLite, whose limit is 1 GB.
                let length = u32::try_from(text.len()).unwrap_or(u32::MAX - 1);
                self.buffer.extend_from_slice(&length.to_le_bytes());
                self.buffer.extend_from_slice(text.as_bytes());
            }
        }
        if self.buffer.len() >= CHUNK {
            self.flush();
        }
    }

    /// Adds a number field.
    pub(crate) fn number(&mut self, number: i64) {
        self.buffer.extend_from_slice(&number.to_le_bytes());
    }

    fn flush(&mut self) {
        self.chunks += 1;
        if self.chunks == CHUNKS_INLINE
            && let State::Here(hasher) = std::mem::replace(&mut self.state, State::Moving)
        {
            let (sender, receiver) = sync_channel::<Vec<u8>>(16);
            let mut hasher = *hasher;
            let thread = std::thread::spawn(move || {
                for chunk in receiver {
                    hasher.update(&chunk);
                }
                hasher
            });
            self.state = State::Thread(sender, thread);
        }
        match &mut self.state {
            State::Here(hasher) => {
                hasher.update(&self.buffer);
                self.buffer.clear();
            }
            State::Thread(sender, _) => {
                let full = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK + 4096));
                sender.send(full).expect("the hashing thread lives until its sender is dropped");
            }
            State::Moving => unreachable!("set and replaced within one call"),
        }
    }

    /// The digest in lower-case hex.
    pub(crate) fn finish(mut self) -> String {
        self.flush();
        let hasher = match self.state {
            State::Here(hasher) => *hasher,
            State::Thread(sender, thread) => {
                drop(sender);
                thread.join().expect("hashing bytes cannot fail")
            }
            State::Moving => unreachable!("set and replaced within one call"),
        };
        hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// The head of the chain: what `audit seal` prints, to be kept outside the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last operation.
    pub seq: i64,
    /// Its digest.
    pub digest: String,
    /// When it was made.
    pub at: String,
}

impl Reader<'_> {
    /// The head of the chain.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn head(&self) -> Result<Head> {
        Ok(self.conn.query_row("SELECT seq, digest, at FROM operation ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok(Head { seq: row.get(0)?, digest: row.get(1)?, at: row.get(2)? })
        })?)
    }
}

/// SM3 over the text of every object but SQLite's own page numbers.
pub(crate) fn schema_digest(conn: &rusqlite::Connection) -> Result<String> {
    let mut digest = Digest::after(ORIGIN);
    let mut statement = conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for i in 0..4 {
            digest.field(row.get_ref(i)?.as_str_or_null().map_err(rusqlite::Error::from)?);
        }
    }
    drop(rows);
    Ok(digest.finish())
}
