//! The SQL schema that follows from the catalogue: tables, indexes, the log with its guards, and the views.

use std::fmt::Write as _;

use super::owed;
use crate::messages::Lang;
use crate::schema::kind::column;
use crate::schema::{CodeList, Field, Kind, Type};

/// Marks the file as a ledger of this program (`PRAGMA application_id`): "CXL1".
pub const APPLICATION_ID: i32 = 0x4358_4C31;

/// The tables that are the same in every ledger: settings, counters, code names, and the log with its guards.
pub const BASE: &str = r#"
CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (prefix TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix, year)) STRICT, WITHOUT ROWID;
CREATE TABLE code (list TEXT NOT NULL, code TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, PRIMARY KEY (list, code)) STRICT, WITHOUT ROWID;
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  command TEXT NOT NULL,
  reason TEXT,
  approved_by TEXT,
  as_of TEXT NOT NULL,
  undoes INTEGER,
  first_change INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE TABLE change (
  position INTEGER PRIMARY KEY NOT NULL,
  op INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  action TEXT NOT NULL,
  effective_on TEXT,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_record ON change (record, position);
CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
"#;

/// Index on the log that a bulk write drops and builds again.
pub const CHANGE_INDEX: (&str, &str) = ("change_record", "CREATE INDEX change_record ON change (record, position)");

/// The SQL type of a column.
pub const fn sql_type(ty: &Type) -> &'static str {
    match ty {
        Type::Money | Type::Rate | Type::Score | Type::Int | Type::Bool | Type::Year => "INTEGER",
        Type::Text
        | Type::Note
        | Type::Date
        | Type::Month
        | Type::Code(_)
        | Type::Uscc
        | Type::IdNo
        | Type::Phone
        | Type::Url
        | Type::DocNo
        | Type::File
        | Type::Ref(_)
        | Type::AnyRef(_)
        | Type::List(_) => "TEXT",
    }
}

/// A name quoted for SQL; names come from the catalogue, but some are SQL words (`case`).
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// One column as declared in its table.
pub fn column(field: &Field) -> String {
    let mut out = format!("{} {}", quoted(field.name), sql_type(&field.ty));
    if field.name == column::ID {
        out.push_str(" PRIMARY KEY NOT NULL");
    } else if field.required || matches!(field.name, column::STATE | column::REV | column::VISIBILITY) {
        out.push_str(" NOT NULL");
    }
    if let Type::Ref(kind) = field.ty {
        let _ = write!(out, " REFERENCES {}(id)", quoted(kind.name));
    }
    out
}

/// A column added to a ledger that has records already: SQLite cannot add one that must be filled.
pub fn added_column(field: &Field) -> String {
    column(field).replace(" NOT NULL", "")
}

/// The table of a kind.
pub fn table(kind: &'static Kind) -> String {
    let columns: Vec<String> = kind.columns().iter().map(|f| format!("  {}", column(f))).collect();
    format!("CREATE TABLE {} (\n{}\n) STRICT", quoted(kind.name), columns.join(",\n"))
}

/// The indexes of a kind as (name, SQL, unique): natural key, references, what it hangs on, handles, clocks, state,
/// and what is owed beyond the end of a record.
pub fn indexes(kind: &'static Kind) -> Vec<(String, String, bool)> {
    let mut out = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    let mut earlier: Vec<String> = Vec::new();
    for key in kind.live_keys() {
        // The first alternative whose fields are filled decides, so a later one binds only where the earlier are blank;
        // a void record frees its key.
        let filled: Vec<String> = key.iter().map(|n| format!("{} IS NOT NULL", quoted(n))).collect();
        let mut conditions = vec![format!("{} IS NULL", column::VOID_ON)];
        conditions.extend(filled.iter().cloned());
        conditions.extend(earlier.iter().map(|e| format!("NOT ({e})")));
        earlier.push(filled.join(" AND "));
        let name = format!("{}_key_{}", kind.name, key.join("_"));
        let columns: Vec<String> = key.iter().map(|n| quoted(n)).collect();
        let sql = format!(
            "CREATE UNIQUE INDEX {} ON {} ({}) WHERE {}",
            quoted(&name),
            quoted(kind.name),
            columns.join(", "),
            conditions.join(" AND ")
        );
        out.push((name, sql, true));
    }
    // A record that hangs on one of several kinds is looked up by it as often as by a plain reference; it is part of its key.
    let is_parent = |f: &&Field| matches!(f.ty, Type::Ref(_)) || (f.key && matches!(f.ty, Type::AnyRef(_)));
    let refs = kind.columns().iter().filter(is_parent).map(|f| f.name);
    let clocks = kind.deadlines.iter().map(|d| d.start);
    let plain = refs.chain(kind.handles.iter().copied()).chain(clocks).chain([column::STATE]);
    for name in plain.filter(|n| kind.field(n).is_some()) {
        if taken.contains(&name) {
            continue;
        }
        taken.push(name);
        let index = format!("{}_{}", kind.name, name);
        let sql = format!("CREATE INDEX {} ON {} ({})", quoted(&index), quoted(kind.name), quoted(name));
        out.push((index, sql, false));
    }
    out.extend(open_ends(kind));
    out
}

/// Indexes of the few records that still owe what a deadline asks for: by state alone they would have to be found among
/// all that have it done.
fn open_ends(kind: &'static Kind) -> impl Iterator<Item = (String, String, bool)> {
    owed::indexed(kind).into_iter().map(|(index, conditions)| {
        let (name, table) = (quoted(&index), quoted(kind.name));
        // A kind without states is told apart by its id alone.
        let by = if kind.lifecycle.is_some() { column::STATE } else { column::ID };
        let sql = format!("CREATE INDEX {name} ON {table} ({by}) WHERE {}", conditions.join(" AND "));
        (index, sql, false)
    })
}

/// The two read-only views of a kind for other programs: `v_contract` with stored codes, `v_合同` as people read it.
pub fn views(kind: &'static Kind) -> Vec<(String, String)> {
    let english = select_view(kind, |f| {
        let mut columns = vec![format!("t.{0} AS {0}", quoted(f.name))];
        if let Type::Ref(target) = f.ty
            && let Some(handle) = target.handles.first()
        {
            columns.push(format!("{} AS {}", name_of(f, target, handle), quoted(&format!("{}_name", f.name))));
        }
        columns
    });
    let chinese = select_view(kind, |f| vec![format!("{} AS {}", readable(f), quoted(f.label))]);
    vec![
        (format!("v_{}", kind.name), format!("CREATE VIEW {} AS {english}", quoted(&format!("v_{}", kind.name)))),
        (format!("v_{}", kind.label), format!("CREATE VIEW {} AS {chinese}", quoted(&format!("v_{}", kind.label)))),
    ]
}

fn select_view(kind: &'static Kind, columns: impl Fn(&'static Field) -> Vec<String>) -> String {
    let list: Vec<String> = kind.columns().iter().flat_map(columns).collect();
    format!("SELECT {} FROM {} t WHERE t.{} IS NULL", list.join(", "), quoted(kind.name), column::VOID_ON)
}

fn name_of(field: &Field, target: &Kind, handle: &str) -> String {
    format!("(SELECT r.{} FROM {} r WHERE r.id = t.{})", quoted(handle), quoted(target.name), quoted(field.name))
}

fn readable(field: &'static Field) -> String {
    let name = format!("t.{}", quoted(field.name));
    match field.ty {
        Type::Money => format!("{name} / 100.0"),
        Type::Rate | Type::Score => format!("{name} / 10000.0"),
        Type::Bool => format!("CASE {name} WHEN 1 THEN '是' WHEN 0 THEN '否' END"),
        Type::Code(list) => {
            format!("coalesce((SELECT c.zh FROM code c WHERE c.list = '{}' AND c.code = {name}), {name})", list.name)
        }
        Type::Ref(target) => match target.handles.first() {
            Some(handle) => name_of(field, target, handle),
            None => name,
        },
        _ => name,
    }
}

/// Everything a ledger of these kinds holds, as named objects in creation order: (name, SQL).
pub fn objects(kinds: &'static [&'static Kind]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for kind in kinds {
        out.push((kind.name.to_owned(), table(kind)));
        out.extend(indexes(kind).into_iter().map(|(name, sql, _)| (name, sql)));
    }
    for kind in kinds {
        out.extend(views(kind));
    }
    out
}

/// The whole schema as one text: docs/schema.sql.
pub fn schema(kinds: &'static [&'static Kind]) -> String {
    let mut out = String::from(BASE.trim_start());
    for (_, sql) in objects(kinds) {
        out.push_str(&sql);
        out.push_str(";\n");
    }
    out
}

/// The code lists that these kinds use, each once.
pub fn code_lists(kinds: &'static [&'static Kind]) -> Vec<&'static CodeList> {
    fn push(list: &'static CodeList, out: &mut Vec<&'static CodeList>) {
        if !out.iter().any(|l| l.name == list.name) {
            out.push(list);
        }
    }
    let mut out = Vec::new();
    for field in kinds.iter().flat_map(|k| k.columns()) {
        match field.ty {
            Type::Code(list) | Type::List(&Type::Code(list)) => push(list, &mut out),
            _ => {}
        }
    }
    out
}

/// Rows of the `code` table: list, code, Chinese, English.
pub fn code_rows(kinds: &'static [&'static Kind]) -> Vec<(&'static str, &'static str, &'static str, String)> {
    code_lists(kinds)
        .into_iter()
        .flat_map(|list| list.items.iter().map(|i| (list.name, i.code, i.zh, i.label(Lang::En).into_owned())))
        .collect()
}
