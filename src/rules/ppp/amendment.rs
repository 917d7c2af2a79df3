//! 依法变更与补偿: a promise is changed on a lawful ground, by lawful powers and procedure, and its loss is made good
//! (优化营商环境条例 31; programme 4(3)).

use serde::Deserialize;

use super::excuse::{Excuse, only_excuses};
use crate::both;
use crate::catalog::codes;
use crate::catalog::ppp::AMENDMENT;
use crate::error::{Fault, Result};
use crate::messages::Lang;
use crate::rules::source::SUCCESSION;
use crate::rules::{Moment, hint, refusal, view, warning};
use crate::schema::Row;
use crate::store::Reader;
use crate::terms::money;

/// The change approved on one of these records, whatever became of its compensation since.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn approved(reader: Reader<'_>, targets: &[&str]) -> Result<Option<Row>> {
    for target in targets.iter().filter(|id| !id.is_empty()) {
        let mut rows = reader.children(&AMENDMENT, "target", target)?;
        rows.retain(|row| !matches!(row.state(), "proposed" | "rejected"));
        if let Some(row) = rows.pop() {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Refuses what only a lawful change of one of these records allows.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn required(moment: &Moment<'_>, targets: &[&str]) -> Result<Vec<Fault>> {
    if approved(moment.reader, targets)?.is_some() {
        return Ok(Vec::new());
    }
    let (text, next) = (
        both!("没有已批准的依法变更", "no lawful change of it is approved"),
        match proposed(moment.reader, targets)? {
            Some(row) => hint::act(&AMENDMENT, "approve", row.id()),
            None => hint::register(&AMENDMENT, "target", targets.first().copied().unwrap_or_default()),
        },
    );
    Ok(vec![refusal(&text, SUCCESSION).hint(next)])
}

fn proposed(reader: Reader<'_>, targets: &[&str]) -> Result<Option<Row>> {
    for target in targets.iter().filter(|id| !id.is_empty()) {
        let rows = reader.children(&AMENDMENT, "target", target)?;
        if let Some(row) = rows.into_iter().find(|row| row.state() == "proposed") {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// A reason that names nothing but an excuse is refused; one that mentions an excuse besides is told.
pub(crate) fn judge_reason(moment: &Moment<'_>, field: &'static str) -> Vec<Fault> {
    let next = || hint::add(moment.after.kind(), &[field]);
    match only_excuses(moment.after.text(field).unwrap_or_default()) {
        Excuse::None => Vec::new(),
        Excuse::Mentioned => {
            let text = both!(
                "理由里提到换届、人员或机构变动,这些不能作为毁约的理由",
                "the reason mentions a change of government, persons or institutions, which is no ground to break a promise"
            );
            vec![warning(&text, SUCCESSION).on(field).hint(next())]
        }
        Excuse::Only => {
            let text = both!(
                "政府换届、责任人更替、机构或区划调整不是变更承诺的法定事由",
                "a change of government, persons, institutions or districts is no lawful ground to change a promise"
            );
            let (flag, ground) = (next(), |lang| -> Vec<String> {
                codes::CHANGE_GROUND.items.iter().map(|item| item.label(lang).into_owned()).collect()
            });
            let (zh, en) = (ground(Lang::Zh).join("、"), ground(Lang::En).join(", "));
            let (flag_zh, flag_en) = (flag.zh, flag.en);
            vec![
                refusal(&text, SUCCESSION)
                    .on(field)
                    .hint(both!("写明 {zh} 的具体事实: {flag_zh}", "say on what facts it is {en}: {flag_en}")),
            ]
        }
    }
}

/// amendment.approve: on national or public interest or another lawful ground; an excuse is none.
pub(crate) fn lawful_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(judge_reason(moment, "amendment_reason"))
}

/// amendment.settle_none: the party says in writing that it lost nothing.
pub(crate) fn no_loss_in_writing(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if !moment.after.get("attachments").is_null() {
        return Ok(Vec::new());
    }
    let id = moment.after.id();
    let text =
        both!("确认无损失须附当事人的书面说明", "that nothing was lost needs a statement of the party in writing");
    Ok(vec![
        refusal(&text, SUCCESSION)
            .on("attachments")
            .hint(both!("先附上: chengxin 附件 {id} 文件", "attach it first: chengxin attach {id} FILE")),
    ])
}

/// amendment.pay: no less than what was agreed.
pub(crate) fn compensated_in_full(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    #[derive(Deserialize)]
    struct Compensation {
        agreed: Option<i64>,
        paid_amount: Option<i64>,
    }
    let seen: Compensation = view(moment.after)?;
    let (Some(agreed), Some(paid)) = (seen.agreed, seen.paid_amount) else { return Ok(Vec::new()) };
    if paid >= agreed {
        return Ok(Vec::new());
    }
    let (paid, agreed) = (money::show_grouped(paid), money::show_grouped(agreed));
    let text = both!(
        "已付补偿 {paid} 元少于商定的 {agreed} 元",
        "{paid} 元 of compensation paid is less than the {agreed} 元 agreed"
    );
    Ok(vec![refusal(&text, SUCCESSION).on("paid_amount").hint(hint::add(&AMENDMENT, &["paid_amount"]))])
}

#[cfg(test)]
mod tests {
    use super::AMENDMENT;
    use crate::rules::fixture::Fixture;

    #[test]
    fn an_excuse_is_no_ground() {
        let mut fixture = Fixture::new();
        let change = fixture.add(&AMENDMENT, &[]);
        let said =
            |fixture: &Fixture, reason: &str| fixture.guard("lawful_ground", &change, &[("amendment_reason", reason)]);
        let refused = said(&fixture, "因政府换届、责任人更替").remove(0);
        assert_eq!(refused.code.id, "E4004");
        assert!(refused.text.zh.contains("优化营商环境条例 31"), "{}", refused.text.zh);
        assert!(refused.hint.unwrap().zh.contains("公共利益"));
        assert_eq!(said(&fixture, "机构改革;水源地一级保护区划定后不得建设")[0].code.id, "W4001");
        assert_eq!(said(&fixture, "水源地一级保护区划定后不得建设"), []);
    }

    #[test]
    fn a_loss_is_made_good_or_denied_in_writing() {
        let mut fixture = Fixture::new();
        let change = fixture.add(&AMENDMENT, &[("agreed", "100")]);
        fixture.fires("compensated_in_full", &change, &[("paid_amount", "99")]);
        fixture.passes("compensated_in_full", &change, &[("paid_amount", "100")]);
        fixture.passes("compensated_in_full", &change, &[("paid_amount", "101")]);
        fixture.fires("no_loss_in_writing", &change, &[]);
        fixture.passes("no_loss_in_writing", &change, &[("attachments", "说明.txt sha256:00")]);
    }
}
