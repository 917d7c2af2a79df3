//! 当事人信用信息: what speaks against a party rests on a decision, and a ban lasts as long as the law says.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::parameters::{NotComputable, Parameters, Term};
use crate::rules::source::{PROCUREMENT, Source};
use crate::rules::{Moment, hint, refusal, require, view};

#[derive(Deserialize)]
struct Information<'a> {
    info_kind: &'a str,
}

/// credential.verify: penalties, rewards and lists rest on a numbered decision and say what happened (programme 4(1)).
pub(crate) fn adverse_information_needs_decision(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let what = match view::<Information<'_>>(moment.after)?.info_kind {
        "violation" => Both::fixed("违法违规处罚信息", "information on a penalty"),
        "credit" => Both::fixed("信用奖惩信息", "information on a reward or sanction"),
        _ => return Ok(Vec::new()),
    };
    Ok(require(moment.after, &["doc_no", "facts"], &what, PROCUREMENT))
}

#[derive(Deserialize)]
struct Ban<'a> {
    list: Option<&'a str>,
    issued_on: NaiveDate,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

/// credential.verify: a ban from procurement lasts {credential.ban_min} to {credential.ban_max} (政府采购法 77).
///
/// A year from 1 March may be written as ending on the last of February, both days counted, or on the corresponding day.
pub(crate) fn ban_term_lawful(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let ban: Ban<'_> = view(moment.after)?;
    if ban.list != Some("procurement") {
        return Ok(Vec::new());
    }
    let flag = hint::add(moment.after.kind(), &["valid_to"]);
    let from = ban.valid_from.unwrap_or(ban.issued_on);
    let (shortest, first, longest, last) = match bounds(&moment.parameters()?, from) {
        Ok(bounds) => bounds,
        Err(missing) => return Ok(vec![missing.fault().hint(flag)]),
    };
    let wrong = match ban.valid_to {
        None => Some(longest),
        Some(to) if to < first => Some(shortest),
        Some(to) if to > last => Some(longest),
        Some(_) => None,
    };
    let Some(bound) = wrong else { return Ok(Vec::new()) };
    let text = both!(
        "禁止参加政府采购的期限自 {from} 起,应止于 {first} 至 {last} 之间",
        "a ban from procurement that begins on {from} ends between {first} and {last}"
    );
    Ok(vec![refusal(&text, Source::Parameter(bound.row)).on("valid_to").hint(flag)])
}

/// Shortest term with the first lawful last day, longest term with the latest.
pub(crate) fn bounds(
    parameters: &Parameters,
    from: NaiveDate,
) -> Result<(Term, NaiveDate, Term, NaiveDate), NotComputable> {
    let (shortest, longest) =
        (parameters.term("credential.ban_min", from)?, parameters.term("credential.ban_max", from)?);
    let corresponding = shortest.corresponding(from, parameters.calendar())?;
    let first = corresponding.pred_opt().unwrap_or(corresponding);
    let last = longest.corresponding(from, parameters.calendar())?;
    Ok((shortest, first, longest, last))
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::CREDENTIAL;
    use crate::rules::fixture::Fixture;

    #[test]
    fn what_speaks_against_a_party_rests_on_a_decision() {
        const GUARD: &str = "adverse_information_needs_decision";
        let mut fixture = Fixture::new();
        let row = fixture.add(&CREDENTIAL, &[("info_kind", "violation")]);
        assert_eq!(fixture.guard(GUARD, &row, &[]).len(), 2);
        fixture.fires(GUARD, &row, &[("info_kind", "credit"), ("facts", "串通投标")]);
        fixture.passes(GUARD, &row, &[("doc_no", "庐市监罚〔2024〕15号"), ("facts", "串通投标")]);
        fixture.passes(GUARD, &row, &[("info_kind", "qualification")]);
    }

    #[test]
    fn a_ban_lasts_one_to_three_years() {
        const GUARD: &str = "ban_term_lawful";
        let mut fixture = Fixture::new();
        let ban = [("list", "procurement"), ("issued_on", "2024-02-20"), ("valid_from", "2024-03-01")];
        let row = fixture.add(&CREDENTIAL, &ban);
        fixture.fires(GUARD, &row, &[]);
        for (to, lawful) in [
            ("2025-02-27", false),
            ("2025-02-28", true),
            ("2025-03-01", true),
            ("2027-03-01", true),
            ("2027-03-02", false),
        ] {
            assert_eq!(fixture.guard(GUARD, &row, &[("valid_to", to)]).is_empty(), lawful, "{to}");
        }
        let early = [("valid_from", ""), ("valid_to", "2025-02-19")];
        fixture.passes(GUARD, &row, &early);
        fixture.passes(GUARD, &row, &[("list", "tax"), ("valid_to", "2024-04-01")]);
        fixture.passes(GUARD, &row, &[("list", "")]);
    }
}
