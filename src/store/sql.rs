//! The read-only window for other questions: one SELECT over tables and views.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;

use super::{Ledger, Reader};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::{Kind, Type};

/// A cell of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A fraction, as views give amounts in 元.
    Real(f64),
    /// Text.
    Text(String),
}

impl Ledger {
    /// From now on identity and telephone numbers, and the log's images that hold them, read as blank, however a query
    /// cuts or renames them. The flag that comes back tells whether a query asked for one.
    ///
    /// # Errors
    /// Never in practice: SQLite takes any authorizer.
    pub fn hide_private(&mut self) -> Result<Arc<AtomicBool>> {
        let asked = Arc::new(AtomicBool::new(false));
        let kinds = self.kinds;
        let told = Arc::clone(&asked);
        self.conn.authorizer(Some(move |context: AuthContext<'_>| match context.action {
            AuthAction::Read { table_name, column_name } if is_private(kinds, table_name, column_name) => {
                told.store(true, Ordering::Relaxed);
                Authorization::Ignore
            }
            _ => Authorization::Allow,
        }))?;
        Ok(asked)
    }
}

fn is_private(kinds: &'static [&'static Kind], table: &str, column: &str) -> bool {
    let of_kind = kinds.iter().find(|k| k.name == table).and_then(|k| k.field(column));
    match of_kind {
        Some(field) => field.private && matches!(field.ty, Type::IdNo | Type::Phone),
        None => table == "change" && matches!(column, "before" | "after"),
    }
}

impl Reader<'_> {
    /// Answers one SELECT; calls back once with the column names, then with every row.
    ///
    /// # Errors
    /// E7010 when it is not one read-only statement, E7011 when it is wrong.
    pub fn select(
        &self,
        sql: &str,
        head: &mut dyn FnMut(&[String]) -> Result<()>,
        row: &mut dyn FnMut(&[Answer]) -> Result<()>,
    ) -> Result<()> {
        let wrong = |e: rusqlite::Error| {
            let said = e.to_string();
            Failure::new(&codes::E7011, both!("查询有误: {said}", "the query is wrong: {said}"))
                .hint(both!("看视图与列名: chengxin 字段", "views and their columns: chengxin fields"))
                .caused_by(e)
        };
        let only_select = || {
            Failure::new(&codes::E7010, both!("只接受一条只读的 SELECT", "only one read-only SELECT is accepted")).hint(
                both!(
                    "例: chengxin sql \"SELECT 编号, 合同名称 FROM v_合同\"",
                    "e.g. chengxin sql \"SELECT id, name FROM v_contract\""
                ),
            )
        };
        let mut statement = match self.conn.prepare(sql) {
            Ok(statement) => statement,
            Err(rusqlite::Error::MultipleStatement) => return Err(only_select()),
            Err(e) => return Err(wrong(e)),
        };
        if !statement.readonly() || statement.column_count() == 0 {
            return Err(only_select());
        }
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        head(&names)?;
        let mut rows = statement.query([]).map_err(wrong)?;
        let mut answers = vec![Answer::Null; names.len()];
        while let Some(read) = rows.next().map_err(wrong)? {
            for (i, answer) in answers.iter_mut().enumerate() {
                *answer = match read.get_ref(i)? {
                    ValueRef::Null => Answer::Null,
                    ValueRef::Integer(int) => Answer::Int(int),
                    ValueRef::Real(real) => Answer::Real(real),
                    ValueRef::Text(text) => Answer::Text(String::from_utf8_lossy(text).into_owned()),
                    ValueRef::Blob(bytes) => Answer::Text(bytes.iter().map(|b| format!("{b:02x}")).collect()),
                };
            }
            row(&answers)?;
        }
        Ok(())
    }
}
