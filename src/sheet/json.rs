//! Rows of .json (an array of objects) and .jsonl files: keys are the header, objects are rows.
//!
//! A first pass collects the keys, a second one, in a thread of its own since serde pushes array elements, the rows.

use std::cell::Cell as Shared;
use std::collections::HashMap;
use std::io::{BufReader, Read};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::text::{Bounded, MAX_RECORD, is_too_large, too_large};
use super::{Cell, RawRow};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::show::{COMPUTED, DISPUTED};

/// Most keys a file may have.
const MAX_KEYS: usize = 1024;

type Object = Map<String, Value>;

/// Calls `each` for every object of a JSON array or of a stream of objects, until it returns false.
fn objects(text: Box<dyn Read + Send>, each: &mut dyn FnMut(u32, Object) -> bool) -> Result<()> {
    let mut text = BufReader::new(text);
    let mut first = [b' '];
    while first[0].is_ascii_whitespace() {
        match text.read(&mut first) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(e) => {
                return Err(Failure::new(&codes::E5001, both!("读不了文件", "the file cannot be read")).caused_by(e));
            }
        }
    }
    let rest = std::io::Cursor::new(first).chain(text);
    let (bounded, since) = Bounded::new(rest, MAX_RECORD);
    let reader = BufReader::with_capacity(8192, bounded);
    let mut walk = Walk { count: 0, since: Rc::clone(&since), each, stopped: false };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let result = if first[0] == b'[' {
        json.deserialize_seq(&mut walk).and_then(|()| json.end())
    } else {
        json.into_iter::<Object>().try_for_each(|object| walk.take(object?))
    };
    let (stopped, row) = (walk.stopped, walk.count + 1);
    match result {
        Err(error) if !stopped => Err(malformed(error, row)),
        Err(_) | Ok(()) => Ok(()),
    }
}

fn malformed(error: serde_json::Error, row: u32) -> Failure {
    if error.is_io() {
        let io = std::io::Error::from(error);
        if is_too_large(&io) {
            return too_large(row);
        }
        return Failure::new(&codes::E5001, both!("读到第 {row} 个对象时出错", "reading failed at object {row}"))
            .caused_by(io);
    }
    let (line, column) = (error.line(), error.column());
    Failure::new(
        &codes::E5003,
        both!(
            "第 {row} 个对象的写法不对(第 {line} 行第 {column} 个字符)",
            "object {row} is not well-formed (line {line}, character {column})"
        ),
    )
    .hint(both!("文件应是对象的数组,或每行一个对象", "the file holds an array of objects, or one object a line"))
    .caused_by(error)
}

struct Walk<'e> {
    count: u32,
    since: Rc<Shared<u64>>,
    each: &'e mut dyn FnMut(u32, Object) -> bool,
    stopped: bool,
}

impl Walk<'_> {
    fn take(&mut self, object: Object) -> Result<(), serde_json::Error> {
        self.count = self.count.saturating_add(1);
        self.since.set(0);
        if (self.each)(self.count, object) {
            return Ok(());
        }
        self.stopped = true;
        Err(serde_json::Error::custom("stopped"))
    }
}

impl<'de> DeserializeSeed<'de> for &mut Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(object) = seq.next_element::<Object>()? {
            self.take(object).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// All keys of the file in the order of their first use, as a header.
pub(crate) fn keys(text: Box<dyn Read + Send>) -> Result<Vec<String>> {
    let (mut keys, mut seen, mut last) = (Vec::new(), HashMap::new(), 0);
    objects(text, &mut |number, object| {
        for key in object.keys() {
            // What is computed while writing is no column.
            if key != DISPUTED && !COMPUTED.contains(&key.as_str()) && !seen.contains_key(key) && keys.len() < MAX_KEYS
            {
                seen.insert(key.clone(), ());
                keys.push(key.clone());
            }
        }
        last = number;
        true
    })?;
    Ok(keys)
}

/// The rows of a JSON file: first the keys as row 0, then one row an object.
pub(crate) struct JsonRows {
    batches: Receiver<Result<Vec<RawRow>>>,
    batch: std::vec::IntoIter<RawRow>,
}

/// Objects handed over at once.
const BATCH: usize = 256;

impl JsonRows {
    pub(crate) fn new(text: Box<dyn Read + Send>, keys: Vec<String>) -> Result<Self> {
        let (sender, batches) = sync_channel(4);
        let header = RawRow { number: 0, cells: keys.iter().cloned().map(Cell::Text).collect(), torn: false };
        std::thread::Builder::new()
            .name("json-reader".to_owned())
            .spawn(move || push(text, &keys, &sender))
            .map_err(|e| Failure::from(anyhow::Error::from(e)))?;
        Ok(Self { batches, batch: vec![header].into_iter() })
    }

    /// Reads the next row; false at the end.
    pub(crate) fn next(&mut self, row: &mut RawRow) -> Result<bool> {
        loop {
            if let Some(next) = self.batch.next() {
                *row = next;
                return Ok(true);
            }
            match self.batches.recv() {
                Ok(batch) => self.batch = batch?.into_iter(),
                Err(_) => return Ok(false),
            }
        }
    }
}

fn push(text: Box<dyn Read + Send>, keys: &[String], sender: &SyncSender<Result<Vec<RawRow>>>) {
    let places: HashMap<&str, usize> = keys.iter().enumerate().map(|(i, k)| (k.as_str(), i)).collect();
    let mut batch = Vec::new();
    let read = objects(text, &mut |number, object| {
        let mut row = RawRow { number, cells: vec![Cell::Blank; keys.len()], torn: false };
        for (key, value) in object {
            if let Some(&at) = places.get(key.as_str()) {
                row.cells[at] = from_json(value);
            }
        }
        batch.push(row);
        batch.len() < BATCH || sender.send(Ok(std::mem::take(&mut batch))).is_ok()
    });
    // A closed channel means that nobody wants the rest.
    let _ = sender.send(Ok(batch));
    if let Err(failure) = read {
        let _ = sender.send(Err(failure));
    }
}

/// Numbers stay the text they are written as, so that long codes and amounts keep every digit.
fn from_json(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Blank,
        Value::Bool(bool) => Cell::Bool(bool),
        // JSON needs no guard: an apostrophe in front is part of the text, and is guarded so that it stays.
        Value::String(text) if text.starts_with('\'') => Cell::Text(format!("'{text}")),
        Value::String(text) => Cell::Text(text),
        Value::Number(number) => Cell::Text(number.to_string()),
        Value::Array(parts) => {
            let parts: Vec<String> = parts
                .into_iter()
                .map(|part| match part {
                    Value::String(text) => text,
                    other => other.to_string(),
                })
                .collect();
            Cell::Text(parts.join("、"))
        }
        Value::Object(_) => Cell::Text(value.to_string()),
    }
}
