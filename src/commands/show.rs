//! `show`: one record whole, what it is linked with, and what can be done with it next.

use super::computed::{self, Computing};
use super::output::{self, Output};
use super::session::{Session, record};
use super::versions;
use serde_json::{Map, Value as Json};

use crate::analysis::standing;
use crate::both;
use crate::cli::filter::{self, Fields};
use crate::error::{Failure, Result};
use crate::messages::{Both, Lang};
use crate::render::{Format, detail};
use crate::rules::rights::disputed;
use crate::schema::filter::Query;
use crate::schema::kind::column;
use crate::schema::{Columns, Mask, Names, Row, Style};
use crate::store::Ledger;

/// Referring records named in the detail view.
const LINKED: usize = 12;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for operand in s.args().positionals() {
        match record(ledger.read(), kind, operand, today) {
            Ok(row) => rows.push(row),
            Err(failure) if failure.faults.is_empty() => return Err(failure),
            Err(failure) => faults.extend(failure.faults),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    let output = Output::of(s, Some(Format::Table))?;
    match output.format {
        Format::Table | Format::Wide if output.file.is_none() => {
            for (i, row) in rows.iter().enumerate() {
                if i > 0 {
                    s.ui.out("\n")?;
                }
                print(s, &ledger, row, mask)?;
            }
        }
        Format::Json | Format::JsonLines
            if output.file.is_none() && rows.len() == 1 && s.globals().fields.is_none() =>
        {
            let mut object = object(&ledger, &rows[0], mask)?;
            object.extend(computed::objects(s, ledger.read(), &rows[0], mask)?);
            s.ui.out(&format!("{}\n", Json::Object(object)))?;
        }
        _ => {
            let ids = rows.iter().map(|r| r.id().into()).collect();
            let field = &kind.columns()[0];
            let filter = crate::schema::filter::Filter { field, test: crate::schema::filter::Test::AnyOf(ids) };
            let query = Query { filters: vec![filter], closed: true, void: true, ..Query::default() };
            output::records(s, &ledger, kind, &query, &output, mask)?;
        }
    }
    Ok(0)
}

/// The records that a write made or changed, on stdout or in a file, when a form was asked for: JSON, ids, CSV.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn results(s: &mut Session<'_>, ledger: &Ledger, rows: &[Row]) -> Result<()> {
    if s.globals().format.is_none() && s.globals().output.is_none() {
        return Ok(());
    }
    let output = Output::of(s, None)?;
    match (output.format, rows) {
        (Format::Json | Format::JsonLines, [row]) => {
            let text = format!("{}\n", json(ledger, row, Mask::Numbers)?);
            output::text(s, &output, &text)
        }
        (Format::Json, rows) => {
            let lines = rows.iter().map(|r| json(ledger, r, Mask::Numbers)).collect::<Result<Vec<_>>>()?;
            output::text(s, &output, &format!("[\n{}\n]\n", lines.join(",\n")))
        }
        (Format::JsonLines, rows) => {
            let mut text = String::new();
            for row in rows {
                text.push_str(&json(ledger, row, Mask::Numbers)?);
                text.push('\n');
            }
            output::text(s, &output, &text)
        }
        (Format::Id, rows) => {
            let text: String = rows.iter().map(|r| format!("{}\n", r.id())).collect();
            output::text(s, &output, &text)
        }
        (Format::Table | Format::Wide, rows) => {
            for row in rows {
                print(s, ledger, row, Mask::Numbers)?;
            }
            Ok(())
        }
        (Format::Csv | Format::Tsv | Format::Markdown | Format::Xlsx, rows) => {
            let Some(first) = rows.first() else { return Ok(()) };
            let query = Query { void: true, ..Query::default() };
            let columns = output::columns(s, first.kind(), &output, &query, Mask::Numbers)?
                .disputed(disputed(ledger.read(), first.kind())?);
            let mut names = ledger.read().directory(&s.folder());
            let mut bytes = Vec::new();
            let mut writer = output::writer(s, &mut bytes, columns, &output, &mut names, None)?;
            for row in rows {
                writer.row(row, &mut names)?;
            }
            writer.finish()?;
            output::bytes(s, &output, &bytes)
        }
    }
}

/// A record as one line of JSON.
fn json(ledger: &Ledger, row: &Row, mask: Mask) -> Result<String> {
    Ok(Json::Object(object(ledger, row, mask)?).to_string())
}

fn object(ledger: &Ledger, row: &Row, mask: Mask) -> Result<Map<String, Json>> {
    let disputed = disputed(ledger.read(), row.kind())?.contains(row.id());
    Ok(output::object(row, mask, disputed))
}

/// Prints one record for a person.
pub(super) fn print(s: &mut Session<'_>, ledger: &Ledger, row: &Row, mask: Mask) -> Result<()> {
    let lang = s.lang();
    let reader = ledger.read();
    let mut names = reader.directory(&s.folder());
    let known = standing::fields(row.kind());
    let known = Fields { kind: row.kind(), computed: &known };
    let chosen = s.globals().fields.as_deref().map(|text| filter::fields(text, known)).transpose()?.flatten();
    let mut row = row.clone();
    let columns = match &chosen {
        Some(fields) => Columns::new(row.kind(), fields, lang, mask, Style::Screen),
        None => Columns::all(row.kind(), lang, mask, Style::Screen),
    };
    let columns = columns.disputed(disputed(reader, row.kind())?);
    if let Some(mut computing) = Computing::of(s, reader, &columns, &Query::default())? {
        computing.fill(&mut row)?;
    }
    let row = &row;
    let mut text = headline(row, &mut names, &columns);
    let mut pairs: Vec<(String, String)> = Vec::new();
    {
        let mut showing = columns.showing(row, &mut names);
        for (field, value) in columns.cells(row) {
            if value.is_null() || matches!(field.name, column::ID | column::STATE) {
                continue;
            }
            let mut shown = field.show(value, &mut showing);
            if let (crate::schema::Type::Ref(_), Some(id)) = (&field.ty, value.text())
                && shown != id
            {
                shown = format!("{shown} ({id})");
            }
            pairs.push((field.header(lang).into_owned(), shown));
        }
    }
    pairs.extend(versions::difference(reader, row, &columns, &mut names)?);
    if chosen.is_none() {
        pairs.extend(computed::told(s, reader, row, &mut columns.showing(row, &mut names))?);
    }
    let users = reader.referrers(row.kind(), row.id(), LINKED + 1)?;
    if !users.is_empty() {
        let mut list = users.iter().take(LINKED).cloned().collect::<Vec<_>>().join(" ");
        if users.len() > LINKED {
            list.push_str(" ..");
        }
        pairs.push((Both::fixed("被引用", "referred to by").get(lang).to_owned(), list));
    }
    text.push_str(&detail(&pairs, s.ui.width));
    let next = next_verbs(row);
    if !next.zh.is_empty() {
        let next = next.get(lang);
        text.push_str(both!("可做  {next}\n", "next  {next}\n").get(lang));
    }
    s.ui.out(&text)
}

/// `HT-2024-0029 大杨镇卫生院设备更新  [待验收]`.
fn headline(row: &Row, names: &mut dyn Names, columns: &Columns) -> String {
    let kind = row.kind();
    let name = kind.fields.first().filter(|f| f.is_live()).map(|field| {
        let mut showing = columns.showing(row, names);
        field.show(row.get(field.name), &mut showing)
    });
    let state = state(row);
    let mut marks: Vec<&str> = Vec::new();
    let mark = if columns.is_disputed(row) { crate::schema::show::disputed(columns.lang) } else { "" };
    let state = format!("{}{mark}", state.get(columns.lang));
    if !state.is_empty() {
        marks.push(&state);
    }
    if row.is_void() {
        marks.push(match columns.lang {
            Lang::Zh => "已作废",
            Lang::En => "void",
        });
    }
    let mut out = format!("{} {}", row.id(), name.unwrap_or_default()).trim_end().to_owned();
    if !marks.is_empty() {
        out.push_str(&format!("  [{}]", marks.join(", ")));
    }
    out.push('\n');
    out
}

/// `: name` of a record for a sentence, when it has one that is not private.
pub(super) fn title(row: &Row) -> String {
    let field = row.kind().fields.first().filter(|f| !f.private && matches!(f.ty, crate::schema::Type::Text));
    field.and_then(|f| row.text(f.name)).map(|name| format!(": {name}")).unwrap_or_default()
}

/// The state of a record in both languages; empty for kinds without one.
pub(super) fn state(row: &Row) -> Both {
    let item = row.kind().lifecycle.and_then(|l| l.states.get(row.state()));
    item.map_or_else(Both::default, |i| Both { zh: i.label(Lang::Zh), en: i.label(Lang::En) })
}

/// The lifecycle verbs that the record's state allows.
pub(super) fn next_verbs(row: &Row) -> Both {
    let Some(lifecycle) = row.kind().lifecycle.filter(|_| !row.is_void()) else { return Both::default() };
    let verbs: Vec<_> = lifecycle.allowed(row.state()).collect();
    let join = |lang, sep: &str| verbs.iter().map(|v| v.title(lang).replace('_', "-")).collect::<Vec<_>>().join(sep);
    Both { zh: join(Lang::Zh, "、").into(), en: join(Lang::En, ", ").into() }
}
