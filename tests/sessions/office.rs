//! An office for one test: a folder of its own, the real binary, a bare environment, and the demonstration ledger.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_chengxin");
/// Where the system's own programs lie.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";
/// Name of the ledger in the folder; the program finds it without being told.
pub const LEDGER: &str = "chengxin.db";
/// The three dirty sheets that the demonstration writes.
pub const DIRTY: [(&str, &str); 3] = [
    ("3月采购台账.csv", "contract"),
    ("采购项目台账(标题合计).xlsx", "tender"),
    ("供应商名录(数字代码).xlsx", "party"),
];

/// Every register as it is typed: its group, then its noun.
pub fn kinds() -> Vec<String> {
    use chengxin::messages::Lang;
    chengxin::catalog::KINDS
        .iter()
        .map(|kind| format!("{} {}", kind.group.name(Lang::En), kind.name.replace('_', "-")))
        .collect()
}

/// A contract whose values all hold; `{no}` is its number.
pub const CONTRACT: &str = "合同 新增 --合同名称 巡查服务合同 --合同编号 {no} --甲方单位 云汀区数据资源管理局 --供应商 云汀知行信息技术有限公司 --标的类别 服务 --合同金额 12.8万元 --签订日期 2024-03-05 --履约截止 2024.4.30 --结算方式 验收后结算 --供应商规模 微型 --经办人 梅子青";

/// What a run left behind.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
    line: String,
}

impl Run {
    fn of(output: &Output, line: String) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
        let run = Self {
            status: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
            line,
        };
        assert_ne!(run.status, 101, "{run:?}");
        assert!(!run.err.contains("panicked"), "{run:?}");
        run
    }

    /// The run, if it ended with this status.
    #[track_caller]
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}\n{}\n{}", self.line, self.out, self.err);
        self
    }

    /// The run, if it failed with that exit status and this code in its message of at most six lines.
    #[track_caller]
    pub fn fails(self, status: i32, code: &str) -> Self {
        let run = self.ends(status);
        assert!(
            run.err.contains(&format!("[{code}]"))
                || run.err.contains(&format!("\"{code}\""))
                || run.err.contains(&format!(" {code} ")),
            "{}\n{}",
            run.line,
            run.err
        );
        // What the values were read as stands above it.
        let message = run.err.lines().skip_while(|l| !l.contains("[E"));
        assert!(message.count() <= 6, "{}\n{}", run.line, run.err);
        run
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(
            self.err.contains(text) || self.out.contains(text),
            "{text}: {}\n{}\n{}",
            self.line,
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}\n{}\n{}", self.line, self.out, self.err))
    }

    pub fn both(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

/// A folder to work in.
pub struct Office {
    dir: tempfile::TempDir,
    vars: Vec<(String, String)>,
}

impl Office {
    /// A folder without a ledger.
    pub fn empty() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder"), vars: Vec::new() }
    }

    /// A folder with the demonstration ledger and its three dirty sheets.
    pub fn demo() -> Self {
        let office = Self::empty();
        let demo = demo();
        fs::copy(demo.join("chengxin-demo.db"), office.at(LEDGER)).expect("the demonstration");
        for (name, _) in DIRTY {
            fs::copy(demo.join(name), office.at(name)).expect("a sheet");
        }
        office
    }

    /// A folder with a new ledger of one unit, one firm, one officer and the document that the officer's file rests on.
    pub fn small() -> Self {
        let office = Self::empty();
        office.ok("init --area 测试区 --user 王敏");
        office
    }

    /// The same with one variable more in its environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.vars.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.at(name), bytes).expect("a file");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.at(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// A program in this folder with the bare environment of a night job.
    pub fn program(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("LANG", "C").env("PATH", PATH).env("HOME", self.path()).current_dir(self.path());
        command.envs(self.vars.iter().map(|(name, value)| (name, value)));
        command
    }

    pub fn command(&self, line: &str) -> Command {
        let mut command = self.program(PROGRAM);
        command.args(split(line));
        command
    }

    /// The program on a terminal of that many columns.
    pub fn terminal(&self, line: &str, columns: u16) -> expectrl::session::OsSession {
        let mut command = self.command(line);
        command.env("TERM", "xterm").env("NO_COLOR", "1").env("COLUMNS", columns.to_string());
        let mut session = expectrl::Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(std::time::Duration::from_secs(10)));
        session
    }

    pub fn run(&self, args: &[&str]) -> Run {
        let output = self.program(PROGRAM).args(args).stdin(Stdio::null()).output().expect("the program runs");
        Run::of(&output, args.join(" "))
    }

    /// Runs a command line as a shell would split it; only double quotes count.
    pub fn line(&self, line: &str) -> Run {
        let words = split(line);
        self.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Runs a command line that must succeed, and gives its stdout.
    #[track_caller]
    pub fn ok(&self, line: &str) -> String {
        self.line(line).ends(0).out
    }

    /// Runs with bytes on standard input.
    pub fn fed(&self, line: &str, input: &[u8]) -> Run {
        use std::io::Write as _;
        let mut command = self.command(line);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        child.stdin.take().expect("piped").write_all(input).expect("it reads");
        Run::of(&child.wait_with_output().expect("it ends"), line.to_owned())
    }

    /// A shell line in this folder; `$CX` is the program.
    pub fn shell(&self, script: &str) -> Run {
        let output =
            self.program("sh").arg("-c").arg(script).env("CX", PROGRAM).stdin(Stdio::null()).output().expect("a shell");
        Run::of(&output, script.to_owned())
    }

    /// Adds a contract of that number and gives its id.
    #[track_caller]
    pub fn contract(&self, number: &str) -> String {
        self.ok(&format!("{} -f id", CONTRACT.replace("{no}", number))).trim().to_owned()
    }

    #[track_caller]
    pub fn json(&self, line: &str) -> Json {
        self.line(&format!("{line} -f json")).ends(0).json()
    }

    /// How many operations the log holds.
    pub fn operations(&self) -> i64 {
        let log = self.json("op list --limit 1");
        log[0]["seq"].as_i64().expect("a number")
    }

    /// Digest of a file.
    pub fn digest(&self, name: &str) -> String {
        digest(&self.at(name))
    }

    /// Names of the files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Every live record of every kind as the file holds it, by id, without what only counts versions.
    pub fn dump(&self) -> std::collections::BTreeMap<String, Vec<String>> {
        let conn = rusqlite::Connection::open(self.at(LEDGER)).expect("a ledger");
        let mut all = std::collections::BTreeMap::new();
        for kind in kinds() {
            let table = kind.split(' ').nth(1).expect("a kind").replace('-', "_");
            let mut statement =
                conn.prepare(&format!("SELECT * FROM \"{table}\" WHERE void_on IS NULL")).expect("a table");
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([]).expect("rows");
            while let Some(row) = rows.next().expect("a row") {
                let value = |i| format!("{}={:?}", columns[i], row.get_ref(i).expect("a value"));
                let record = (0..columns.len()).filter(|&i| columns[i] != "rev").map(value).collect();
                all.insert(row.get("id").expect("an id"), record);
            }
        }
        all
    }
}

pub fn digest(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The folder of the demonstration, built once.
fn demo() -> &'static Path {
    static DEMO: OnceLock<tempfile::TempDir> = OnceLock::new();
    DEMO.get_or_init(|| {
        let office = Office::empty();
        office.run(&["demo", "."]).ends(0);
        office.dir
    })
    .path()
}

/// A command line as a shell would split it; double quotes only.
pub fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut any) = (false, false);
    for c in line.chars() {
        match c {
            '"' => (quoted, any) = (!quoted, true),
            ' ' if !quoted => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            c => word.push(c),
        }
    }
    if any || !word.is_empty() {
        words.push(word);
    }
    words
}
