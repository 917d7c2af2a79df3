use super::said;
use crate::analysis::debt::{Amount, figures};
use crate::analysis::standing::{Judge, Said, named};
use crate::catalog::debt::{DEBT, INSTALLMENT};
use crate::rules::Parameters;
use crate::rules::debt::generate::{Change, plan, write};
use crate::rules::fixture::{Fixture, day};
use crate::schema::{Row, Type, Value};

/// 1,000,000 元 at 4 % in five equal parts on every 15 January.
fn debt(fixture: &mut Fixture) -> Row {
    let terms = [
        ("kind", "general_bond"),
        ("state", "drawn"),
        ("principal", "100000000"),
        ("rate", "40000"),
        ("day_count", "d30_360"),
        ("drawn_on", "2022-01-15"),
        ("matures_on", "2027-01-15"),
        ("repay_mode", "equal_principal"),
        ("periods_year", "1"),
    ];
    let checks = [("lawful_ok", "1"), ("scale_ok", "1"), ("risk_ok", "1"), ("open_ok", "1")];
    let debt = fixture.add(&DEBT, &[&terms[..], &checks].concat());
    let made = plan(fixture.reader(), &debt, &Change::default()).unwrap();
    fixture.write("generate", "甲", |op| write(op, &made, day("2022-01-15"), ""));
    debt
}

fn lines(fixture: &Fixture, debt: &Row) -> Vec<Row> {
    crate::rules::debt::plan::stored_rows(fixture.reader(), debt.id()).unwrap()
}

fn pay(fixture: &mut Fixture, line: &Row, interest: &str, on: &str) -> Row {
    let columns = [("state", "paid"), ("paid_principal", "20000000"), ("paid_interest", interest), ("paid_on", on)];
    fixture.change(line, &columns)
}

fn value(fixture: &Fixture, row: &Row, name: &str, on: &str) -> Said {
    let parameters = Parameters::read(fixture.reader()).unwrap();
    let judge = Judge::new(fixture.reader(), &parameters, row, day(on));
    judge.find(named(row.kind(), name).unwrap()).unwrap()
}

#[test]
fn a_debt_says_what_is_left_of_it_and_when() {
    let mut fixture = Fixture::new();
    let debt = debt(&mut fixture);
    let plan = lines(&fixture, &debt);
    pay(&mut fixture, &plan[0], "4000000", "2023-01-15");
    pay(&mut fixture, &plan[1], "3200000", "2024-01-15");
    // 600,000 × 4 % × 73/360 has accrued; 200,000 each fall due in 293, 658 and 1,023 days: 1,974 ÷ 3 ÷ 365 years.
    let expected = ["balance=600,000.00", "accrued=4,866.67", "next due=2025-01-15", "avg life=1.8027"];
    assert_eq!(said(&fixture, &debt, "2024-03-28"), expected);
    // The day before the second payment: 800,000 is owed, and 360 less one days of interest on it.
    let before = said(&fixture, &debt, "2024-01-14");
    assert_eq!(before[..3], ["balance=800,000.00", "accrued=31,911.11", "next due=2024-01-15"]);
    assert_eq!(said(&fixture, &debt, "2024-01-15")[1], "next due=2025-01-15", "nothing has accrued on a due day");
    // All debts together are this one: the figures say the same.
    let figures = figures(fixture.reader(), day("2024-03-28")).unwrap();
    let figure = |key| figures.all.iter().find(|f| f.key == key).map(|f| f.amount.clone());
    assert_eq!(figure("balance"), Some(Amount::Fen(60_000_000)));
    assert_eq!(figure("avg_life"), Some(Amount::Years(18_027)));
}

#[test]
fn a_debt_that_is_not_drawn_has_no_balance_and_one_that_is_settled_owes_nothing() {
    let mut fixture = Fixture::new();
    let debt = debt(&mut fixture);
    assert_eq!(said(&fixture, &debt, "2022-01-14"), ["next due=2023-01-15"], "not drawn yet on that day");
    let approved = fixture.change(&debt, &[("state", "approved"), ("risk_ok", "0"), ("open_ok", "")]);
    assert_eq!(said(&fixture, &approved, "2024-03-28"), ["checks failed=risk ok、open ok", "next due=2023-01-15"]);
    for (line, interest) in lines(&fixture, &debt).iter().zip(["4000000", "3200000", "2400000", "1600000", "800000"]) {
        pay(&mut fixture, line, interest, "2023-02-01");
    }
    let settled = fixture.change(&approved, &[("state", "settled")]);
    assert_eq!(said(&fixture, &settled, "2024-03-28"), ["balance=0.00", "checks failed=risk ok、open ok"]);
    assert_eq!(value(&fixture, &settled, "accrued", "2024-03-28"), Said::Nothing);
}

#[test]
fn a_plan_that_leaves_principal_out_puts_it_at_maturity_and_bad_terms_give_no_interest() {
    let mut fixture = Fixture::new();
    let columns = [
        ("state", "drawn"),
        ("principal", "36500"),
        ("rate", "100000"),
        ("day_count", "act_365"),
        ("drawn_on", "2024-03-18"),
        ("matures_on", "2025-03-28"),
        ("periods_year", "1"),
        ("repay_mode", "custom"),
    ];
    let debt = fixture.add(&DEBT, &columns);
    // Ten days of interest at 10 % of 365 元 are one; a year to maturity.
    let expected = ["balance=365.00", "accrued=1.00", "avg life=1"];
    let values = said(&fixture, &debt, "2024-03-28");
    let values: Vec<_> = values.iter().filter(|v| !v.starts_with("checks failed")).collect();
    assert_eq!(values, expected.iter().collect::<Vec<_>>());
    let wrong = fixture.change(&debt, &[("periods_year", "5")]);
    let Said::Cannot(why) = value(&fixture, &wrong, "accrued", "2024-03-28") else { panic!("it must say why") };
    assert!(why.en.contains("5 payments a year") && why.zh.contains("每年付息 5 次"), "{why:?}");
}

#[test]
fn a_line_is_unpaid_overdue_or_late() {
    let mut fixture = Fixture::new();
    let debt = debt(&mut fixture);
    let plan = lines(&fixture, &debt);
    let says = |fixture: &Fixture, line: &Row, on: &str| -> Vec<String> {
        said(fixture, line, on).into_iter().filter(|v| !v.starts_with("drift")).collect()
    };
    assert_eq!(says(&fixture, &plan[1], "2024-01-15"), ["unpaid=232,000.00"]);
    assert_eq!(says(&fixture, &plan[1], "2024-01-25"), ["unpaid=232,000.00", "overdue days=10 days"]);
    let part = fixture.change(
        &plan[1],
        &[("state", "partial"), ("paid_principal", "20000000"), ("paid_interest", "1"), ("paid_on", "2024-01-20")],
    );
    assert_eq!(says(&fixture, &part, "2024-01-25"), ["unpaid=31,999.99", "overdue days=10 days"]);
    assert_eq!(says(&fixture, &part, "2024-01-19"), ["unpaid=232,000.00", "overdue days=4 days"]);
    let paid = pay(&mut fixture, &part, "3200000", "2024-01-21");
    assert_eq!(says(&fixture, &paid, "2024-03-28"), ["overdue days=6 days"], "how late it was paid");
    let undated = fixture.change(&paid, &[("paid_on", "")]);
    assert_eq!(says(&fixture, &undated, "2024-03-28"), ["overdue days=it is paid in full and paid_on is blank"]);
    fixture.change(&debt, &[("state", "approved")]);
    assert_eq!(says(&fixture, &plan[1], "2024-01-25"), ["unpaid=232,000.00"], "nothing is owed before it is drawn");
}

#[test]
fn a_generated_line_says_how_far_it_is_off_its_terms() {
    let mut fixture = Fixture::new();
    let debt = debt(&mut fixture);
    let plan = lines(&fixture, &debt);
    let drift = |fixture: &Fixture, line: &Row| value(fixture, line, "drift", "2024-03-28");
    assert_eq!(drift(&fixture, &plan[2]), Said::Is(Value::Int(0)));
    let off = [("principal", "19999000"), ("interest", "2400500"), ("due_on", "2025-01-16")];
    let line = fixture.change(&plan[2], &off);
    let Said::Told(sum, said) = drift(&fixture, &line) else { panic!("it is off") };
    assert_eq!(sum, Value::Int(1_500));
    assert_eq!(said.en, "-10.00 元 of principal and 5.00 元 of interest off, due on 2025-01-15 by its terms");
    assert_eq!(drift(&fixture, &plan[0]), Said::Is(Value::Int(0)), "the others are as they were");
    // A line too many is off by all that stands in it.
    let extra = [("debt", debt.id()), ("seq", "6"), ("due_on", "2028-01-15"), ("schedule", "generated")];
    let money = [("principal", "700"), ("interest", "30"), ("plan_no", "1"), ("rate", "40000")];
    let extra = fixture.add(&INSTALLMENT, &[&extra[..], &money].concat());
    let Said::Told(sum, said) = drift(&fixture, &extra) else { panic!("it is too many") };
    assert!(sum == Value::Int(730) && said.en.ends_with("a line that its terms do not have"), "{said:?}");
    let imported = fixture.change(&plan[3], &[("schedule", "imported")]);
    assert_eq!(drift(&fixture, &imported), Said::Nothing);
    fixture.change(&debt, &[("rate", "40000"), ("principal", "0")]);
    assert!(matches!(drift(&fixture, &line), Said::Cannot(_)));
}

#[test]
fn the_checks_are_called_as_their_fields_are() {
    let Type::List(Type::Code(list)) = named(&DEBT, "checks_failed").unwrap().field.ty else { panic!("a list") };
    let called: Vec<_> = list.items.iter().map(|i| Some((i.code, i.zh))).collect();
    let fields: Vec<_> =
        crate::rules::debt::borrowing::CHECKS.map(|c| DEBT.field(c).map(|f| (f.name, f.label))).to_vec();
    assert_eq!(called, fields);
}
