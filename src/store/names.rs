//! What records are called in outputs: their names, read as they are needed, or taken along to another thread.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Directory, ddl};
use crate::error::Result;
use crate::schema::{Kind, Mask, Names};
use crate::terms;

/// Names of a kind that are asked for one by one, before all of them are read at once.
const SINGLY: usize = 256;
/// Kinds of more records than that never have all their names read.
const WHOLE: i64 = 200_000;

/// What is known of one kind's names.
#[derive(Default)]
pub(super) struct KnownNames {
    known: HashMap<String, Shown>,
    /// How many were asked for and not known.
    asked: usize,
    /// All names are known, or will never be.
    settled: bool,
}

#[derive(Clone)]
pub(super) struct Shown {
    name: Arc<str>,
    masked: Arc<str>,
}

impl Shown {
    fn under(&self, mask: Mask) -> Arc<str> {
        if mask == Mask::Names { self.masked.clone() } else { self.name.clone() }
    }
}

/// Names that were taken from a directory for another thread, which cannot ask the ledger.
#[derive(Default)]
pub struct TakenNames(Vec<(&'static Kind, HashMap<String, Shown>)>);

impl TakenNames {
    fn of(&mut self, kind: &'static Kind) -> &mut HashMap<String, Shown> {
        let index = self.0.iter().position(|(k, _)| std::ptr::eq(*k, kind)).unwrap_or_else(|| {
            self.0.push((kind, HashMap::new()));
            self.0.len() - 1
        });
        &mut self.0[index].1
    }

    /// Adds other names to these.
    pub fn add(&mut self, other: Self) {
        for (kind, names) in other.0 {
            self.of(kind).extend(names);
        }
    }

    fn get(&self, kind: &'static Kind, id: &str) -> Option<&Shown> {
        self.0.iter().find(|(k, _)| std::ptr::eq(*k, kind))?.1.get(id)
    }
}

/// The names of small kinds, taken once, and those of large ones that belong to the present batch of records.
#[derive(Default)]
pub struct BatchNames {
    /// Names that serve every batch.
    pub all: TakenNames,
    /// Names that this batch needs besides.
    pub batch: TakenNames,
}

impl Names for BatchNames {
    fn name(&mut self, kind: &'static Kind, id: &str, mask: Mask) -> Arc<str> {
        match self.all.get(kind, id).or_else(|| self.batch.get(kind, id)) {
            Some(shown) => shown.under(mask),
            None => Arc::from(id),
        }
    }
}

impl Names for Directory<'_> {
    fn name(&mut self, kind: &'static Kind, id: &str, mask: Mask) -> Arc<str> {
        let index = self.names.iter().position(|(k, _)| std::ptr::eq(*k, kind)).unwrap_or_else(|| {
            self.names.push((kind, KnownNames::default()));
            self.names.len() - 1
        });
        if !self.names[index].1.known.contains_key(id) {
            self.learn(index, id);
        }
        let known = &self.names[index].1.known;
        match known.get(id) {
            Some(shown) => shown.under(mask),
            None => Arc::from(id),
        }
    }
}

impl Directory<'_> {
    /// Takes all names of a kind for another thread; false when they are too many.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn take_all(&self, kind: &'static Kind, into: &mut TakenNames) -> Result<bool> {
        let Some(names) = self.read_names(kind)? else { return Ok(false) };
        into.of(kind).extend(names);
        Ok(true)
    }

    /// Takes what one record is called.
    pub fn take_one(&mut self, kind: &'static Kind, id: &str, into: &mut TakenNames) {
        if into.get(kind, id).is_none()
            && let Ok(Some(shown)) = self.read_name(kind, id)
        {
            into.of(kind).insert(id.to_owned(), shown);
        }
    }

    /// The expression that is 1 when the record is a natural person.
    fn person_sql(kind: &Kind) -> String {
        let private =
            kind.handles.first().and_then(|h| kind.fields.iter().find(|f| f.name == *h)).is_some_and(|f| f.private);
        match kind.person_when {
            _ if private => "1".to_owned(),
            Some((field, codes)) => format!("{} IN ('{}')", ddl::quoted(field), codes.join("','")),
            None => "0".to_owned(),
        }
    }

    /// Learns a name, and after many of a kind all of them: a list of fifty does not read a register of thousands. A
    /// directory that cannot be read shows ids: the caller's own query will report why.
    fn learn(&mut self, index: usize, id: &str) {
        let kind = self.names[index].0;
        let (asked, settled) = (self.names[index].1.asked + 1, self.names[index].1.settled);
        self.names[index].1.asked = asked;
        if !settled && asked > SINGLY {
            let all = self.read_names(kind).ok().flatten();
            let names = &mut self.names[index].1;
            names.settled = true;
            names.known.extend(all.unwrap_or_default());
            if names.known.contains_key(id) {
                return;
            }
        }
        if let Ok(Some(shown)) = self.read_name(kind, id) {
            self.names[index].1.known.insert(id.to_owned(), shown);
        }
    }

    /// All names of a kind; `None` when they are too many.
    fn read_names(&self, kind: &'static Kind) -> Result<Option<HashMap<String, Shown>>> {
        let Some(handle) = kind.handles.first() else { return Ok(None) };
        let table = ddl::quoted(kind.name);
        let size: i64 =
            self.conn.query_row(&format!("SELECT coalesce(max(rowid), 0) FROM {table}"), [], |r| r.get(0))?;
        if size > WHOLE {
            return Ok(None);
        }
        let sql =
            format!("SELECT id, {}, {}, void_on IS NOT NULL FROM {table}", ddl::quoted(handle), Self::person_sql(kind));
        let mut statement = self.conn.prepare(&sql)?;
        let rows = statement.query_map([], |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, Option<String>>(1)?, r.get::<_, bool>(2)?, r.get::<_, bool>(3)?))
        })?;
        let rows = rows.collect::<Result<Vec<_>, rusqlite::Error>>()?;
        let mut times: HashMap<&str, u32> = HashMap::new();
        for name in rows.iter().filter(|r| !r.3).filter_map(|r| r.1.as_deref()) {
            *times.entry(name).or_default() += 1;
        }
        let known = rows
            .iter()
            .map(|(id, name, person, void)| {
                let unique = name.as_deref().filter(|n| !void && times.get(n) == Some(&1));
                (id.clone(), shown(id, unique, *person))
            })
            .collect();
        Ok(Some(known))
    }

    fn read_name(&self, kind: &'static Kind, id: &str) -> Result<Option<Shown>> {
        let Some(handle) = kind.handles.first() else { return Ok(None) };
        let (table, handle) = (ddl::quoted(kind.name), ddl::quoted(handle));
        let sql = format!(
            "SELECT {handle}, {}, void_on IS NULL AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.{handle} = t.{handle} AND o.rowid <> t.rowid AND o.void_on IS NULL) FROM {table} t WHERE id = ?1",
            Self::person_sql(kind)
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let (name, person, unique): (Option<String>, bool, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Some(shown(id, name.as_deref().filter(|_| unique), person)))
    }
}

/// A name that is not unique, or of a void record, would not read back as the same record: the id stands for it.
fn shown(id: &str, name: Option<&str>, person: bool) -> Shown {
    let full: Arc<str> = Arc::from(name.unwrap_or(id));
    let masked = match name {
        Some(name) if person => Arc::from(terms::mask::name(name)),
        _ => full.clone(),
    };
    Shown { name: full, masked }
}

#[cfg(test)]
mod tests {
    use crate::catalog::registry::PARTY;
    use crate::schema::{Mask, Names, Row};
    use crate::store::tests::{act, ledger};
    use crate::store::{BatchNames, TakenNames};

    fn party(name: &str, kind: &str) -> Row {
        let mut row = Row::blank(&PARTY);
        row.set("name", name);
        row.set("kind", kind);
        row
    }

    /// All at once, one by one, and after many: every way to a name must lead to the same.
    #[test]
    fn a_name_is_the_same_however_it_is_come_by() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = ledger(folder.path());
        let mut ids = Vec::new();
        ledger
            .write(&act("add"), |op| {
                for n in 0..300 {
                    let mut row = party(&format!("第{n}公司"), "firm");
                    row.set("uscc", format!("{n}")); // a key of its own, so that names may be the same
                    ids.push(op.insert(row, "add", None)?.id().to_owned());
                }
                for (name, kind, uscc) in [("张三", "citizen", "a"), ("同名", "firm", "b"), ("同名", "firm", "c")]
                {
                    let mut row = party(name, kind);
                    row.set("uscc", uscc);
                    ids.push(op.insert(row, "add", None)?.id().to_owned());
                }
                Ok(())
            })
            .unwrap();
        ids.push("DR-1999-0001".to_owned());
        let mut asked = ledger.read().directory(folder.path());
        let mut names = [BatchNames::default(), BatchNames::default()];
        assert!(asked.take_all(&PARTY, &mut names[0].all).unwrap());
        let mut each = TakenNames::default();
        for id in &ids {
            asked.take_one(&PARTY, id, &mut each);
        }
        names[1].batch = each;
        for (n, id) in ids.iter().enumerate() {
            for mask in [Mask::Numbers, Mask::Names] {
                let want = asked.name(&PARTY, id, mask);
                assert_eq!(names[0].name(&PARTY, id, mask), want, "{n}");
                assert_eq!(names[1].name(&PARTY, id, mask), want, "{n}");
            }
        }
        assert_eq!(&*asked.name(&PARTY, &ids[0], Mask::Names), "第0公司");
        assert_eq!(&*asked.name(&PARTY, &ids[300], Mask::Names), "张*");
        assert_eq!(&*asked.name(&PARTY, &ids[301], Mask::Numbers), ids[301]);
    }
}
