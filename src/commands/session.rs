//! What every command shares: the invocation, the context, the terminal, and the way to the ledger.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use crate::both;
use crate::catalog::KINDS;
use crate::cli::{Args, Globals, Invocation, Target};
use crate::context::Context;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::schema::{Kind, Mask, World as _};
use crate::store::lock::Holder;
use crate::store::{Act, Ledger, Reader, settings};
use crate::terms;
use crate::ui::Ui;

/// One run of one command.
pub struct Session<'a> {
    /// What was typed.
    pub invocation: &'a Invocation,
    /// Day, person, language.
    pub context: &'a Context,
    /// The terminal.
    pub ui: &'a mut Ui,
    at_hand: &'a AtHand,
}

impl<'a> Session<'a> {
    /// A run of a command.
    pub const fn new(invocation: &'a Invocation, context: &'a Context, ui: &'a mut Ui, at_hand: &'a AtHand) -> Self {
        Self { invocation, context, ui, at_hand }
    }

    /// Operands, flags and fields.
    pub fn args(&self) -> &'a Args {
        &self.invocation.args
    }

    /// Global flags.
    pub fn globals(&self) -> &'a Globals {
        &self.invocation.globals
    }

    /// The language of the run.
    pub fn lang(&self) -> Lang {
        self.context.lang
    }

    /// The kind that the command is about.
    pub fn kind(&self) -> Result<&'static Kind> {
        match self.invocation.target {
            Target::Kind { kind, .. } => Ok(kind),
            Target::None => Err(anyhow::anyhow!("a command of a kind without a kind").into()),
        }
    }

    /// Where the ledger is, or would be.
    pub fn path(&self) -> Result<&'a Path> {
        self.context.ledger()
    }

    /// Opens the ledger for reading.
    pub fn open_read(&self) -> Result<Ledger> {
        let ledger = match self.at_hand.take(self.path()?) {
            Some(ledger) => ledger.wait(self.context.wait)?,
            None => Ledger::open_read(self.path()?, KINDS, self.context.wait)?,
        };
        match &self.globals().as_recorded {
            None => Ok(ledger),
            Some(text) => {
                let directory = ledger.read().directory(Path::new("."));
                let today = self.today(ledger.read())?;
                let day = terms::date::parse_in(text, today, || directory.calendar())?.certain()?;
                drop(directory);
                ledger.as_recorded(day)
            }
        }
    }

    /// Refuses `--as-recorded` where only the file itself will do.
    ///
    /// # Errors
    /// E1006 when it was given.
    pub fn present_only(&self) -> Result<()> {
        if self.globals().as_recorded.is_none() {
            return Ok(());
        }
        Err(Failure::new(
            &codes::E1006,
            both!(
                "这个命令看的是台账文件本身,不能用 --记录日",
                "this command is about the file itself; --as-recorded does not go with it"
            ),
        )
        .hint(both!("去掉 --记录日", "drop --as-recorded")))
    }

    /// Opens the ledger for writing.
    fn open_write(&self, action: &str) -> Result<Ledger> {
        if self.globals().as_recorded.is_some() && !matches!(action, "reveal" | "eligibility") {
            return Err(Failure::new(
                &codes::E1006,
                both!("按记录日看到的台账不能写", "the ledger as it was recorded cannot be written"),
            )
            .hint(both!("去掉 --记录日", "drop --as-recorded")));
        }
        match self.at_hand.take(self.path()?) {
            Some(ledger) => ledger.into_writer(self.context.wait, &self.holder()),
            None => Ledger::open_write(self.path()?, KINDS, self.context.wait, &self.holder()),
        }
    }

    /// Who holds the ledger while this command writes.
    pub fn holder(&self) -> Holder {
        Holder { pid: std::process::id(), command: self.command_line(), since: self.context.now.clone() }
    }

    /// The command line as the log keeps it.
    pub fn command_line(&self) -> String {
        let words = self.invocation.command.iter().map(|word| {
            let plain =
                !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '$'));
            if plain { word.clone() } else { format!("\"{}\"", word.replace(['\n', '\r'], " ").replace('"', "\\\"")) }
        });
        std::iter::once("chengxin".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
    }

    /// Today: `--as-of`, else the fixed day of a demonstration ledger, else the clock's.
    pub fn today(&self, reader: Reader<'_>) -> Result<NaiveDate> {
        if self.context.as_of_given {
            return Ok(self.context.today);
        }
        let fixed = reader.setting(settings::TODAY)?;
        Ok(fixed.and_then(|d| d.parse().ok()).unwrap_or(self.context.today))
    }

    /// The day that a text names, read on a day and by the calendar of a ledger; one that is provisional is warned of.
    ///
    /// # Errors
    /// E3101 or E3102 when it is no day.
    pub fn day(&mut self, text: &str, today: NaiveDate, reader: Reader<'_>) -> Result<NaiveDate> {
        let directory = reader.directory(Path::new("."));
        let parsed = terms::date::parse_in(text, today, || directory.calendar())?;
        if parsed.provisional {
            self.ui.warn(&terms::date::provisional(parsed.date));
        }
        Ok(parsed.date)
    }

    /// Opens the ledger for a write of that name and prepares the header of its operation.
    pub fn writing(&self, action: &str) -> Result<(Ledger, Act)> {
        let mut act = Act {
            action: action.to_owned(),
            command: self.command_line(),
            operator: String::new(),
            host: self.context.host.clone(),
            at: self.context.now.clone(),
            as_of: self.context.today,
            reason: self.args().text("reason").map(terms::mask::numbers_in),
            approved_by: self.args().text("approved-by").map(|n| terms::text::clean(n).into_owned()),
            undoes: None,
            always: false,
            dry_run: self.globals().dry_run,
        };
        let mut ledger = self.open_write(action)?;
        let set = ledger.read().setting(settings::OPERATOR)?;
        act.operator = self.context.operator_or(set.as_deref()).ok_or_else(|| {
            Failure::from(
                Fault::new(&codes::E1004, both!("不知道经办人是谁", "it is not known who is working"))
                    .hint(both!("加 --操作人 姓名", "add --user NAME")),
            )
        })?;
        act.as_of = self.today(ledger.read())?;
        ledger.migrate_if_older(&act)?;
        Ok((ledger, act))
    }

    /// The directory for what a person types: names, ids, and short ids of this year.
    pub fn world<'l>(&self, reader: Reader<'l>, today: NaiveDate) -> crate::store::Directory<'l> {
        use chrono::Datelike as _;
        reader.directory(&self.folder()).typed_in(today.year())
    }

    /// The operands, each once.
    pub fn distinct_operands(&self) -> Vec<&'a str> {
        let mut out: Vec<&str> = Vec::new();
        for operand in self.args().positionals() {
            if !out.contains(&operand) {
                out.push(operand);
            }
        }
        out
    }

    /// The day that an act takes effect: `--date`, else today; never a day to come.
    ///
    /// # Errors
    /// E3101 and E3102 for a date that is none, E3105 for one after today.
    pub fn day_of_act(&mut self, today: NaiveDate, reader: Reader<'_>) -> Result<NaiveDate> {
        let Some(text) = self.args().text("date") else { return Ok(today) };
        let day = self.day(text, today, reader)?;
        if day <= today {
            return Ok(day);
        }
        Err(Fault::new(&codes::E3105, both!("{day} 还没有到", "{day} is still to come"))
            .hint(both!(
                "写已经发生的日期;改今天: --基准日 {day}",
                "give the day it happened; to take another day as today: --as-of {day}"
            ))
            .into())
    }

    /// The folder that attachments are looked for in.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(".")
    }

    /// What is masked on a screen: numbers, unless `--reveal` was given, which is recorded first.
    ///
    /// # Errors
    /// E1004 when the purpose is blank; whatever keeps the look from being recorded.
    pub fn mask(&self) -> Result<Mask> {
        let Some(purpose) = &self.globals().reveal else { return Ok(Mask::Numbers) };
        let purpose = terms::text::clean(purpose).into_owned();
        if purpose.is_empty() {
            return Err(Fault::new(
                &codes::E1004,
                both!("显示隐私须写明目的", "showing personal data needs a purpose"),
            )
            .hint(both!("--显示隐私 目的", "--reveal PURPOSE"))
            .into());
        }
        let (mut ledger, act) = self.writing("reveal")?;
        let act = Act { reason: Some(terms::mask::numbers_in(&purpose)), always: true, dry_run: false, ..act };
        ledger.write(&act, |_| Ok(()))?;
        Ok(Mask::Nothing)
    }

    /// Records that a person was looked up: whom and with what command stands in `command`, since the log keeps no other
    /// place for it, and `purpose` says what for. It is an operation without changes, which no undo takes back.
    ///
    /// # Errors
    /// Whatever keeps the look from being recorded; then nothing is shown.
    pub fn look_up(&self, action: &str, command: String, purpose: &str) -> Result<()> {
        let (mut ledger, act) = self.writing(action)?;
        let act = Act { command, reason: Some(purpose.to_owned()), always: true, dry_run: false, ..act };
        ledger.write(&act, |_| Ok(()))?;
        Ok(())
    }

    /// Says which file a dry run would write.
    pub fn not_written(&mut self, path: &Path) -> Result<()> {
        super::output::protect(self, path)?;
        let shown = path.display();
        self.ui.status(&both!("预览: 将写出 {shown},未写入", "dry run: would write {shown}; nothing was written"));
        Ok(())
    }

    /// Asks before a step that reaches far; `--yes` answers, and without a terminal the flag is named.
    pub fn confirm(&mut self, question: &Both) -> Result<()> {
        if self.globals().dry_run || self.ui.confirm(question)? {
            return Ok(());
        }
        Err(Failure::new(&codes::E8130, both!("已取消,未做改动", "cancelled; nothing was changed")))
    }

    /// Says what was done, with the operation's number, and hints at the next step.
    pub fn done(&mut self, what: &Both, seq: Option<i64>) {
        let said = match seq {
            Some(seq) => Both {
                zh: format!("{}(操作 {seq})", what.zh).into(),
                en: format!("{} (operation {seq})", what.en).into(),
            },
            None if self.globals().dry_run => Both {
                zh: format!("预览: {},未写入", what.zh).into(),
                en: format!("dry run: {}; nothing was written", what.en).into(),
            },
            None => what.clone(),
        };
        self.ui.status(&said);
    }
}

/// The ledger that the language of the run was read from, kept for the command: opening it costs as much as a query.
#[derive(Default)]
pub struct AtHand(RefCell<Option<Ledger>>);

impl AtHand {
    /// The language that a ledger itself is set to, for a run that names none.
    pub fn lang(&self, path: &Path) -> Option<Lang> {
        let ledger = Ledger::open_read(path, KINDS, Duration::ZERO).ok()?;
        let lang = match ledger.read().setting(settings::LANG).ok()?.as_deref() {
            Some("en") => Some(Lang::En),
            Some("zh") => Some(Lang::Zh),
            _ => None,
        };
        self.0.replace(Some(ledger));
        lang
    }

    /// The ledger at a path, once.
    fn take(&self, path: &Path) -> Option<Ledger> {
        self.0.take().filter(|ledger| ledger.path() == path)
    }
}

/// Finds the record that an operand names; its prefix must be the kind's.
///
/// # Errors
/// E2001 when there is none, E2002 when the id is unclear, E2005 when it is of another kind.
pub fn record(reader: Reader<'_>, kind: &'static Kind, text: &str, today: NaiveDate) -> Result<crate::schema::Row> {
    use chrono::Datelike as _;
    let id = match terms::id::parse(text, today.year()) {
        Some(Ok(id)) if id.prefix() == kind.prefix => id.to_string(),
        Some(Ok(id)) => {
            let what = kind.both();
            return Err(Fault::new(
                &codes::E2005,
                both!("{id} 不是{}", "{id} is not a record of kind {}", what.zh)
                    .with_en(format!("{id} is no {}", what.en)),
            )
            .hint(both!("直接写: chengxin {id}", "just type: chengxin {id}"))
            .into());
        }
        Some(Err(fault)) => return Err(fault.into()),
        // Not an id: a name serves as well where it is unique.
        None => reader.directory(Path::new(".")).find(kind, &terms::text::clean(text))?,
    };
    reader.get(kind, &id)?.ok_or_else(|| {
        let noun = |lang: Lang, word: &str| match crate::catalog::shared_name(kind) {
            true => format!("{} {word}", kind.group.name(lang)),
            false => word.to_owned(),
        };
        let (zh, en) = (noun(Lang::Zh, kind.label), noun(Lang::En, &kind.name.replace('_', "-")));
        Fault::new(&codes::E2001, both!("没有 {id}", "there is no {id}"))
            .hint(both!("看列表: chengxin {zh} 列表", "see the list: chengxin {en} list"))
            .into()
    })
}

/// The id of the record of a kind that a flag names; `None` where the flag was not given.
///
/// # Errors
/// As [`record`].
pub fn named(
    s: &Session<'_>,
    reader: Reader<'_>,
    flag: &str,
    kind: &'static Kind,
    today: NaiveDate,
) -> Result<Option<String>> {
    let Some(text) = s.args().text(flag) else { return Ok(None) };
    Ok(Some(record(reader, kind, text, today)?.id().to_owned()))
}
