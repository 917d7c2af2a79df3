//! Records on their way from the ledger to an output: read on one thread, written on another once they are many.
//!
//! SQLite takes as long to read a register as a writer to put it into words, so the two share the work. Names are the
//! ledger's too: those of small registers go along once, those of large ones with the batch that needs them.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use super::session::Session;
use crate::error::Result;
use crate::messages::Both;
use crate::schema::filter::Query;
use crate::schema::parse::LIST_SEPARATOR;
use crate::schema::{Kind, RecordWriter, Row, Type, Written};
use crate::store::{BatchNames, Directory, Ledger, TakenNames};

/// Records that travel together; fewer than that never leave the thread they are read on.
const BATCH: usize = 512;
/// Batches that may wait for the writer.
const WAITING: usize = 4;

type Writer<'w> = Box<dyn RecordWriter + Send + 'w>;

/// Records of one kind that a field refers to, after which all names of the kind go along, if they are not too many.
const SINGLY: usize = 256;

/// Records and the names that they need and that no batch before brought.
#[derive(Default)]
struct Batch {
    rows: Vec<Row>,
    /// For this batch alone.
    names: TakenNames,
    /// For all batches from now on.
    all: TakenNames,
}

/// A field that refers to other records, and how their names get to the writer.
struct Named {
    position: usize,
    target: &'static Kind,
    /// Records referred to so far.
    asked: usize,
    names: Taken,
}

#[derive(PartialEq)]
enum Taken {
    Singly,
    /// There are too many for more.
    AlwaysSingly,
    All,
}

/// Computes what is computed of a record; false when it does not pass.
pub(super) type Fill<'f> = dyn FnMut(&mut Row) -> Result<bool> + 'f;

/// Writes every record that a query selects; `what` is its kind, the positions of the columns that are read, and what is
/// computed of each.
///
/// # Errors
/// When the ledger cannot be read or the output cannot be written.
pub(super) fn records(
    s: &Session<'_>,
    ledger: &Ledger,
    what: (&'static Kind, &[usize], &mut Fill<'_>),
    query: &Query,
    writer: Writer<'_>,
    names: &mut Directory<'_>,
) -> Result<Written> {
    let (kind, wanted, fill) = what;
    let mut progress = s.ui.progress(&Both::fixed("已读", "read"), None);
    let written = std::thread::scope(|scope| {
        let mut stream =
            Stream { kind, names, writer: Some(writer), apart: None, batch: Batch::default(), spare: Vec::new() };
        let mut rows = 0_u64;
        let read = ledger.read().each_of(kind, query, wanted, &mut |row| {
            if !fill(row)? {
                return Ok(());
            }
            rows += 1;
            if rows.is_multiple_of(4096) {
                progress.set(rows);
            }
            stream.take(row, scope)
        });
        stream.finish(read)
    });
    progress.finish();
    written
}

/// A writer on its own thread.
struct Apart<'scope> {
    /// Takes batches, and `None` for the end of a reading that went well.
    full: SyncSender<Option<Batch>>,
    used: Receiver<Vec<Row>>,
    named: Vec<Named>,
    thread: ScopedJoinHandle<'scope, Result<Written>>,
}

struct Stream<'scope, 'w, 'd, 'l> {
    kind: &'static Kind,
    names: &'d mut Directory<'l>,
    /// The writer as long as it is on this thread.
    writer: Option<Writer<'w>>,
    apart: Option<Apart<'scope>>,
    batch: Batch,
    spare: Vec<Row>,
}

impl<'scope, 'w: 'scope> Stream<'scope, 'w, '_, '_> {
    /// Takes a record; what is left in its place is an old one.
    fn take<'env>(&mut self, row: &mut Row, scope: &'scope Scope<'scope, 'env>) -> Result<()> {
        let spare = self.spare.pop().unwrap_or_else(|| Row::blank(self.kind));
        self.batch.rows.push(std::mem::replace(row, spare));
        if self.batch.rows.len() < BATCH {
            return Ok(());
        }
        if let Some(writer) = self.writer.take() {
            self.apart = Some(send_away(writer, self.kind, scope));
        }
        self.pass_on()
    }

    /// Hands the batch over.
    ///
    /// # Errors
    /// When names cannot be read, or the writer has failed, which says itself why.
    fn pass_on(&mut self) -> Result<()> {
        let Some(apart) = &mut self.apart else { return Ok(()) };
        let mut batch = std::mem::take(&mut self.batch);
        for named in &mut apart.named {
            named.take(&mut batch, self.names)?;
        }
        apart.full.send(Some(batch)).map_err(|_| anyhow::anyhow!("the writer has ended"))?;
        self.spare.extend(apart.used.try_iter().flatten());
        Ok(())
    }

    fn finish(mut self, read: Result<()>) -> Result<Written> {
        let read = read.and_then(|()| self.pass_on());
        if let Some(Apart { full, thread, .. }) = self.apart {
            if read.is_ok() {
                let _ = full.send(None); // a writer that has failed says so below
            }
            drop(full);
            let written = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            return read.map(|()| written);
        }
        read?;
        let mut writer = self.writer.ok_or_else(|| anyhow::anyhow!("the writer is neither here nor away"))?;
        for row in &self.batch.rows {
            writer.row(row, self.names)?;
        }
        writer.finish()
    }
}

impl Named {
    /// Takes the names that this field of a batch needs.
    fn take(&mut self, batch: &mut Batch, names: &mut Directory<'_>) -> Result<()> {
        let Batch { rows, names: of_batch, all } = batch;
        let referring = || rows.iter().filter_map(|row| row.values()[self.position].text());
        self.asked = self.asked.saturating_add(referring().count());
        if self.names == Taken::Singly && self.asked > SINGLY {
            self.names = if names.take_all(self.target, all)? { Taken::All } else { Taken::AlwaysSingly };
        }
        if self.names != Taken::All {
            for id in referring().flat_map(|ids| ids.split(LIST_SEPARATOR)) {
                names.take_one(self.target, id, of_batch);
            }
        }
        Ok(())
    }
}

fn send_away<'scope, 'w: 'scope>(
    writer: Writer<'w>,
    kind: &'static Kind,
    scope: &'scope Scope<'scope, '_>,
) -> Apart<'scope> {
    let (full, batches) = sync_channel(WAITING);
    let (back, used) = channel();
    let named =
        references(kind).map(|(position, target)| Named { position, target, asked: 0, names: Taken::Singly }).collect();
    let thread = scope.spawn(move || write(writer, &batches, &back));
    Apart { full, used, named, thread }
}

/// The other thread: writes batches until it is told that they were all.
fn write(mut writer: Writer<'_>, batches: &Receiver<Option<Batch>>, back: &Sender<Vec<Row>>) -> Result<Written> {
    let mut names = BatchNames::default();
    for batch in batches {
        let Some(Batch { rows, names: of_batch, all }) = batch else { return writer.finish() };
        names.batch = of_batch;
        names.all.add(all);
        for row in &rows {
            writer.row(row, &mut names)?;
        }
        let _ = back.send(rows); // the reader may have read all
    }
    Ok(Written::default()) // the reading failed: what is written so far stays unfinished
}

/// The fields of a kind that refer to others, with what they refer to.
fn references(kind: &'static Kind) -> impl Iterator<Item = (usize, &'static Kind)> {
    kind.columns().iter().enumerate().filter_map(|(i, field)| match field.ty {
        Type::Ref(target) | Type::List(&Type::Ref(target)) => Some((i, target)),
        _ => None,
    })
}
