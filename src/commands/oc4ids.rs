//! `ppp export --format oc4ids`: the PPP projects in the Open Contracting for Infrastructure Data Standard.

use super::ocds::{self, Published};
use super::output::{self, Output};
use super::session::Session;
use crate::both;
use crate::catalog::governance::DECISION;
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, PROJECT, STAGE, SUBSIDY};
use crate::catalog::procurement::{CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::UNIT;
use crate::error::{Failure, Fault, Result, codes};
use crate::exchange::oc4ids::export::{self, Export, Publisher, Registers};
use crate::messages::{Lang, plural};
use crate::render::Format;
use crate::schema::Mask;
use crate::store::settings;

/// Word of the format.
const FORMAT: &str = "oc4ids";
/// What ids of projects begin with unless `--project-prefix` says otherwise.
const PREFIX: &str = "oc4ids-chengxin";

/// True when this command line asks for this standard, which no other command writes.
pub(super) fn asked_for(s: &Session<'_>) -> bool {
    let words: Vec<&str> = s.invocation.path.iter().map(String::as_str).collect();
    let format = s.globals().format.as_deref().is_some_and(|word| word.eq_ignore_ascii_case(FORMAT));
    format && words.as_slice() == ["ppp", "export"]
}

pub(super) fn export(s: &mut Session<'_>) -> Result<u8> {
    only_oc4ids(s)?;
    ocds::only_used(s, FORMAT, &ocds::DATA_FILES)?;
    let file = s.globals().output.clone().filter(|p| p.as_os_str() != "-");
    let lines = file.as_deref().is_some_and(ocds::is_lines);
    let mask = if s.mask()? == Mask::Nothing { Mask::Nothing } else { Mask::Names };
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let name = ledger.read().setting(settings::AREA)?.unwrap_or_default();
    let prefix = s.args().text("project-prefix").unwrap_or(PREFIX);
    let ocid_prefix = s.args().text("ocid-prefix").unwrap_or(ocds::PREFIX);
    let publisher = Publisher { name: &name, prefix, ocid_prefix, today };
    let mut published = Published::new(&ledger, mask);
    let tenders = published.all(&TENDER)?;
    let registers = Registers {
        units: published.all(&UNIT)?,
        parties: published.parties(s)?,
        projects: published.all(&PROJECT)?,
        stages: published.all(&STAGE)?,
        subsidies: published.all(&SUBSIDY)?,
        performances: published.all(&PERFORMANCE)?,
        amendments: published.all(&AMENDMENT)?,
        decisions: published.all(&DECISION)?,
        bids: published.bids(&tenders)?,
        tenders,
        contracts: published.all(&CONTRACT)?,
        payments: published.all(&PAYMENT)?,
    };
    published.say_held(s);
    if registers.projects.is_empty() && !lines {
        return Err(nothing_to_export());
    }
    let Export { projects, left_out, not_approved, drafts } =
        export::projects(&registers, &publisher).map_err(Failure::of)?;
    let count = projects.len();
    let text = if lines {
        projects.iter().map(|project| format!("{project}\n")).collect()
    } else {
        let package = export::package(&publisher, &projects);
        format!("{}\n", serde_json::to_string_pretty(&package).map_err(anyhow::Error::from)?)
    };
    output::text(s, &Output { format: Format::Json, file }, &text)?;
    for (kind, fields) in left_out {
        let names = |lang: Lang, between: &str| fields.iter().map(|f| f.title(lang)).collect::<Vec<_>>().join(between);
        let (zh, en) = (names(Lang::Zh, "、"), names(Lang::En, ", "));
        let (kind_zh, kind_en) = (kind.label, kind.name);
        s.ui.status(&both!(
            "标准没有位置,未导出: {kind_zh} {zh}",
            "no place in the standard, left out: {kind_en} {en}"
        ));
    }
    if not_approved > 0 {
        let records = plural(not_approved, "amendment");
        s.ui.status(&both!("未批准的变更 {not_approved} 条未导出", "{records} not approved left out"));
    }
    if drafts > 0 {
        let records = plural(drafts, "draft evaluation");
        s.ui.status(&both!("未确认的绩效评价 {drafts} 条未导出", "{records} left out"));
    }
    let projects = plural(count, "project");
    s.ui.status(&both!("项目 {count} 个", "{projects}"));
    Ok(0)
}

/// Refuses the export in any other format.
///
/// # Errors
/// E5022.
fn only_oc4ids(s: &Session<'_>) -> Result<()> {
    if asked_for(s) {
        return Ok(());
    }
    Err(Fault::new(
        &codes::E5022,
        both!("整组PPP台账只有 oc4ids 格式", "the PPP registers together have one format: oc4ids"),
    )
    .hint(both!(
        "加 -f oc4ids;单种台账: chengxin PPP项目 导出",
        "add -f oc4ids; for one register: chengxin project export"
    ))
    .into())
}

/// A package of the standard holds one project at least.
fn nothing_to_export() -> Failure {
    Fault::new(&codes::E2001, both!("没有可导出的PPP项目", "there is no PPP project to export"))
        .hint(both!("登记: chengxin PPP项目 新增", "register one: chengxin project add"))
        .into()
}
