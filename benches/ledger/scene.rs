//! The folder that the cases work in: sheets, ledgers and the peer's files, each made once and on demand.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::{history, measure, sheet};

/// A temporary folder with what the cases share.
pub struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// An empty folder.
    ///
    /// # Errors
    /// When the system gives none.
    pub fn new() -> Result<Self> {
        Ok(Self { folder: tempfile::tempdir()? })
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Our program, on a ledger. Neither language nor day is taken from the machine.
    pub fn ours(&self, ledger: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chengxin"));
        let home = self.folder.path();
        command
            .current_dir(home)
            .env_clear()
            .env("HOME", home)
            .env("LANG", "zh_CN.UTF-8")
            .env("TMPDIR", home)
            .env("CHENGXIN_DB", ledger)
            .env("CHENGXIN_USER", "王甲")
            .env("CHENGXIN_TODAY", "2024-06-30");
        command
    }

    /// The sqlite3 shell on a file; `None` where it is not installed, which is said.
    pub fn sqlite(&self) -> bool {
        has("sqlite3", &["--version"], "sqlite3")
    }

    /// A ledger with the registers that contracts refer to, and no contract.
    ///
    /// # Errors
    /// When our program fails.
    pub fn base(&self) -> Result<PathBuf> {
        let path = self.path("base.db");
        if !path.exists() {
            measure::run(self.ours(&path).args(["init", "--area", "望江区", "--db"]).arg(&path), None, false)?;
            for (kind, sheet) in sheet::registers(self.folder.path())? {
                measure::run(self.ours(&path).args(kind.split(' ')).arg("import").arg(sheet), None, false)?;
            }
        }
        Ok(path)
    }

    /// A sheet of so many contracts.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn sheet(&self, rows: usize) -> Result<PathBuf> {
        let path = self.path(&format!("contracts-{rows}.csv"));
        if !path.exists() {
            sheet::contracts(&path, rows)?;
        }
        Ok(path)
    }

    /// A ledger with so many contracts.
    ///
    /// # Errors
    /// When our program fails.
    pub fn filled(&self, rows: usize) -> Result<PathBuf> {
        let path = self.path(&format!("ledger-{rows}.db"));
        if !path.exists() {
            std::fs::copy(self.base()?, &path)?;
            measure::run(self.ours(&path).args(["contract", "import"]).arg(self.sheet(rows)?), None, false)?;
        }
        Ok(path)
    }

    /// A ledger with the history of so many contracts: their tenders, three bids each, and the contracts.
    ///
    /// # Errors
    /// When our program fails.
    pub fn history(&self, rows: usize) -> Result<PathBuf> {
        let path = self.path(&format!("history-{rows}.db"));
        if !path.exists() {
            std::fs::copy(self.base()?, &path)?;
            for (kind, sheet) in history::sheets(self.folder.path(), rows)? {
                measure::run(self.ours(&path).args([kind, "import", "--legacy"]).arg(&sheet), None, false)?;
                std::fs::remove_file(sheet)?;
            }
        }
        Ok(path)
    }

    /// A fresh copy of a file of the folder.
    ///
    /// # Errors
    /// When it cannot be copied.
    pub fn copy(&self, from: &Path, name: &str) -> Result<PathBuf> {
        let to = self.path(name);
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let side = self.path(&format!("{name}{suffix}"));
            if side.exists() {
                std::fs::remove_file(side)?;
            }
        }
        std::fs::copy(from, &to)?;
        Ok(to)
    }

    /// The peer's schema: the table of contracts with its indexes. `.import` writes blanks as empty text and never as
    /// NULL, so the condition of the partial index says so; both sides then keep the same entries up.
    ///
    /// # Errors
    /// When the ledger cannot be asked.
    pub fn peer_schema(&self) -> Result<String> {
        let sql = "SELECT sql || ';' FROM sqlite_master WHERE tbl_name = 'contract' AND sql IS NOT NULL ORDER BY rowid";
        let schema = ask(&self.base()?, sql)?;
        if !schema.contains("void_on IS NULL") {
            bail!("the natural key of contracts has no condition any more");
        }
        Ok(schema.replace("void_on IS NULL", "void_on = ''"))
    }

    /// The contracts of a ledger as the peer imports them: normalised values in the order of the columns.
    ///
    /// # Errors
    /// When the ledger cannot be asked.
    pub fn peer_sheet(&self, rows: usize) -> Result<PathBuf> {
        let path = self.path(&format!("peer-{rows}.csv"));
        if !path.exists() {
            let ledger = self.filled(rows)?;
            measure::run(sqlite(&ledger).args(["-csv", "SELECT * FROM contract"]), Some(&path), false)?;
        }
        Ok(path)
    }
}

/// The sqlite3 shell on a file.
pub fn sqlite(file: &Path) -> Command {
    let mut command = Command::new("sqlite3");
    command.args(["-batch", "-init", "/dev/null"]).arg(file);
    command
}

/// What the sqlite3 shell answers.
fn ask(file: &Path, sql: &str) -> Result<String> {
    let output = sqlite(file).arg(sql).output()?;
    if !output.status.success() {
        bail!("sqlite3: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a peer is there; says so when it is not.
pub fn has(program: &str, args: &[&str], name: &str) -> bool {
    let there = Command::new(program).args(args).output().is_ok_and(|o| o.status.success());
    if !there {
        println!("  peer missing: {name}");
    }
    there
}
