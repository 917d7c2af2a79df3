//! What is computed of each record on its way into a list or an export, and the conditions on it.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::session::Session;
use crate::analysis::standing::{self, Computed, Judge, Said, Shared};
use crate::error::Result;
use crate::rules::Parameters;
use crate::schema::filter::{Query, Test};
use crate::schema::show::COMPUTED;
use crate::schema::{Columns, Field, Kind, Mask, Row, Showing, Style, Value};
use crate::store::Reader;

/// Values to compute of each record, and what must hold of them.
pub(super) struct Computing<'l> {
    reader: Reader<'l>,
    parameters: Parameters,
    shared: Shared,
    as_of: NaiveDate,
    values: Vec<&'static Computed>,
    /// How many of them are columns; the others are only tested.
    columns: usize,
    /// The place of a value, and its test.
    tests: Vec<(usize, Test)>,
    left: Option<usize>,
}

impl<'l> Computing<'l> {
    /// What some columns and a query ask for; `None` where nothing is computed.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn of(s: &Session<'_>, reader: Reader<'l>, columns: &Columns, query: &Query) -> Result<Option<Self>> {
        let wanted = columns.computed();
        if wanted.is_empty() && query.computed.is_empty() {
            return Ok(None);
        }
        let find = |field: &Field| standing::values(columns.kind).iter().copied().find(|v| v.field.name == field.name);
        let mut values: Vec<&'static Computed> = wanted.iter().filter_map(|f| find(f)).collect();
        let columns = values.len();
        let mut tests = Vec::new();
        for filter in &query.computed {
            let place = values.iter().position(|v| v.field.name == filter.field.name);
            if place.is_none() {
                values.extend(find(filter.field));
            }
            tests.push((place.unwrap_or(values.len() - 1), filter.test.clone()));
        }
        let parameters = Parameters::read(reader)?;
        let left = query.limit.filter(|_| !tests.is_empty());
        let as_of = s.today(reader)?;
        Ok(Some(Self { reader, parameters, shared: Shared::default(), as_of, values, columns, tests, left }))
    }

    /// Puts the values behind the columns of a record; false when it does not pass.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn fill(&mut self, row: &mut Row) -> Result<bool> {
        if self.left == Some(0) {
            return Ok(false);
        }
        row.compute([]);
        let judge = Judge::new(self.reader, &self.parameters, row, self.as_of).sharing(&self.shared);
        let mut found = Vec::with_capacity(self.values.len());
        for value in &self.values {
            found.push(judge.find(value)?.value().cloned().unwrap_or(Value::Null));
        }
        if !self.tests.iter().all(|(place, test)| test.holds(&found[*place])) {
            return Ok(false);
        }
        found.truncate(self.columns);
        row.compute(found);
        if let Some(left) = &mut self.left {
            *left -= 1;
        }
        Ok(true)
    }
}

/// What a page says of a record besides its fields: label and value of everything that is computed of it.
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn told(
    s: &Session<'_>,
    reader: Reader<'_>,
    row: &Row,
    showing: &mut Showing<'_>,
) -> Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    let parameters = Parameters::read(reader)?;
    let judge = Judge::new(reader, &parameters, row, s.today(reader)?);
    let lang = showing.lang;
    for (value, said) in standing::of(&judge)? {
        let text = match said {
            Said::Nothing => continue,
            Said::Is(found) => value.with_unit(&value.field.show(&found, showing), &found),
            Said::Told(_, text) | Said::Cannot(text) => text,
        };
        out.push((value.field.header(lang).into_owned(), text.get(lang).to_owned()));
    }
    Ok(out)
}

/// The same as JSON: values by their keys, and the reasons of those that cannot be computed.
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn objects(s: &Session<'_>, reader: Reader<'_>, row: &Row, mask: Mask) -> Result<Map<String, Json>> {
    let (mut values, mut lacking) = (Map::new(), Map::new());
    let parameters = Parameters::read(reader)?;
    let judge = Judge::new(reader, &parameters, row, s.today(reader)?);
    for (value, said) in standing::of(&judge)? {
        match said {
            Said::Nothing => {}
            Said::Is(found) | Said::Told(found, _) => {
                values.insert(value.field.json_key(), value.field.to_json(&found, mask));
            }
            Said::Cannot(reason) => {
                lacking.insert(value.field.json_key(), json!({"zh": reason.zh, "en": reason.en}));
            }
        }
    }
    let parts = COMPUTED.into_iter().zip([values, lacking]).filter(|(_, part)| !part.is_empty());
    Ok(parts.map(|(key, part)| (key.to_owned(), Json::Object(part))).collect())
}

/// The ids of the records that a query selects.
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn selected(
    s: &Session<'_>,
    reader: Reader<'_>,
    kind: &'static Kind,
    query: &Query,
) -> Result<HashSet<String>> {
    let columns = Columns::new(kind, &[], s.lang(), Mask::Numbers, Style::Data);
    let mut computing = Computing::of(s, reader, &columns, query)?;
    let mut ids = HashSet::new();
    reader.each_of(kind, &stored(query), &columns.positions(!query.computed.is_empty()), &mut |row| {
        if computing.as_mut().map_or(Ok(true), |computing| computing.fill(row))? {
            ids.insert(row.id().to_owned());
        }
        Ok(())
    })?;
    Ok(ids)
}

/// The query for the store: where computed values are tested, what is left decides how many are taken.
pub(super) fn stored(query: &Query) -> Query {
    if query.computed.is_empty() {
        return query.clone();
    }
    Query { limit: None, ..query.clone() }
}
