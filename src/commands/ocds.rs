//! `procurement export` and `procurement import` with `--format ocds`: the procurement registers as open contracting data.

mod import;

use std::collections::HashSet;
use std::path::Path;

pub(super) use import::run as import;

use super::output::{self, Output};
use super::session::{self, Session};
use super::{computed, list};
use crate::both;
use crate::catalog::procurement::{ACCEPTANCE, BID, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::{PARTY, UNIT};
use crate::cli::When;
use crate::error::{Failure, Fault, Result, codes};
use crate::exchange::ocds::export::{self, Export, Publisher, Registers};
use crate::messages::{Lang, plural};
use crate::render::Format;
use crate::schema::filter::Query;
use crate::schema::kind::column;
use crate::schema::{Field, Kind, Mask, Names as _, Row};
use crate::store::{Ledger, settings};

/// Word of the format.
pub(super) const FORMAT: &str = "ocds";
/// What ocids begin with unless `--ocid-prefix` says otherwise.
pub(super) const PREFIX: &str = "ocds-chengxin";

/// True when this command line asks for open contracting data, which no other command writes.
pub(super) fn asked_for(s: &Session<'_>) -> bool {
    s.globals().format.as_deref().is_some_and(|word| word.eq_ignore_ascii_case(FORMAT)) && is_exchange(s)
}

fn is_exchange(s: &Session<'_>) -> bool {
    let words: Vec<&str> = s.invocation.path.iter().map(String::as_str).collect();
    matches!(words.as_slice(), ["procurement", "export" | "import"])
}

/// Refuses the exchange in any other format.
///
/// # Errors
/// E5022.
fn only_ocds(s: &Session<'_>) -> Result<()> {
    if asked_for(s) {
        return Ok(());
    }
    Err(Fault::new(
        &codes::E5022,
        both!("整组采购台账只有 ocds 格式", "the procurement registers together have one format: ocds"),
    )
    .hint(both!(
        "加 -f ocds;单种台账: chengxin 合同 导出、chengxin 导入 文件",
        "add -f ocds; for one register: chengxin contract export, chengxin import FILE"
    ))
    .into())
}

/// Refuses what an exchange of open data has no use for, and files of another form.
///
/// # Errors
/// E1006 for an option that is not used, E5022 for a file whose name says another form, E1005 for a prefix that is none.
pub(super) fn only_used(s: &Session<'_>, form: &str, files: &[&str]) -> Result<()> {
    let globals = s.globals();
    let unused = [
        ("--列", "--fields", globals.fields.is_some()),
        ("--排序", "--sort", globals.sort.is_some()),
        ("--条数", "--limit", globals.limit.is_some()),
        ("--编码", "--encoding", globals.encoding.is_some()),
        ("--字节序标记", "--bom", globals.bom != When::Auto),
    ];
    let mut faults: Vec<Fault> = Vec::new();
    for (zh, en, _) in unused.into_iter().filter(|(.., given)| *given) {
        let said = both!("{form} 不用 {zh}", "{form} does not use {en}");
        faults.push(Fault::new(&codes::E1006, said).hint(both!("去掉 {zh}", "drop {en}")));
    }
    let extension = globals.output.as_deref().and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase());
    if let Some(other) = extension.filter(|e| !files.contains(&e.as_str())) {
        let list = files.join(" ");
        faults.push(
            Fault::new(&codes::E5022, both!("{form} 不写 .{other} 文件", "{form} writes no .{other} file"))
                .hint(both!("文件名以这些结尾: {list}", "the name of the file ends with one of: {list}")),
        );
    }
    for flag in ["ocid-prefix", "project-prefix"] {
        let Some(prefix) = s.args().text(flag) else { continue };
        if prefix.is_empty() || !prefix.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            faults.push(Fault::new(&codes::E1005, both!("前缀\"{prefix}\"不合用", "\"{prefix}\" is no prefix")).hint(
                both!("只用字母、数字和连字符,例如 ocds-213czf", "letters, digits and hyphens only, e.g. ocds-213czf"),
            ));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::of(faults)) }
}

/// Extensions of the files that an export of open data writes.
pub(super) const DATA_FILES: [&str; 3] = ["json", "jsonl", "ndjson"];

pub(super) fn export(s: &mut Session<'_>) -> Result<u8> {
    only_ocds(s)?;
    only_used(s, FORMAT, &DATA_FILES)?;
    let file = s.globals().output.clone().filter(|p| p.as_os_str() != "-");
    let lines = file.as_deref().is_some_and(is_lines);
    // A release is meant for the public, so that a person's name stays masked unless the purpose is written down.
    let mask = if s.mask()? == Mask::Nothing { Mask::Nothing } else { Mask::Names };
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let name = ledger.read().setting(settings::AREA)?.unwrap_or_default();
    let prefix = s.args().text("ocid-prefix").unwrap_or(PREFIX);
    let publisher = Publisher { name: &name, prefix, today };
    let chosen = if s.args().positionals().is_empty() {
        None
    } else {
        let query = Query { closed: true, ..list::query(s, ledger.read(), &TENDER)? };
        Some(computed::selected(s, ledger.read(), &TENDER, &query)?)
    };
    let mut registers = registers(s, &ledger, mask, chosen.as_ref())?;
    if let Some(text) = s.args().text("unit") {
        let unit = session::record(ledger.read(), &UNIT, text, today)?.id().to_owned();
        registers.only(&unit);
    }
    let Export { releases, unnamed } = export::releases(&registers, &publisher).map_err(Failure::of)?;
    let count = releases.len();
    let text = if lines {
        releases.iter().map(|release| format!("{release}\n")).collect()
    } else {
        let package = export::package(&publisher, releases);
        format!("{}\n", serde_json::to_string_pretty(&package).map_err(anyhow::Error::from)?)
    };
    output::text(s, &Output { format: Format::Json, file }, &text)?;
    if unnamed > 0 {
        let records = plural(unnamed, "record");
        s.ui.status(&both!(
            "采购人限知悉范围,未导出 {unnamed} 条项目或合同",
            "tenders and contracts of a buyer of restricted visibility left out: {records}"
        ));
    }
    say_left_out(s, export::left_out(&registers));
    let releases = plural(count, "release");
    s.ui.status(&both!("发布记录 {count} 份", "{releases}"));
    Ok(0)
}

/// Names the fields that some exported record has and that stay in the office.
pub(super) fn say_left_out(s: &mut Session<'_>, left_out: Vec<(&'static Kind, Vec<&'static Field>)>) {
    for (kind, fields) in left_out {
        let names = |lang: Lang, between: &str| fields.iter().map(|f| f.title(lang)).collect::<Vec<_>>().join(between);
        let (zh, en) = (names(Lang::Zh, "、"), names(Lang::En, ", "));
        let (kind_zh, kind_en) = (kind.label, kind.name);
        s.ui.status(&both!("不外传,未导出: {kind_zh} {zh}", "kept in the office, left out: {kind_en} {en}"));
    }
}

pub(super) fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

/// The registers, of some tenders alone where they are chosen.
fn registers(s: &mut Session<'_>, ledger: &Ledger, mask: Mask, chosen: Option<&HashSet<String>>) -> Result<Registers> {
    let mut published = Published::new(ledger, mask);
    let mut tenders = published.all(&TENDER)?;
    if let Some(chosen) = chosen {
        tenders.retain(|tender| chosen.contains(tender.id()));
    }
    let mut registers = Registers {
        units: published.all(&UNIT)?,
        parties: published.parties(s)?,
        bids: published.bids(&tenders)?,
        tenders,
        contracts: published.all(&CONTRACT)?,
        acceptances: published.all(&ACCEPTANCE)?,
        payments: published.all(&PAYMENT)?,
        ..Registers::default()
    };
    (registers.held, registers.held_names) = published.withheld();
    if chosen.is_some() {
        registers.under_tenders();
    }
    published.say_held(s);
    Ok(registers)
}

/// Reads registers for a file that is made to be published: what only some may know stays, names of persons are masked.
pub(super) struct Published<'l> {
    ledger: &'l Ledger,
    mask: Mask,
    held: Vec<Row>,
    sealed: usize,
}

impl<'l> Published<'l> {
    pub(super) fn new(ledger: &'l Ledger, mask: Mask) -> Self {
        Self { ledger, mask, held: Vec::new(), sealed: 0 }
    }

    /// The live records of a register.
    pub(super) fn all(&mut self, kind: &'static Kind) -> Result<Vec<Row>> {
        let rows = self.ledger.read().all(kind, &Query { closed: true, ..Query::default() })?;
        let (held, open) = rows.into_iter().partition(|row| row.text(column::VISIBILITY) == Some("restricted"));
        let held: Vec<Row> = held;
        self.held.extend(held);
        Ok(open)
    }

    /// The bids of tenders that were opened: before that day nobody may learn who bids, or how many do.
    pub(super) fn bids(&mut self, tenders: &[Row]) -> Result<Vec<Row>> {
        let sealed = tenders.iter().filter(|t| matches!(t.state(), "planned" | "announced"));
        let sealed: HashSet<&str> = sealed.map(Row::id).collect();
        let known: HashSet<&str> = tenders.iter().map(Row::id).collect();
        let mut bids = self.all(&BID)?;
        bids.retain(|bid| bid.text("tender").is_some_and(|tender| known.contains(tender)));
        let before = bids.len();
        bids.retain(|bid| bid.text("tender").is_some_and(|tender| !sealed.contains(tender)));
        self.sealed += before - bids.len();
        Ok(bids)
    }

    /// The parties, persons under the mask.
    pub(super) fn parties(&mut self, s: &Session<'_>) -> Result<Vec<Row>> {
        let mut parties = self.all(&PARTY)?;
        let mut names = self.ledger.read().directory(&s.folder());
        for party in &mut parties {
            mask_person(party, self.mask, &mut names);
        }
        Ok(parties)
    }

    /// Ids of the records held back, and the names of the parties among them.
    fn withheld(&self) -> (HashSet<String>, HashSet<String>) {
        let parties = self.held.iter().filter(|row| row.kind() == &PARTY);
        let names = parties.filter_map(|party| party.text("name")).map(str::to_owned).collect();
        (self.held.iter().map(|row| row.id().to_owned()).collect(), names)
    }

    /// Says how many records were held back.
    pub(super) fn say_held(&self, s: &mut Session<'_>) {
        let held = self.held.len();
        if held > 0 {
            let records = plural(held, "record");
            s.ui.status(&both!("限知悉范围的 {held} 条记录未导出", "{records} of restricted visibility left out"));
        }
        let sealed = self.sealed;
        if sealed > 0 {
            let bids = plural(sealed, "bid");
            s.ui.status(&both!("尚未开标的 {sealed} 份投标未导出", "{bids} not opened yet left out"));
        }
    }
}

/// Masks the name of a natural person; what else of it is personal never enters a release.
fn mask_person(party: &mut Row, mask: Mask, names: &mut crate::store::Directory<'_>) {
    let person = PARTY.person_when.is_some_and(|(field, codes)| party.text(field).is_some_and(|c| codes.contains(&c)));
    if person && mask != Mask::Nothing {
        let shown = names.name(&PARTY, party.id(), mask).to_string();
        party.set("name", shown);
        party.set("address", crate::schema::Value::Null);
        // A business of one person is known by its public credit code; any other code of a person is the person's own.
        if party.text("kind") != Some("individual_biz") {
            party.set("uscc", crate::schema::Value::Null);
        }
    }
}
