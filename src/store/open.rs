//! Creating, opening and migrating the ledger file.
//!
//! A read opens the file with `query_only` on and never creates one; an operation takes the writer's lock first. The file
//! is marked by `application_id`, its format by `user_version`; the columns follow the catalogue's fingerprint.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::write::{Act, Operation};
use super::{Ledger, Reader, calendar, ddl, fingerprint, lock, outside, settings};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::Kind;

/// Format of the log and of the tables that are no kind's. A shipped step is never edited.
pub const FORMAT: i64 = 1;

/// Page size of a new ledger; 8 KiB pages write a million rows in a fifth less time than 4 KiB pages.
const PAGE_SIZE: i64 = 8192;

/// No connection is shared between threads (the compiler sees to it), so SQLite need not lock it at every call.
const ALONE: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX;

impl Ledger {
    /// Creates a ledger; the first operation of its log records the settings.
    ///
    /// # Errors
    /// E7007 when the file exists, E7006 when it cannot be written.
    pub fn create(
        path: &Path,
        kinds: &'static [&'static Kind],
        act: &Act,
        values: &[(&str, String)],
        holder: &lock::Holder,
    ) -> Result<Self> {
        if path.exists() {
            let shown = path.display();
            return Err(Failure::new(
                &codes::E7007,
                both!("{shown} 已存在,未做改动", "{shown} exists; it was not touched"),
            )
            .hint(both!("用它: chengxin --库 {shown} 诊断", "use it: chengxin --db {shown} doctor")));
        }
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty() && !p.exists()) {
            outside::make_private_folder(folder).map_err(|e| unwritable(folder, &e))?;
        }
        outside::create_private_file(path).map_err(|e| unwritable(path, &e))?;
        let made = Self::fill(path, kinds, act, values, holder);
        if made.is_err() {
            // Half a ledger would look like success; what cannot be removed is reported by the failure itself.
            for file in [path.to_owned(), lock::path_of(path), suffixed(path, "-wal"), suffixed(path, "-shm")] {
                let _ = std::fs::remove_file(file);
            }
        }
        made
    }

    fn fill(
        path: &Path,
        kinds: &'static [&'static Kind],
        act: &Act,
        values: &[(&str, String)],
        holder: &lock::Holder,
    ) -> Result<Self> {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | ALONE)?;
        conn.pragma_update(None, "page_size", PAGE_SIZE)?;
        conn.pragma_update(None, "application_id", ddl::APPLICATION_ID)?;
        set_journal(&conn, path, Duration::ZERO)?;
        prepare(&conn, Duration::ZERO)?;
        calendar::register(&conn)?;
        let writer = lock::Writer { holder: holder.clone(), wait: Duration::ZERO };
        let mut ledger = Self { conn, path: path.to_owned(), kinds, writer: Some(writer) };
        ledger.write(act, |op| {
            op.batch(ddl::BASE)?;
            op.batch(&format!("PRAGMA user_version = {FORMAT}"))?;
            op.build_catalogue()?;
            op.start()?;
            op.set_setting(settings::CATALOGUE, &fingerprint::of(kinds))?;
            op.set_setting(settings::SCHEMA, &super::chain::schema_digest(op.conn())?)?;
            for (key, value) in values {
                op.set_setting(key, value)?;
            }
            Ok(())
        })?;
        Ok(ledger)
    }

    /// Opens a ledger for reading only.
    ///
    /// # Errors
    /// E7001 when there is no file, E7002 when it is not a ledger, E7003 when it is newer, E6001 when it is busy.
    pub fn open_read(path: &Path, kinds: &'static [&'static Kind], wait: Duration) -> Result<Self> {
        must_exist(path)?;
        let open = |immutable: bool| -> Result<Connection> {
            let conn = if immutable {
                let uri = outside::immutable_uri(path);
                Connection::open_with_flags(uri, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | ALONE)?
            } else {
                // Opened for writing where it can be, so that a journal left by a killed writer is rolled back and the
                // side files go away again; `query_only` forbids every write.
                Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | ALONE)?
            };
            prepare(&conn, wait)?;
            conn.pragma_update(None, "query_only", true)?;
            check_mark(&conn, path)?;
            calendar::register(&conn)?;
            Ok(conn)
        };
        // A file without any write bit belongs to nobody's work in progress: read it without side files.
        let frozen = std::fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) && outside::is_at_rest(path);
        let conn = match open(frozen) {
            // A folder that cannot be written holds no other writer's work either: read the file as it lies.
            Err(f) if std::ptr::eq(f.code, &codes::E7006) && outside::is_at_rest(path) => open(true)?,
            other => other.map_err(|f| lock::named(path, wait, f))?,
        };
        // One snapshot for the whole command: a list and its count, an audit and the log it reads belong together.
        conn.execute_batch("BEGIN")?;
        Ok(Self { conn, path: path.to_owned(), kinds, writer: None })
    }

    /// Opens a ledger for writing. The writer's lock is taken by each operation; an older ledger is brought up to date
    /// by [`Ledger::migrate_if_older`].
    ///
    /// # Errors
    /// As [`Ledger::open_read`], and E6001 naming the holder when another writer is at work.
    pub fn open_write(
        path: &Path,
        kinds: &'static [&'static Kind],
        wait: Duration,
        holder: &lock::Holder,
    ) -> Result<Self> {
        must_exist(path)?;
        // Looked at before the lock file is made: a file that is not ours gets nothing beside it.
        outside::check_magic(path)?;
        let conn = writable(path, wait).map_err(|f| lock::named(path, wait, f))?;
        let writer = lock::Writer { holder: holder.clone(), wait };
        Ok(Self { conn, path: path.to_owned(), kinds, writer: Some(writer) })
    }

    /// Brings an older ledger up to today's catalogue before anything is written into it.
    ///
    /// # Errors
    /// E7004 in a dry run, which must not; as [`Ledger::write`] otherwise.
    pub fn migrate_if_older(&mut self, act: &Act) -> Result<()> {
        if self.is_current()? {
            return Ok(());
        }
        if act.dry_run {
            return Err(Failure::new(
                &codes::E7004,
                both!("台账是较早版本建的", "an earlier version made this ledger"),
            )
            .hint(both!("先升级: chengxin 升级", "bring it up to date first: chengxin migrate")));
        }
        self.migrate(act)
    }

    /// Waits so long for a program that holds the file; [`Ledger::open_read`] said how long so far.
    ///
    /// # Errors
    /// Never in practice: SQLite takes any time.
    pub fn wait(self, wait: Duration) -> Result<Self> {
        self.conn.busy_timeout(wait)?;
        Ok(self)
    }

    /// Goes on writing in a ledger that was opened for reading, as [`Ledger::open_write`] opens one.
    ///
    /// # Errors
    /// As [`Ledger::open_write`].
    pub fn into_writer(self, wait: Duration, holder: &lock::Holder) -> Result<Self> {
        let ledger = self.wait(wait)?;
        ledger.conn.execute_batch("COMMIT")?; // ends the snapshot that reading began
        must_be_writable(&ledger.conn, &ledger.path)?;
        ledger.conn.pragma_update(None, "query_only", false)?;
        set_journal(&ledger.conn, &ledger.path, wait).map_err(|f| lock::named(&ledger.path, wait, f))?;
        let writer = lock::Writer { holder: holder.clone(), wait };
        Ok(Self { writer: Some(writer), ..ledger })
    }

    /// How SQLite keeps unfinished writes: `wal` or `delete`.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn journal_mode(&self) -> Result<String> {
        Ok(self.conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?)
    }

    /// True when tables and code names follow today's catalogue.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_current(&self) -> Result<bool> {
        Ok(self.read().setting(settings::CATALOGUE)?.as_deref() == Some(fingerprint::of(self.kinds).as_str()))
    }

    /// Brings tables, indexes, views and code names up to the catalogue, after a backup beside the file.
    ///
    /// # Errors
    /// E7006 when backup or ledger cannot be written.
    fn migrate(&mut self, act: &Act) -> Result<()> {
        // Two programs that start together both make their copy; only the first then finds anything to do.
        let (seq, pid) = (self.read().head()?.seq, std::process::id());
        self.backup(&suffixed(&self.path, &format!(".before-{seq}-{pid}")))?;
        let kinds = self.kinds;
        let act = Act { action: "migrate".into(), ..act.clone() };
        self.write(&act, |op| {
            if op.reader().setting(settings::CATALOGUE)?.as_deref() == Some(fingerprint::of(kinds).as_str()) {
                return Ok(());
            }
            op.start()?;
            op.update_catalogue()?;
            op.set_setting(settings::CATALOGUE, &fingerprint::of(kinds))?;
            op.set_setting(settings::SCHEMA, &super::chain::schema_digest(op.conn())?)
        })?;
        Ok(())
    }

    /// Copies the ledger into a new file while it may be in use.
    ///
    /// # Errors
    /// E5020 when the file exists, E7006 when it cannot be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        let shown = to.display();
        if to.exists() {
            return Err(Failure::new(&codes::E5020, both!("{shown} 已存在", "{shown} exists")));
        }
        outside::create_private_file(to).map_err(|e| unwritable(to, &e))?;
        let copy = || -> Result<()> {
            let mut target = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE | ALONE)?;
            rusqlite::backup::Backup::new(&self.conn, &mut target)?.run_to_completion(1024, Duration::ZERO, None)?;
            target.pragma_update(None, "journal_mode", "DELETE")?;
            Ok(())
        };
        copy().inspect_err(|_| {
            let _ = std::fs::remove_file(to); // half a backup is worse than none
        })
    }
}

impl Reader<'_> {
    /// The same state of the same file through a connection of its own, for a second thread; `None` where there is no such state:
    /// in the middle of an operation, or when another program has written since this reader began.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn beside(&self) -> Result<Option<Ledger>> {
        let Some(path) = self.conn.path().filter(|path| !path.is_empty()) else { return Ok(None) };
        // What an operation has changed so far is seen by its own connection alone.
        let reads_only: bool = self.conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
        if !reads_only {
            return Ok(None);
        }
        let own = self.head()?;
        // On a network drive a writer that waits for this reader keeps new ones out: then one connection does all.
        let other = Ledger::open_read(Path::new(path), self.kinds, Duration::ZERO).ok();
        Ok(other
            .filter(|other| other.read().head().is_ok_and(|there| own.seq == there.seq && own.digest == there.digest)))
    }
}

impl Operation<'_> {
    /// Creates every table, index and view, and fills the code names.
    fn build_catalogue(&self) -> Result<()> {
        for (_, sql) in ddl::objects(self.kinds()) {
            self.batch(&sql)?;
        }
        self.fill_codes()
    }

    fn update_catalogue(&self) -> Result<()> {
        for kind in self.kinds() {
            let known = self.names(&format!("SELECT name FROM pragma_table_info('{}')", kind.name))?;
            if known.is_empty() {
                self.batch(&ddl::table(kind))?;
            } else {
                for field in kind.columns().iter().filter(|f| !known.iter().any(|k| k == f.name)) {
                    let column = ddl::added_column(field);
                    self.batch(&format!("ALTER TABLE {} ADD COLUMN {column}", ddl::quoted(kind.name)))?;
                }
            }
            self.update_indexes(kind)?;
        }
        for view in self.names("SELECT name FROM sqlite_master WHERE type='view'")? {
            self.batch(&format!("DROP VIEW {}", ddl::quoted(&view)))?;
        }
        for (_, sql) in self.kinds().iter().flat_map(|k| ddl::views(k)) {
            self.batch(&sql)?;
        }
        self.fill_codes()
    }

    /// Makes the indexes of a kind those of the catalogue: missing ones are built, changed and foreign ones replaced.
    fn update_indexes(&self, kind: &'static Kind) -> Result<()> {
        let mut statement = self.conn().prepare(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL",
        )?;
        let rows = statement.query_map([kind.name], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
        let there = rows.collect::<Result<Vec<_>, rusqlite::Error>>()?;
        let wanted = ddl::indexes(kind);
        for (name, sql) in &there {
            if !wanted.iter().any(|(n, w, _)| n == name && w == sql) {
                self.batch(&format!("DROP INDEX {}", ddl::quoted(name)))?;
            }
        }
        for (_, sql, _) in wanted.iter().filter(|(n, w, _)| !there.iter().any(|(name, sql)| n == name && w == sql)) {
            self.batch(sql)?;
        }
        Ok(())
    }

    fn fill_codes(&self) -> Result<()> {
        self.batch("DELETE FROM code")?;
        let mut insert = self.conn().prepare("INSERT INTO code (list, code, zh, en) VALUES (?1, ?2, ?3, ?4)")?;
        for row in ddl::code_rows(self.kinds()) {
            insert.execute(row)?;
        }
        Ok(())
    }

    fn names(&self, sql: &str) -> Result<Vec<String>> {
        let mut statement = self.conn().prepare(sql)?;
        let names = statement.query_map([], |row| row.get(0))?.collect::<Result<_, rusqlite::Error>>()?;
        Ok(names)
    }
}

fn writable(path: &Path, wait: Duration) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | ALONE)?;
    prepare(&conn, wait)?;
    check_mark(&conn, path)?;
    must_be_writable(&conn, path)?;
    set_journal(&conn, path, wait)?;
    calendar::register(&conn)?;
    Ok(conn)
}

fn must_be_writable(conn: &Connection, path: &Path) -> Result<()> {
    if conn.is_readonly(rusqlite::MAIN_DB)? {
        let shown = path.display();
        return Err(Failure::new(&codes::E7006, both!("{shown} 只读", "{shown} is read-only")));
    }
    Ok(())
}

fn must_exist(path: &Path) -> Result<()> {
    if path.is_file() {
        return Ok(());
    }
    let shown = path.display();
    Err(Failure::new(&codes::E7001, both!("没有台账 {shown}", "there is no ledger {shown}"))
        .hint(both!("新建: chengxin init;试用: chengxin demo", "create one: chengxin init; try it: chengxin demo")))
}

/// Pages that SQLite keeps in memory: negative counts KiB. Its own 2 MiB make a join over a million records read each page of
/// the index again and again.
const CACHE: i64 = -48 * 1024;

fn prepare(conn: &Connection, wait: Duration) -> Result<()> {
    conn.busy_timeout(wait)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "cache_size", CACHE)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// WAL, except on a network drive, where it corrupts.
fn set_journal(conn: &Connection, path: &Path, wait: Duration) -> Result<()> {
    let wanted = if outside::is_network(path) { "delete" } else { "wal" };
    let now: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if now != wanted {
        // Another program may hold the file in its present mode: both modes are right, and the next opening tries again.
        conn.busy_timeout(Duration::ZERO)?;
        let _ = conn.pragma_update_and_check(None, "journal_mode", wanted, |row| row.get::<_, String>(0));
        conn.busy_timeout(wait)?;
    }
    Ok(())
}

fn check_mark(conn: &Connection, path: &Path) -> Result<()> {
    let shown = path.display();
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != ddl::APPLICATION_ID {
        return Err(Failure::new(
            &codes::E7002,
            both!("{shown} 不是 chengxin 的台账,未做改动", "{shown} is not a ledger of chengxin; it was not touched"),
        ));
    }
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > FORMAT {
        return Err(Failure::new(
            &codes::E7003,
            both!(
                "{shown} 是更新版本的台账(格式 {version},本程序 {FORMAT})",
                "{shown} is a newer ledger (format {version}, this program {FORMAT})"
            ),
        )
        .hint(both!("升级 chengxin 后再打开", "upgrade chengxin, then open it")));
    }
    Ok(())
}

fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    let (shown, why) = (path.display(), crate::error::io_reason(error));
    let (zh, en) = (why.zh, why.en);
    Failure::new(&codes::E7006, both!("写不了 {shown}: {zh}", "cannot write {shown}: {en}"))
}
