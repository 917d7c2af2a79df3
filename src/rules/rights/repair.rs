//! 信用修复: accepted when the shortest period is over and the duty fulfilled, granted once everything is put right, and
//! then carried out on case, publications and measures in one operation.

use chrono::NaiveDate;
use serde::Deserialize;

use super::window::{Decided, Repairable, repair_from, uncorrected};
use super::{objection, target_of};
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::{MEASURE, RECTIFICATION};
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::parameters::NotComputable;
use crate::rules::source::{GOVERNMENT_DEFAULT, PROTECTION, REPAIR, Source};
use crate::rules::{Moment, hint, ids, refusal, require, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};

/// Channels of a person's repair that are counted in hours.
const HOURS: [&str; 3] = ["training", "guidance", "charity"];

#[derive(Deserialize)]
struct Repair<'a> {
    target: &'a str,
    rule: &'a str,
    channel: &'a str,
    fulfilled_on: Option<NaiveDate>,
    hours: Option<i64>,
    accepted_on: Option<NaiveDate>,
}

impl Repair<'_> {
    /// Where the conditions of the rule stand.
    fn source(&self) -> Source {
        match self.rule {
            "government" => GOVERNMENT_DEFAULT,
            "person" => PROTECTION,
            _ => REPAIR,
        }
    }

    /// True for the rules that ask for a duty fulfilled (发改财金〔2023〕1103号; 国办发〔2025〕22号).
    fn owes_duty(&self) -> bool {
        self.rule != "person"
    }
}

/// repair.accept, repair.grant: the target is a record that can be repaired: a confirmed case, a valid credential, a
/// negative entry on file.
pub(crate) fn repair_target_stands(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    let target = target_of(moment.reader, moment.after)?;
    let stands = target.as_ref().is_some_and(|t| {
        !t.is_void()
            && match t.kind().name {
                "case" => matches!(t.state(), "confirmed" | "sanctioned"),
                "entry" => t.state() == "filed" && t.text("polarity") == Some("negative"),
                _ => t.state() == "valid",
            }
    });
    if stands {
        return Ok(Vec::new());
    }
    let id = repair.target;
    let text = both!(
        "{id} 不是已认定的失信记录、有效的信用信息或已入档的负面条目,无从修复",
        "{id} is no confirmed case, valid credential or negative entry on file: there is nothing to repair"
    );
    Ok(vec![refusal(&text, repair.source()).on("target").hint(hint::show(id))])
}

/// repair.accept: the rule is that of the target: a person's for an officer's case and an entry, government or market
/// for a unit's case, market for a party.
pub(crate) fn repair_rule_fits(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    let Some(target) = target_of(moment.reader, moment.after)? else { return Ok(Vec::new()) };
    let of_person = match target.kind().name {
        "entry" => true,
        "case" => target.text("subject_kind") == Some("officer"),
        _ => false,
    };
    let fits = match repair.rule {
        "person" => of_person,
        "government" => !of_person && target.kind().name == "case",
        _ => !of_person,
    };
    if fits {
        return Ok(Vec::new());
    }
    let id = repair.target;
    let text = both!(
        "修复类别与 {id} 不符: 个人的记录按个人,单位的记录按政府机构,当事人的信息按市场主体",
        "the rule does not fit {id}: person for a person's record, government for a unit's, market for a party's"
    );
    let flag = hint::edit(moment.after.kind(), "rule", moment.after.id());
    Ok(vec![refusal(&text, repair.source()).on("rule").hint(flag)])
}

/// repair.accept: for units and parties the duty is fulfilled by the day of acceptance.
pub(crate) fn repair_duty_fulfilled(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    if !repair.owes_duty() {
        return Ok(Vec::new());
    }
    let (done, by) = (repair.fulfilled_on, repair.accepted_on.unwrap_or(moment.on));
    match done {
        None => {
            let what = Both::fixed("受理修复", "accepting a repair");
            Ok(require(moment.after, &["fulfilled_on"], &what, repair.source()))
        }
        Some(done) if done > by => {
            let text = both!(
                "义务到 {done} 才履行,晚于受理日 {by}",
                "the duty is fulfilled on {done} only, after the acceptance on {by}"
            );
            let flag = hint::add(moment.after.kind(), &["fulfilled_on"]);
            Ok(vec![refusal(&text, repair.source()).on("fulfilled_on").hint(flag)])
        }
        Some(_) => Ok(Vec::new()),
    }
}

/// repair.accept: repair_from ≤ accepted_on (kinds.md). Whether the day of the application should choose the rule set of
/// a case that spans two is open; the day of the decision does, as it does for publicity.
pub(crate) fn repair_period_passed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    let Some(target) = target_of(moment.reader, moment.after)? else { return Ok(Vec::new()) };
    let on = repair.accepted_on.unwrap_or(moment.on);
    let from = repair_from(&moment.parameters()?, repair.rule, Decided::of(&target), repair.fulfilled_on);
    Ok(match from {
        Ok(Repairable::From(from, _)) if from <= on => Vec::new(),
        Ok(Repairable::From(from, bound)) => {
            let source = bound.map_or_else(|| repair.source(), |bound| Source::Parameter(bound.term.row));
            let text = both!("{from} 起才可修复,受理日是 {on}", "it can be repaired from {from} on, not yet on {on}");
            let refuse = hint::act(moment.after.kind(), "refuse", moment.after.id());
            let (zh, en) = (refuse.zh, refuse.en);
            let next = both!("到期再受理,或不予受理: {zh}", "accept it then, or refuse it: {en}");
            vec![refusal(&text, source).on("accepted_on").hint(next)]
        }
        // The guard of the duty says so.
        Ok(Repairable::OnceFulfilled) => Vec::new(),
        Ok(Repairable::Lacks(field)) => lacking(&repair, &target, field),
        Err(missing) => vec![without_figure(&missing, &target)],
    })
}

fn lacking(repair: &Repair<'_>, target: &Row, field: &'static str) -> Vec<Fault> {
    let field = if target.kind().name == "credential" { "issued_on" } else { field };
    let Some(title) = target.kind().field(field).map(crate::schema::Field::both) else { return Vec::new() };
    let (zh, en, id) = (title.zh, title.en, target.id());
    let text =
        both!("{id} 没有{zh},算不出可申请修复日", "{id} has no \"{en}\": from when it can be repaired is unknown");
    vec![refusal(&text, repair.source()).on("target").hint(hint::edit(target.kind(), field, id))]
}

/// Decisions before 2023-05-01 have no figure of publicity: the district sets its own, or the record waits.
fn without_figure(missing: &NotComputable, target: &Row) -> Fault {
    let (name, day) = (missing.parameter, Decided::of(target).on.unwrap_or_default());
    missing.fault().on("target").hint(both!(
        "由本区设定: chengxin 配置 设置 {name} 3 --依据 文号 --自 {day}",
        "the district sets it: chengxin config set {name} 3 --source NUMBER --from {day}"
    ))
}

/// repair.accept: nobody objects to the target just now.
pub(crate) fn no_open_objection(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    let Some(open) = objection::open(moment.reader, repair.target)? else { return Ok(Vec::new()) };
    let id = repair.target;
    let text = both!(
        "{id} 异议中({open}),异议办结前不受理修复",
        "{id} is objected to ({open}); the objection is decided first"
    );
    Ok(vec![refusal(&text, PROTECTION).on("target").hint(hint::show(&open))])
}

/// repair.grant: every rectification of the target is closed.
pub(crate) fn rectifications_closed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    let open = uncorrected(moment.reader, repair.target)?;
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&ids(&open));
    let (zh, en) = (list.zh, list.en);
    let text = both!("整改尚未销号: {zh}", "rectifications are not closed: {en}");
    let act = match first.state() {
        "draft" => hint::act(&RECTIFICATION, "issue", first.id()),
        "reported" => hint::act(&RECTIFICATION, "close", first.id()),
        "refused" => hint::register(&RECTIFICATION, "origin", repair.target),
        _ => hint::act(&RECTIFICATION, "report", first.id()),
    };
    let (zh, en) = (act.zh, act.en);
    Ok(vec![refusal(&text, repair.source()).on("target").hint(both!("先办: {zh}", "first: {en}"))])
}

/// repair.grant: for units and parties the duty is fulfilled and the recognising organ's confirmation attached.
pub(crate) fn repair_confirmed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    if !repair.owes_duty() {
        return Ok(Vec::new());
    }
    let what = Both::fixed("准予修复(附认定机关的确认)", "granting a repair (the recognising organ's confirmation)");
    Ok(require(moment.after, &["fulfilled_on", "attachments"], &what, repair.source()))
}

/// repair.grant: training, guidance and public service of a person last {repair.person_hours} at least.
pub(crate) fn repair_hours_done(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let repair: Repair<'_> = view(moment.after)?;
    if repair.rule != "person" || !HOURS.contains(&repair.channel) {
        return Ok(Vec::new());
    }
    let flag = hint::add(moment.after.kind(), &["hours"]);
    let figure = match moment.parameters()?.in_force("repair.person_hours", moment.on) {
        Ok(figure) => figure,
        Err(missing) => return Ok(vec![missing.fault().on("hours").hint(flag)]),
    };
    let (least, done) = (figure.value.parse::<i64>().unwrap_or(i64::MAX), repair.hours.unwrap_or(0));
    if done >= least {
        return Ok(Vec::new());
    }
    let text =
        both!("教育或服务 {done} 学时,不足 {least} 学时", "{done} hours of training or service are fewer than {least}");
    Ok(vec![refusal(&text, Source::Parameter(figure)).on("hours").hint(flag)])
}

/// repair.grant leaves nothing undone within the ledger.
///
/// # Errors
/// Never.
pub(crate) fn nothing_undone(_reader: Reader<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}

/// repair.grant: the case is repaired, its live publications are withdrawn, its measures lifted, and what was published
/// of those too. The rows that tell the city's platform follow when batches are kept. Returns what was changed.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn carry_out(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let Some(target) = target_of(op.reader(), after)? else { return Ok(Vec::new()) };
    let mut changed = Vec::new();
    let mut published = vec![target.id().to_owned()];
    if target.kind().name == "case" && matches!(target.state(), "confirmed" | "sanctioned") {
        let mut repaired = target.clone();
        repaired.set("state", "repaired");
        changed.push(op.update(&target, repaired, "repair", Some(on))?.id().to_owned());
        for measure in op.reader().children(&MEASURE, "case", target.id())? {
            if measure.state() != "imposed" {
                continue;
            }
            let mut lifted = measure.clone();
            lifted.set("state", "lifted");
            lifted.set("lifted_on", on);
            lifted.set("lift_reason", "repaired");
            published.push(measure.id().to_owned());
            changed.push(op.update(&measure, lifted, "lift", Some(on))?.id().to_owned());
        }
    }
    for id in &published {
        for publication in op.reader().children(&PUBLICATION, "target", id)? {
            if publication.state() != "live" {
                continue;
            }
            let mut withdrawn = publication.clone();
            withdrawn.set("state", "withdrawn");
            withdrawn.set("withdrawn_on", on);
            withdrawn.set("withdraw_reason", "repaired");
            // Data of the register, kept in Chinese whatever the language of the run.
            withdrawn.set("correction", format!("已准予信用修复 {}", after.text("decision_no").unwrap_or(after.id())));
            changed.push(op.update(&publication, withdrawn, "withdraw", Some(on))?.id().to_owned());
        }
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use crate::catalog::exchange::PUBLICATION;
    use crate::catalog::integrity::{CASE, MEASURE, OBJECTION, RECTIFICATION, REPAIR};
    use crate::catalog::personnel::ENTRY;
    use crate::catalog::procurement::CREDENTIAL;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    fn case(fixture: &mut Fixture, columns: &[(&'static str, &str)]) -> Row {
        let base = [("state", "confirmed"), ("decided_on", "2024-01-10"), ("severity", "general")];
        fixture.add(&CASE, &[&base[..], columns].concat())
    }

    #[test]
    fn only_a_record_that_stands_is_repaired() {
        const GUARD: &str = "repair_target_stands";
        let mut fixture = Fixture::new();
        let confirmed = case(&mut fixture, &[]);
        let lead = fixture.add(&CASE, &[("title", "线索")]);
        let (entry, merit) = (
            fixture.add(&ENTRY, &[("state", "filed"), ("polarity", "negative")]),
            fixture.add(&ENTRY, &[("state", "filed"), ("polarity", "positive")]),
        );
        let valid = fixture.add(&CREDENTIAL, &[("state", "valid")]);
        let row = fixture.add(&REPAIR, &[("target", confirmed.id())]);
        for (target, stands) in [(&confirmed, true), (&lead, false), (&entry, true), (&merit, false), (&valid, true)] {
            assert_eq!(fixture.guard(GUARD, &row, &[("target", target.id())]).is_empty(), stands, "{}", target.id());
        }
    }

    #[test]
    fn each_target_has_its_rule() {
        const GUARD: &str = "repair_rule_fits";
        let mut fixture = Fixture::new();
        let (unit, person) =
            (case(&mut fixture, &[]), case(&mut fixture, &[("subject_kind", "officer"), ("title", "个人")]));
        let (entry, credential) = (fixture.add(&ENTRY, &[]), fixture.add(&CREDENTIAL, &[]));
        let row = fixture.add(&REPAIR, &[]);
        for (target, rules) in [
            (&unit, &["government", "market"][..]),
            (&person, &["person"][..]),
            (&entry, &["person"][..]),
            (&credential, &["market"][..]),
        ] {
            for rule in ["market", "government", "person"] {
                let faults = fixture.guard(GUARD, &row, &[("target", target.id()), ("rule", rule)]);
                assert_eq!(faults.is_empty(), rules.contains(&rule), "{} {rule}", target.kind().name);
            }
        }
    }

    #[test]
    fn the_duty_is_fulfilled_before_acceptance() {
        const GUARD: &str = "repair_duty_fulfilled";
        let mut fixture = Fixture::new();
        let row = fixture.add(&REPAIR, &[("rule", "government"), ("accepted_on", "2024-03-20")]);
        fixture.fires(GUARD, &row, &[]);
        fixture.fires(GUARD, &row, &[("fulfilled_on", "2024-03-21")]);
        fixture.passes(GUARD, &row, &[("fulfilled_on", "2024-03-20")]);
        fixture.passes(GUARD, &row, &[("rule", "person")]);
    }

    #[test]
    fn the_shortest_period_is_over_before_acceptance() {
        const GUARD: &str = "repair_period_passed";
        let mut fixture = Fixture::new();
        let general = case(&mut fixture, &[]);
        let old = case(&mut fixture, &[("decided_on", "2022-01-10"), ("title", "旧案")]);
        let blank = fixture.add(&CASE, &[("title", "未定"), ("decided_on", "2024-01-10")]);
        let row = fixture.add(&REPAIR, &[("target", general.id()), ("rule", "market")]);
        let on = |accepted| fixture.guard(GUARD, &row, &[("accepted_on", accepted)]);
        let said = on("2024-04-09").remove(0);
        assert!(said.text.zh.contains("2024-04-10") && said.text.zh.contains("public.general.min"), "{}", said.text.zh);
        assert_eq!(on("2024-04-10"), []);
        let missing = fixture.guard(GUARD, &row, &[("target", old.id())]).remove(0);
        assert!(missing.text.zh.contains("无法计算") && missing.hint.unwrap().zh.contains("配置 设置"));
        assert!(fixture.guard(GUARD, &row, &[("target", blank.id())])[0].text.zh.contains("严重程度"));
        let government = [("rule", "government"), ("accepted_on", "2024-02-01")];
        fixture.passes(GUARD, &row, &government);
        fixture.passes(GUARD, &row, &[government[0], government[1], ("fulfilled_on", "2024-02-01")]);
    }

    #[test]
    fn an_objection_is_decided_first() {
        let mut fixture = Fixture::new();
        let target = case(&mut fixture, &[]);
        let row = fixture.add(&REPAIR, &[("target", target.id())]);
        let objection = fixture.add(&OBJECTION, &[("target", target.id()), ("state", "marked")]);
        fixture.fires("no_open_objection", &row, &[]);
        fixture.change(&objection, &[("state", "dismissed")]);
        fixture.passes("no_open_objection", &row, &[]);
    }

    #[test]
    fn everything_is_put_right_before_it_is_granted() {
        let mut fixture = Fixture::new();
        let target = case(&mut fixture, &[]);
        let row = fixture.add(&REPAIR, &[("target", target.id()), ("rule", "government")]);
        let order = fixture.add(&RECTIFICATION, &[("origin", target.id()), ("state", "reported")]);
        fixture.fires("target_rectifications_closed", &row, &[]);
        fixture.change(&order, &[("state", "closed")]);
        fixture.passes("target_rectifications_closed", &row, &[]);
        // What was refused is made good by a later order of its kind.
        let refused = [("origin", target.id()), ("kind", "fix"), ("state", "refused")];
        fixture.add(&RECTIFICATION, &refused);
        fixture.fires("target_rectifications_closed", &row, &[]);
        fixture.add(&RECTIFICATION, &[refused[0], refused[1], ("state", "closed"), ("issued_on", "2024-03-02")]);
        fixture.passes("target_rectifications_closed", &row, &[]);
        assert_eq!(fixture.guard("repair_confirmed", &row, &[]).len(), 2);
        let done = [("fulfilled_on", "2024-03-01"), ("attachments", "确认函.pdf")];
        fixture.passes("repair_confirmed", &row, &done);
        fixture.passes("repair_confirmed", &row, &[("rule", "person")]);
        let person = |columns: &[(&'static str, &str)]| {
            fixture.guard("repair_hours_done", &row, &[&[("rule", "person")], columns].concat()).len()
        };
        assert_eq!(person(&[("channel", "training"), ("hours", "7")]), 1);
        assert_eq!(person(&[("channel", "charity"), ("hours", "8")]), 0);
        assert_eq!(person(&[("channel", "self_correct")]), 0);
    }

    #[test]
    fn a_repair_is_carried_out_everywhere_at_once_and_undone_as_one() {
        let mut fixture = Fixture::new();
        let target = case(&mut fixture, &[("state", "sanctioned")]);
        let imposed = fixture.add(&MEASURE, &[("case", target.id()), ("state", "imposed"), ("action", "limit_award")]);
        let waived = fixture.add(&MEASURE, &[("case", target.id()), ("state", "waived"), ("action", "talk")]);
        let of_case = fixture.add(&PUBLICATION, &[("target", target.id()), ("state", "live")]);
        let of_measure = fixture.add(&PUBLICATION, &[("target", imposed.id()), ("state", "live")]);
        let draft = fixture.add(&PUBLICATION, &[("target", target.id()), ("channel", "board")]);
        let repair = fixture.add(&REPAIR, &[("target", target.id()), ("state", "granted")]);
        let changed =
            fixture.write("grant", "甲", |op| apply_effect("repair_carried_out", op, &repair, day("2024-03-28")));
        assert_eq!(changed, [target.id(), imposed.id(), of_case.id(), of_measure.id()]);
        let now = |fixture: &Fixture, row: &Row| fixture.reader().get(row.kind(), row.id()).unwrap().unwrap();
        assert_eq!(now(&fixture, &target).state(), "repaired");
        let lifted = now(&fixture, &imposed);
        assert_eq!((lifted.state(), lifted.text("lift_reason")), ("lifted", Some("repaired")));
        assert_eq!(lifted.date("lifted_on"), Some(day("2024-03-28")));
        let down = now(&fixture, &of_case);
        assert_eq!((down.state(), down.text("withdraw_reason")), ("withdrawn", Some("repaired")));
        assert_eq!((now(&fixture, &waived).state(), now(&fixture, &draft).state()), ("waived", "draft"));
        fixture.undo("甲");
        assert_eq!(now(&fixture, &target).state(), "sanctioned");
        assert_eq!((now(&fixture, &imposed).state(), now(&fixture, &of_measure).state()), ("imposed", "live"));
    }
}
