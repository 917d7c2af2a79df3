//! Figures on a small ledger whose sums are known.

use super::profile::{Period, profile};
use super::{Amount, Figures, figures};
use crate::catalog::debt::{ASSESSMENT, DEBT, FISCAL, INSTALLMENT};
use crate::catalog::registry::PARTY;
use crate::rules::fixture::{Fixture, day};

fn fixture() -> Fixture {
    let mut fixture = Fixture::new();
    let bank = fixture.add(&PARTY, &[]);
    let means = [
        ("region", "云汀区"),
        ("year", "2024"),
        ("state", "approved"),
        ("limit_general", "2000000"),
        ("limit_special", "500000"),
        ("general_revenue", "1000000"),
        ("general_spend", "200000"),
        ("fund_spend", "100000"),
    ];
    fixture.add(&FISCAL, &means);
    let columns = [
        ("kind", "general_bond"),
        ("state", "drawn"),
        ("principal", "1000000"),
        ("rate", "30000"),
        ("penalty_rate", "60000"),
        ("day_count", "act_365"),
        ("drawn_on", "2022-03-28"),
        ("matures_on", "2026-03-28"),
        ("creditor", bank.id()),
    ];
    let debt = fixture.add(&DEBT, &columns);
    for (seq, due, principal, interest, fund) in [
        ("1", "2024-03-01", "250000", "22500", "budget"),
        ("2", "2024-12-31", "250000", "7500", "refinance"),
        ("3", "2026-03-28", "500000", "9000", "budget"),
    ] {
        let columns = [
            ("debt", debt.id()),
            ("seq", seq),
            ("due_on", due),
            ("principal", principal),
            ("interest", interest),
            ("fund_source", fund),
        ];
        fixture.add(&INSTALLMENT, &columns);
    }
    fixture.add(&DEBT, &[("kind", "contingent_guarantee"), ("state", "drawn"), ("principal", "70")]);
    let before = [("region", "云汀区"), ("year", "2023"), ("state", "approved"), ("general_revenue", "1635000")];
    fixture.add(&FISCAL, &before);
    let frozen = [
        ("as_of_date", "2023-12-31"),
        ("state", "frozen"),
        ("debt_ratio", "900000"),
        ("overdue_ratio", "0"),
        ("avg_life", "20000"),
    ];
    fixture.add(&ASSESSMENT, &frozen);
    fixture
}

fn amount(figures: &Figures, key: &str) -> Option<Amount> {
    figures.all.iter().find(|f| f.key == key).map(|f| f.amount.clone())
}

#[test]
fn every_chapter_says_its_sums() {
    let fixture = fixture();
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    for (key, value) in [
        ("balance", Amount::Fen(1_000_000)),
        ("balance_kind_contingent_guarantee", Amount::Fen(70)),
        ("liabilities", Amount::Fen(1_000_070)),
        ("headroom_general", Amount::Fen(1_000_000)),
        ("headroom_special", Amount::Fen(500_000)),
        ("due_1y", Amount::Percent(500_000)),
        ("due_3y", Amount::Percent(1_000_000)),
        ("cost", Amount::Percent(30_000)),
        ("hhi", Amount::Number(10_000)),
        ("debt_ratio", Amount::Percent(1_000_000)),
        ("service_ratio", Amount::Percent(530_000)),
        ("interest_general", Amount::Percent(150_000)),
        ("refinancing", Amount::Percent(500_000)),
        ("due_next", Amount::Fen(257_500)),
        ("overdue_30", Amount::Fen(272_500)),
        ("overdue_90", Amount::Fen(0)),
        ("overdue_ratio", Amount::Percent(250_000)),
        // 272 500 × 6 % × 27/365.
        ("penalty_accrued", Amount::Fen(1_209)),
        ("penalty_30", Amount::Fen(1_209)),
        ("penalty_older", Amount::Fen(0)),
        ("penalty", Amount::Fen(0)),
        ("colour_measure", Amount::Percent(1_000_000)),
        ("restructure_measure", Amount::Percent(150_000)),
        ("overdue_level_measure", Amount::Percent(250_000)),
        // 272 500 over 1 635 000, the revenue of 2023: a sixth.
        ("gap_level_measure", Amount::Percent(166_667)),
        ("event_level_measure", Amount::Percent(1_000_000)),
        ("worse_debt_ratio", Amount::Percent(100_000)),
        ("worse_overdue_ratio", Amount::Percent(250_000)),
        ("balance_2025", Amount::Fen(500_000)),
        ("balance_2026", Amount::Fen(0)),
        ("service_2026_base", Amount::Percent(509_000)),
        ("service_2026_revenue", Amount::Percent(565_556)),
    ] {
        assert_eq!(amount(&figures, key), Some(value), "{key}");
    }
    // 250 000 × 278 days + 500 000 × 730 days over 1 000 000 × 365.
    assert_eq!(amount(&figures, "avg_life"), Some(Amount::Years(11_904)));
    for (key, level) in [
        ("colour", "绿"),
        ("restructure", "是"),
        ("overdue_level", "中级"),
        ("gap_level", "严重"),
        ("event_level", "Ⅰ级特别重大"),
    ] {
        assert!(matches!(amount(&figures, key), Some(Amount::Word(word)) if word.zh == level), "{key}");
    }
}

/// Every value that differs from the latest frozen assessment is listed as it is computed anew.
#[test]
fn what_a_frozen_assessment_no_longer_rests_on_is_listed() {
    let mut fixture = fixture();
    let rows = fixture.reader().all(&FISCAL, &crate::schema::filter::Query::default()).unwrap();
    let means = rows.iter().find(|row| row.int("year") == Some(2023)).unwrap().id().to_owned();
    let frozen = [
        ("as_of_date", "2024-01-31"),
        ("state", "frozen"),
        ("fiscal", means.as_str()),
        ("balance", "900000"),
        ("comp_power", "1635000"),
        ("debt_ratio", "611621"),
        ("new_ratio", "0"),
        ("service_ratio", "324159"),
        ("overdue_ratio", "0"),
        ("avg_life", "13425"),
        ("due_next", "530000"),
        ("colour", "red"),
    ];
    fixture.add(&ASSESSMENT, &frozen);
    let now = figures(fixture.reader(), day("2024-03-28")).unwrap();
    let keys: Vec<&str> = now.all.iter().map(|f| f.key.as_str()).filter(|key| key.starts_with("drift")).collect();
    assert!(keys[0] == "drift" && !keys.contains(&"drift_comp_power"), "{keys:?}");
    assert_eq!(amount(&now, "drift_balance"), Some(Amount::Fen(1_000_000)));
    assert!(matches!(amount(&now, "drift_colour"), Some(Amount::Word(word)) if word.en == "green"));
}

/// The three assumptions by hand: 500 000 and 9 000 due in 2026 over 1 000 000; over 900 000; with a point more on what floats.
#[test]
fn five_years_ahead_under_three_assumptions() {
    let mut fixture = fixture();
    let ratio = |figures: &Figures, key: &str| match amount(figures, key) {
        Some(Amount::Percent(percent)) => percent,
        other => panic!("{key}: {other:?}"),
    };
    let fixed = figures(fixture.reader(), day("2024-03-28")).unwrap();
    assert_eq!(ratio(&fixed, "service_2026_base"), 509_000);
    assert_eq!(ratio(&fixed, "service_2026_revenue"), 565_556);
    assert_eq!(ratio(&fixed, "service_2026_rate"), 509_000, "nothing floats");
    let floating = [
        ("kind", "special_bond"),
        ("state", "drawn"),
        ("principal", "1000000"),
        ("rate", "40000"),
        ("rate_type", "float"),
        ("drawn_on", "2024-01-10"),
        ("matures_on", "2030-01-10"),
    ];
    fixture.add(&DEBT, &floating);
    // Half of 2 000 000 floats. At the beginning of 2026 1 500 000 is owed, and a point on half of it is 7 500.
    let half = figures(fixture.reader(), day("2024-03-28")).unwrap();
    assert_eq!(ratio(&half, "service_2026_base"), 509_000);
    assert_eq!(ratio(&half, "service_2026_rate"), 516_500);
    assert_eq!(amount(&half, "balance_2029"), Some(Amount::Fen(1_000_000)));
    assert_eq!(ratio(&half, "debt_ratio_2029_base"), 1_000_000);
    assert_eq!(ratio(&half, "debt_ratio_2029_revenue"), 1_111_111);
}

/// On a day on which a set has no values it says so, and the others run on.
#[test]
fn a_set_that_is_not_in_force_says_so_beside_those_that_are() {
    let fixture = fixture();
    let figures = figures(fixture.reader(), day("2016-12-31")).unwrap();
    let said = |key: &str| match amount(&figures, key) {
        Some(Amount::Missing(why)) => why.en.into_owned(),
        other => panic!("{key}: {other:?}"),
    };
    assert_eq!(said("overdue_level"), "parameter debt.overdue_early has no value on 2016-12-31");
    assert_eq!(said("gap_level"), "parameter debt.gap_medium has no value on 2016-12-31");
    assert_eq!(said("colour"), "the means lack what it is divided by");
    assert!(said("gap_level_measure").contains("revenue of the year before"));
}

#[test]
fn a_ledger_without_debts_or_means_says_what_is_missing() {
    let fixture = Fixture::new();
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    assert_eq!(amount(&figures, "balance"), Some(Amount::Fen(0)));
    for key in [
        "avg_life",
        "debt_ratio",
        "limit_general",
        "hhi",
        "colour",
        "overdue_level",
        "gap_level",
        "event_level",
        "service_2025_base",
    ] {
        assert!(matches!(amount(&figures, key), Some(Amount::Missing(why)) if !why.zh.is_empty()), "{key}");
    }
}

#[test]
fn every_figure_is_explained_in_both_languages_and_named_once() {
    let fixture = fixture();
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    let mut keys: Vec<&str> = figures.all.iter().map(|f| f.key.as_str()).collect();
    keys.sort_unstable();
    let count = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), count);
    for figure in &figures.all {
        for said in [&figure.title, &figure.formula, &figure.rows, &figure.excluded] {
            let unquoted: String = said.en.split('"').step_by(2).collect();
            assert!(
                !said.zh.is_empty() && !unquoted.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                "{said:?}"
            );
        }
    }
}

#[test]
fn the_profile_adds_up_to_what_is_ahead() {
    let fixture = fixture();
    for (period, count) in [(Period::Month, 25), (Period::Quarter, 9), (Period::Year, 3)] {
        let profile = profile(fixture.reader(), day("2024-03-28"), period).unwrap();
        assert_eq!(profile.bars.len(), count);
        let sum: i64 = profile.bars.iter().map(|bar| bar.due.principal).sum();
        assert_eq!(sum + profile.overdue.principal, profile.balance);
        assert_eq!(profile.bars.last().unwrap().due.interest, 9_000);
    }
}
