//! What a change of a parameter changes, and on which days: the difference of two tables, day by day.

use chrono::NaiveDate;

use super::{Figure, Parameters};
use crate::messages::Both;

/// Days on which a parameter gets another row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// First day; `None` = from ever.
    pub from: Option<NaiveDate>,
    /// Last day; `None` = for good.
    pub to: Option<NaiveDate>,
    /// The row in force before the change, if one was.
    pub old: Option<Figure>,
    /// The row in force after it, if one is.
    pub new: Option<Figure>,
}

impl Shift {
    /// Its days in words.
    pub fn days(&self) -> Both {
        super::figure::span(self.from, self.to)
    }
}

/// The days on which the value, source or origin of a parameter differs between two tables, in order.
pub fn shifts(name: &'static str, old: &Parameters, new: &Parameters) -> Vec<Shift> {
    let mut starts = vec![None];
    for row in old.rows(name).iter().chain(&new.rows(name)) {
        starts.extend([row.from, row.to.and_then(|to| to.succ_opt())].into_iter().flatten().map(Some));
    }
    starts.sort_unstable();
    starts.dedup();
    let mut out: Vec<Shift> = Vec::new();
    for (i, &from) in starts.iter().enumerate() {
        let day = from.unwrap_or(NaiveDate::MIN);
        let (was, is) = (old.in_force(name, day).ok(), new.in_force(name, day).ok());
        if same(was.as_ref(), is.as_ref()) {
            continue;
        }
        let to = starts.get(i + 1).copied().flatten().and_then(|next| next.pred_opt());
        match out.last_mut() {
            Some(last)
                if follows(last, from)
                    && same(last.old.as_ref(), was.as_ref())
                    && same(last.new.as_ref(), is.as_ref()) =>
            {
                last.to = to;
            }
            _ => out.push(Shift { from, to, old: was, new: is }),
        }
    }
    out
}

fn follows(last: &Shift, from: Option<NaiveDate>) -> bool {
    last.to.and_then(|to| to.succ_opt()) == from
}

/// The same but for the days, which an end of another row may have cut.
fn same(a: Option<&Figure>, b: Option<&Figure>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (&a.value, &a.source, &a.origin) == (&b.value, &b.source, &b.origin),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parameters::find;
    use crate::rules::fixture::day;
    use crate::rules::parameters::Origin;

    fn own(value: &str, from: &str) -> Figure {
        Figure {
            value: value.to_owned().into(),
            from: Some(day(from)),
            to: None,
            origin: Origin::District { on: day(from), by: "甲".into() },
            ..Figure::from(find("payment.sme_days").next().unwrap())
        }
    }

    fn told(old: &Parameters, new: &Parameters) -> Vec<(String, String, String)> {
        let value = |row: &Option<Figure>| row.as_ref().map_or("-".into(), |r| r.value.clone().into_owned());
        let line = |s: &Shift| (s.days().zh.into_owned(), value(&s.old), value(&s.new));
        shifts("payment.sme_days", old, new).iter().map(line).collect()
    }

    #[test]
    fn only_the_days_that_differ_are_told() {
        let line = |days: &str, old: &str, new: &str| (days.to_owned(), old.to_owned(), new.to_owned());
        let (none, mut one) = (Parameters::built_in(), Parameters::built_in());
        one.add(own("20", "2025-01-01"), false).unwrap();
        // Two built-in rows of one value and different sources are two changes.
        assert_eq!(
            told(&none, &one),
            [line("2025-01-01 至 2025-05-31", "30", "20"), line("2025-06-01 起", "30", "20")]
        );
        let mut two = one.clone();
        two.add(own("15", "2026-01-01"), true).unwrap();
        assert_eq!(told(&one, &two), [line("2026-01-01 起", "20", "15")]);
        assert_eq!(told(&two, &one), [line("2026-01-01 起", "15", "20")]);
        assert_eq!(told(&two, &two), []);
        let mut early = Parameters::built_in();
        early.add(own("10", "2020-01-01"), false).unwrap();
        assert_eq!(told(&none, &early)[0], line("2020-01-01 至 2020-08-31", "-", "10"));
    }
}
