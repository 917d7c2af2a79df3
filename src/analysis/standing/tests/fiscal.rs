use super::said;
use crate::analysis::debt::{Amount, figures};
use crate::catalog::debt::{ASSESSMENT, DEBT, EVENT, FISCAL, INSTALLMENT};
use crate::rules::apply_effect;
use crate::rules::fixture::{Fixture, day};
use crate::schema::Row;

fn fiscal(fixture: &mut Fixture, columns: &[(&'static str, &str)]) -> Row {
    let base = [
        ("region", "云汀区"),
        ("year", "2024"),
        ("state", "approved"),
        ("limit_general", "100000"),
        ("limit_special", "60000"),
        ("open_general", "500"),
        ("issue_general", "100"),
        ("repay_general", "50"),
        ("close_general", "550"),
        ("open_special", "70"),
        ("issue_special", "0"),
        ("repay_special", "20"),
        ("close_special", "50"),
    ];
    fixture.add(&FISCAL, &[&base[..], columns].concat())
}

fn owe(fixture: &mut Fixture, kind: &str, state: &str, principal: &str) -> Row {
    let columns = [("kind", kind), ("state", state), ("principal", principal), ("drawn_on", "2023-06-01")];
    fixture.add(&DEBT, &[&columns[..], &[("matures_on", "2030-06-01")]].concat())
}

#[test]
fn a_year_says_its_gaps_headrooms_and_means() {
    let mut fixture = Fixture::new();
    let year = fiscal(&mut fixture, &[("general_revenue", "900"), ("transfer", "100")]);
    for (kind, state, principal) in [
        ("general_bond", "drawn", "30000"),
        ("onlending", "irregular", "20000"),
        ("stock", "approved", "10000"),
        ("stock", "registered", "7"),
        ("special_bond", "drawn", "60000"),
        ("contingent_guarantee", "drawn", "900000"),
        ("hidden", "irregular", "900000"),
    ] {
        owe(&mut fixture, kind, state, principal);
    }
    // 100,000 − 30,000 − 20,000 − 10,000 fen, and 60,000 − 60,000.
    let expected = ["balance gap=0.00", "headroom general=400.00", "headroom special=0.00", "comp power=10.00"];
    assert_eq!(said(&fixture, &year, "2024-03-28"), expected);
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    let figure = |key| figures.all.iter().find(|f| f.key == key).map(|f| f.amount.clone());
    assert_eq!(figure("headroom_general"), Some(Amount::Fen(40_000)));
    assert_eq!(figure("headroom_special"), Some(Amount::Fen(0)));
    assert_eq!(figure("comp_power"), Some(Amount::Fen(1_000)));

    owe(&mut fixture, "special_bond", "approved", "1");
    let values = said(&fixture, &year, "2024-03-28");
    assert_eq!((&*values[2], &*values[4]), ("headroom special=-0.01", "over limit=yes"));
}

#[test]
fn a_year_that_does_not_add_up_or_lacks_a_figure_says_so() {
    let mut fixture = Fixture::new();
    let year = fiscal(&mut fixture, &[("close_general", "553"), ("close_special", "48")]);
    let values = said(&fixture, &year, "2024-03-28");
    assert_eq!(values[0], "balance gap=general debt: -0.03 元, special debt: 0.02 元");
    assert_eq!(values[3], "comp power=not computable: \"general revenue\" of the fiscal is blank");
    let year = fixture.change(&year, &[("repay_special", "")]);
    assert_eq!(
        said(&fixture, &year, "2024-03-28")[0],
        "balance gap=not computable: \"repay special\" of the fiscal is blank"
    );
}

#[test]
fn a_past_year_is_judged_at_its_end_and_another_region_by_no_debt_of_this_one() {
    let mut fixture = Fixture::new();
    let year = fiscal(&mut fixture, &[("year", "2022")]);
    owe(&mut fixture, "general_bond", "drawn", "30000");
    assert_eq!(said(&fixture, &year, "2024-03-28")[1], "headroom general=1,000.00", "drawn in 2023");
    fixture.write("set", "甲", |op| op.set_setting(crate::store::settings::AREA, "别区"));
    let values = said(&fixture, &year, "2024-03-28");
    assert!(values.iter().all(|v| !v.starts_with("headroom") && !v.starts_with("over")), "{values:?}");
}

#[test]
fn an_assessment_says_its_change_and_whether_a_warning_is_due() {
    let mut fixture = Fixture::new();
    let year = fiscal(&mut fixture, &[]);
    let mut assess = |on: &str, state: &str, ratio: &str| {
        let columns = [("region", "云汀区"), ("as_of_date", on), ("state", state), ("debt_ratio", ratio)];
        let more = [("fiscal", year.id()), ("colour", "green"), ("interest_general", "100000")];
        fixture.add(&ASSESSMENT, &[&columns[..], &more].concat())
    };
    let first = assess("2023-12-31", "frozen", "900000");
    assess("2024-01-15", "draft", "990000");
    let second = assess("2024-03-01", "frozen", "875000");
    let of = |fixture: &Fixture, row: &Row| -> Vec<String> {
        said(fixture, row, "2024-03-28").into_iter().filter(|v| !v.starts_with("drift")).collect()
    };
    assert!(of(&fixture, &first).is_empty(), "there is none before, and nothing calls for a warning");
    let change = format!("change ratio=-2.5 percentage points (since {})", first.id());
    assert_eq!(of(&fixture, &second), std::slice::from_ref(&change));
    let told = fixture.change(&second, &[("told_colour", "yellow")]);
    assert_eq!(of(&fixture, &told), [change.clone(), "warn hint=yes".into()]);
    let interest = fixture.change(&told, &[("told_colour", ""), ("interest_special", "100001")]);
    assert_eq!(of(&fixture, &interest)[1], "warn hint=yes");
    let warned = fixture.change(&interest, &[("state", "warned")]);
    assert_eq!(of(&fixture, &warned), [change], "it is warned already");
    fixture.change(&first, &[("debt_ratio", "")]);
    assert_eq!(of(&fixture, &warned), ["change ratio=not computable: \"debt ratio\" of the assessment is blank"]);
}

#[test]
fn a_frozen_assessment_names_what_was_changed_since() {
    let mut fixture = Fixture::new();
    let year = fiscal(&mut fixture, &[("general_revenue", "1000000"), ("general_spend", "1"), ("fund_spend", "1")]);
    owe(&mut fixture, "general_bond", "drawn", "500000");
    let columns = [("region", "云汀区"), ("as_of_date", "2024-03-01"), ("fiscal", year.id()), ("state", "frozen")];
    let row = fixture.add(&ASSESSMENT, &columns);
    fixture.write("freeze", "甲", |op| apply_effect("freeze_assessment", op, &row, day("2024-03-01")));
    let row = fixture.reader().get(&ASSESSMENT, row.id()).unwrap().unwrap();
    assert!(said(&fixture, &row, "2024-03-28").is_empty());
    let year = fixture.change(&year, &[("general_revenue", "500000")]);
    // The ratio goes from 50 % to 100 %, still green.
    assert_eq!(said(&fixture, &row, "2024-03-28"), ["drift=2: comp power, debt ratio"]);
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    let drift = figures.all.iter().find(|f| f.key == "drift").map(|f| f.amount.clone());
    assert_eq!(drift, Some(Amount::Number(2)));
    let draft = fixture.change(&row, &[("state", "draft")]);
    assert!(said(&fixture, &draft, "2024-03-28").is_empty());
    let frozen = fixture.change(&draft, &[("state", "frozen")]);
    fixture.change(&year, &[("general_revenue", "1000000"), ("void_on", "2024-03-02"), ("void_reason", "错")]);
    assert_eq!(said(&fixture, &frozen, "2024-03-28"), ["drift=the means of the assessment are void"]);
}

#[test]
fn an_event_says_its_level_and_whether_a_restructuring_is_due() {
    let mut fixture = Fixture::new();
    let event = fixture.add(&EVENT, &[("state", "responding")]);
    assert!(said(&fixture, &event, "2024-03-28").is_empty(), "nothing is overdue, nothing assessed");
    let debt = owe(&mut fixture, "general_bond", "drawn", "10000");
    let mut line = |seq: &str, due: &str, principal: &str, paid: &str| {
        let columns = [("debt", debt.id()), ("seq", seq), ("due_on", due), ("principal", principal)];
        fixture.add(&INSTALLMENT, &[&columns[..], &[("interest", "0"), ("paid_principal", paid)]].concat())
    };
    line("1", "2024-01-15", "9405", "9405");
    let late = line("2", "2024-03-27", "495", "0");
    let rest = line("3", "2030-06-01", "100", "0");
    // 495 of 9,900 are just 5 %.
    assert_eq!(said(&fixture, &event, "2024-03-28"), ["level hint=ii"]);
    assert!(said(&fixture, &event, "2024-03-27").is_empty(), "due on the day is not overdue");
    let late = fixture.change(&late, &[("principal", "94")]);
    fixture.change(&rest, &[("principal", "501")]);
    assert_eq!(said(&fixture, &event, "2024-03-28"), ["level hint=iv"], "94 of 9,499 are below 1 %");
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    let level = figures.all.iter().find(|f| f.key == "event_level").map(|f| f.amount.words());
    assert_eq!(level.map(|words| words.zh.into_owned()), Some("Ⅳ级一般".to_owned()));

    // Interest alone is overdue: of the debt of the event it is a default, of another debt it is none.
    fixture.change(&late, &[("principal", "0"), ("interest", "9")]);
    assert!(said(&fixture, &event, "2024-03-28").is_empty());
    let event = fixture.change(&event, &[("debt", debt.id())]);
    assert_eq!(said(&fixture, &event, "2024-03-28"), ["level hint=iv"]);

    let columns = [("as_of_date", "2024-03-01"), ("state", "warned"), ("interest_special", "100001")];
    let assessment = fixture.add(&ASSESSMENT, &columns);
    assert_eq!(said(&fixture, &event, "2024-03-28"), ["level hint=iv", "restructure hint=yes"]);
    assert!(said(&fixture, &event, "2024-02-28").is_empty(), "assessed later");
    fixture.change(&assessment, &[("interest_special", "100000")]);
    assert_eq!(said(&fixture, &event, "2024-03-28"), ["level hint=iv"]);
    let closed = fixture.change(&event, &[("state", "closed")]);
    assert!(said(&fixture, &closed, "2024-03-28").is_empty());
}
