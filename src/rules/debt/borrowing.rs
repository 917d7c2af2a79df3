//! 债务: lawful, moderate, controllable and transparent borrowing within the limit; a plan that adds up; an end with nothing owed.

use chrono::NaiveDate;
use serde::Deserialize;

use super::limit::{self, Class};
use super::plan::{self, Terms};
use crate::both;
use crate::catalog::debt::{DEBT, FISCAL, INSTALLMENT};
use crate::catalog::personnel::ENTRY;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::lead::{self, Lead};
use crate::rules::source::{BORROWING, BUDGET_LAW_35, DEBT_LIMITS, REGISTER};
use crate::rules::{Moment, hint, refusal, require, view, warning};
use crate::schema::Row;
use crate::schema::kind::column;
use crate::store::{Operation, Reader};
use crate::terms::money;

/// The four checks of programme 四(四): lawful, of moderate size, controllable, transparent.
pub(crate) const CHECKS: [&str; 4] = ["lawful_ok", "scale_ok", "risk_ok", "open_ok"];

/// debt.approve: each of the four checks is answered 是; 否 goes to 认定违规.
pub(crate) fn four_checks_pass(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let debt = moment.after;
    let failed = CHECKS.into_iter().filter(|check| debt.int(check) == Some(0)).filter_map(|c| debt.kind().field(c));
    let said = failed.map(|field| {
        let title = field.both();
        let (zh, en) = (title.zh, title.en);
        let text = both!("\"{zh}\"为否,不能核定", "\"{en}\" is answered no: it cannot be approved");
        let next = hint::act(&DEBT, "violate", debt.id());
        let (next_zh, next_en) = (next.zh, next.en);
        refusal(&text, BORROWING)
            .on(field.name)
            .hint(both!("改正后再核定,或 {next_zh} --备注 …", "put it right first, or {next_en} --note …"))
    });
    Ok(said.collect())
}

/// debt.approve: the evidence of the checks is attached.
pub(crate) fn checks_need_evidence(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(require(
        moment.after,
        &["attachments"],
        &Both::fixed("核定(四项检查的依据)", "an approval (evidence of its checks)"),
        BORROWING,
    ))
}

/// debt.approve: no hidden debt; a guarantee only where a statute allows it, which the note names (预算法 35).
pub(crate) fn lawful_debt_only(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let debt = moment.after;
    let (text, field) = match debt.text("kind") {
        Some("hidden") => (
            both!(
                "隐性债务不能核定: 县区不得以其他方式举借",
                "hidden debt is not approved: a county borrows in no other way"
            ),
            "kind",
        ),
        Some("contingent_guarantee") if debt.text("note").is_none() => (
            both!(
                "县区不得提供担保;法律另有规定的,备注写明",
                "a county may not guarantee; if a statute allows it, the note names it"
            ),
            "note",
        ),
        _ => return Ok(Vec::new()),
    };
    let next = hint::act(&DEBT, "violate", debt.id());
    let (zh, en) = (next.zh, next.en);
    let next = both!("{zh} --备注 …;同时生成失信线索", "{en} --note …; it drafts a lead as well");
    Ok(vec![refusal(&text, BUDGET_LAW_35).on(field).hint(next)])
}

/// debt.approve: terms that a plan can follow from: principal above 0, rate up to 100 %, maturity after the first day.
pub(crate) fn debt_terms_hold(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(Terms::of(moment.after)?.err().unwrap_or_default())
}

/// A new debt has terms that a plan can follow from; the flags or columns to change are named, since it has no number yet.
///
/// # Errors
/// When the row is no debt.
pub(in crate::rules) fn added(row: &Row) -> Result<Vec<Fault>> {
    let mut numbered = row.clone();
    numbered.set(column::ID, "ZW");
    let faults = Terms::of(&numbered)?.err().unwrap_or_default();
    let renewed = |fault: Fault| match fault.field {
        Some(field) => fault.hint(hint::correct(&DEBT, field)),
        None => fault,
    };
    Ok(faults.into_iter().map(renewed).collect())
}

/// debt.approve: principal within what is left of the limit of its class; beyond it only with the approval attached and noted.
pub(crate) fn within_headroom(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    #[derive(Deserialize)]
    struct Asked<'a> {
        id: &'a str,
        kind: &'a str,
        principal: i64,
        note: Option<&'a str>,
        attachments: Option<&'a str>,
    }
    let asked: Asked<'_> = view(moment.after)?;
    let class = Class::of(asked.kind);
    if !class.is_statutory() {
        return Ok(Vec::new());
    }
    let Some(left) = limit::headroom(moment.reader, class, moment.on, asked.id)? else {
        let year = chrono::Datelike::year(&moment.on);
        let text = both!("台账里没有 {year} 年已批准的债务限额", "no approved debt limit of {year} is recorded");
        let noun = (FISCAL.label, FISCAL.name);
        let (zh, en) = noun;
        let next = both!(
            "chengxin {zh} 新增 --年度 {year} …,再 chengxin {zh} 批准",
            "chengxin {en} add --year {year} …, then chengxin {en} approve"
        );
        return Ok(vec![refusal(&text, DEBT_LIMITS).hint(next)]);
    };
    if asked.principal <= left {
        return Ok(Vec::new());
    }
    let (principal, left) = (money::show_grouped(asked.principal), money::show_grouped(left));
    let text = both!(
        "本金 {principal} 元超过限额空间 {left} 元",
        "principal of {principal} 元 is above the headroom of {left} 元"
    );
    if asked.note.is_some() && asked.attachments.is_some() {
        return Ok(vec![warning(&text, DEBT_LIMITS).on("principal")]);
    }
    let flags = hint::add(&DEBT, &["attachments", "note"]);
    let (zh, en) = (flags.zh, flags.en);
    let next = both!("{zh} 附上并写明批准文件", "{en} with the document that allows it");
    Ok(vec![refusal(&text, DEBT_LIMITS).on("principal").hint(next)])
}

/// debt.draw: the lines of the plan add up to the principal, to the fen.
pub(crate) fn installments_add_up(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (id, principal) = (moment.after.id(), moment.after.int("principal").unwrap_or(0));
    let rows = plan::stored_rows(moment.reader, id)?;
    let sum = rows.iter().filter_map(|row| row.int("principal")).fold(0_i64, i64::saturating_add);
    if !rows.is_empty() && sum == principal {
        return Ok(Vec::new());
    }
    let (sum, principal) = (money::show_grouped(sum), money::show_grouped(principal));
    let text = both!(
        "还本付息计划本金合计 {sum} 元,不等于债务本金 {principal} 元",
        "the plan adds up to a principal of {sum} 元, not {principal} 元"
    );
    let next = both!(
        "生成: chengxin 债务 生成计划 {id};或导入还本付息",
        "generate it: chengxin debt generate {id}; or import its lines"
    );
    Ok(vec![refusal(&text, BORROWING).hint(next)])
}

/// debt.settle: nothing of the principal is left, and no line is open.
pub(crate) fn debt_repaid(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (id, principal) = (moment.after.id(), moment.after.int("principal").unwrap_or(0));
    let rows = plan::stored_rows(moment.reader, id)?;
    let lines = plan::stored(&rows)?;
    let left = plan::balance(principal, &lines);
    if left == 0 {
        return Ok(Vec::new());
    }
    let shown = money::show_grouped(left.saturating_abs());
    let text = if left > 0 {
        both!("还有本金 {shown} 元未还", "principal of {shown} 元 is still owed")
    } else {
        both!("多还本金 {shown} 元", "principal of {shown} 元 too much was repaid")
    };
    let next = match lines.iter().find(|line| line.state != "paid") {
        Some(line) if left > 0 => hint::act(&INSTALLMENT, "repay", line.id),
        _ => both!(
            "核对: chengxin 还本付息 列表 债务={id} --含办结",
            "check: chengxin installment list debt={id} --closed"
        ),
    };
    Ok(vec![refusal(&text, REGISTER).hint(next)])
}

/// debt.violate: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_violation(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// debt.violate: a lead on the unit, and a pending entry in the file of the officer, whose form of accountability is still to
/// be decided (kinds.md §2.6; 预算法 94).
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_violation(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Wrong<'a> {
        id: &'a str,
        name: &'a str,
        unit: &'a str,
        officer: &'a str,
        note: Option<&'a str>,
    }
    let wrong: Wrong<'_> = view(after)?;
    let said = wrong.note.unwrap_or_default();
    let lead = Lead {
        origin: wrong.id,
        title: format!("{}: 违规举借", wrong.name),
        facts: format!("违规举借债务。{said}"),
        unit: wrong.unit,
        officer: Some(wrong.officer),
        domain: "debt",
        nature: "unlawful",
        harm: "public",
        excuse: None,
    };
    let mut added = lead::draft(op, &lead, on)?;
    let (Some(case), Some(basis)) = (added.first().cloned(), lead::collected_by(op.reader(), on)?) else {
        return Ok(added);
    };
    let mut entry = Row::blank(&ENTRY);
    for (name, value) in [
        ("officer", wrong.officer),
        ("section", "violation"),
        ("title", lead.title.as_str()),
        ("content", lead.facts.as_str()),
        ("polarity", "negative"),
        ("source_unit", wrong.unit),
        ("legal_basis", basis.as_str()),
        ("case", case.as_str()),
    ] {
        entry.set(name, value);
    }
    entry.set("occurred_on", on);
    entry.set("received_on", on);
    if op.reader().by_key(&entry)?.is_none() {
        added.push(op.insert(entry, "add", None)?.id().to_owned());
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use crate::catalog::debt::{DEBT, FISCAL, INSTALLMENT};
    use crate::catalog::integrity::CASE;
    use crate::catalog::personnel::ENTRY;
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn four_checks_are_answered_yes_with_evidence() {
        let mut fixture = Fixture::new();
        let yes = [("lawful_ok", "1"), ("scale_ok", "1"), ("risk_ok", "1"), ("open_ok", "1")];
        let debt = fixture.add(&DEBT, &yes);
        fixture.passes("four_checks_pass", &debt, &[]);
        assert_eq!(fixture.guard("four_checks_pass", &debt, &[("risk_ok", "0"), ("open_ok", "0")]).len(), 2);
        fixture.fires("checks_need_evidence", &debt, &[]);
        fixture.passes("checks_need_evidence", &debt, &[("attachments", "核定意见.pdf")]);
    }

    #[test]
    fn hidden_debt_and_guarantees_are_not_approved() {
        let mut fixture = Fixture::new();
        let debt = fixture.add(&DEBT, &[("kind", "special_bond")]);
        fixture.passes("lawful_debt_only", &debt, &[]);
        fixture.fires("lawful_debt_only", &debt, &[("kind", "hidden"), ("note", "依法")]);
        fixture.fires("lawful_debt_only", &debt, &[("kind", "contingent_guarantee")]);
        fixture.passes(
            "lawful_debt_only",
            &debt,
            &[("kind", "contingent_guarantee"), ("note", "外国政府贷款转贷担保")],
        );
    }

    #[test]
    fn every_fault_of_the_terms_is_said_at_once() {
        let mut fixture = Fixture::new();
        let good = [("matures_on", "2027-03-01"), ("periods_year", "2")];
        let debt = fixture.add(&DEBT, &good);
        fixture.passes("debt_terms_hold", &debt, &[]);
        let bad = [("principal", "0"), ("rate", "1000001"), ("matures_on", "2024-03-01"), ("periods_year", "5")];
        assert_eq!(fixture.guard("debt_terms_hold", &debt, &bad).len(), 4);
        fixture.fires("debt_terms_hold", &debt, &[("matures_on", "2924-03-01")]);
        fixture.fires("debt_terms_hold", &debt, &[("principal", "-5")]);
    }

    #[test]
    fn principal_stays_within_the_headroom_of_its_class() {
        let mut fixture = Fixture::new();
        let debt = fixture.add(&DEBT, &[("kind", "general_bond"), ("principal", "400")]);
        assert!(fixture.guard("within_headroom", &debt, &[])[0].text.zh.contains("2024"));
        let limits = [("year", "2024"), ("limit_general", "1000"), ("limit_special", "300")];
        let fiscal = fixture.add(&FISCAL, &limits);
        fixture.fires("within_headroom", &debt, &[]);
        fixture.change(&fiscal, &[("state", "approved")]);
        fixture.passes("within_headroom", &debt, &[]);
        let drawn = fixture.add(&DEBT, &[("kind", "stock"), ("principal", "700"), ("state", "drawn")]);
        fixture.fires("within_headroom", &debt, &[]);
        fixture.fires("within_headroom", &debt, &[("kind", "special_bond")]);
        fixture.passes("within_headroom", &debt, &[("kind", "special_bond"), ("principal", "300")]);
        fixture.passes("within_headroom", &debt, &[("kind", "contingent_rescue")]);
        fixture.add(&INSTALLMENT, &[("debt", drawn.id()), ("principal", "700"), ("paid_principal", "100")]);
        fixture.passes("within_headroom", &debt, &[]);
        let beyond = fixture.guard(
            "within_headroom",
            &debt,
            &[("principal", "401"), ("note", "追加限额"), ("attachments", "批复.pdf")],
        );
        assert_eq!(beyond[0].code.id, "W4001");
    }

    #[test]
    fn a_plan_adds_up_before_drawing_and_all_is_repaid_at_the_end() {
        let mut fixture = Fixture::new();
        let debt = fixture.add(&DEBT, &[("principal", "300")]);
        fixture.fires("installments_add_up", &debt, &[]);
        let first = fixture.add(&INSTALLMENT, &[("debt", debt.id()), ("principal", "100")]);
        fixture.fires("installments_add_up", &debt, &[]);
        let second = fixture.add(&INSTALLMENT, &[("debt", debt.id()), ("principal", "200")]);
        fixture.passes("installments_add_up", &debt, &[]);
        fixture.fires("installments_add_up", &debt, &[("principal", "301")]);
        fixture.fires("debt_repaid", &debt, &[]);
        fixture.change(&first, &[("paid_principal", "100")]);
        fixture.change(&second, &[("paid_principal", "200")]);
        fixture.passes("debt_repaid", &debt, &[]);
        fixture.fires("debt_repaid", &debt, &[("principal", "299")]);
    }

    #[test]
    fn a_violation_drafts_a_lead_and_an_entry() {
        let mut fixture = Fixture::new();
        let debt = fixture.add(&DEBT, &[("name", "某借款"), ("note", "未经批准")]);
        let on = day("2024-03-28");
        let draft =
            |fixture: &mut Fixture| fixture.write("violate", "甲", |op| apply_effect("debt_violation", op, &debt, on));
        assert!(draft(&mut fixture).is_empty(), "no document allows it yet");
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("title", "政务诚信实施方案")]);
        let added = draft(&mut fixture);
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        let entry = fixture.reader().get(&ENTRY, &added[1]).unwrap().unwrap();
        assert_eq!((case.text("origin"), case.text("domain")), (Some(debt.id()), Some("debt")));
        assert_eq!((entry.text("officer"), entry.text("case")), (debt.text("officer"), Some(case.id())));
        assert_eq!((entry.state(), entry.text("section")), ("pending", Some("violation")));
        assert!(draft(&mut fixture).is_empty());
    }
}
