//! The notices against hand counts, periods against days counted by hand, and the laws that every count obeys.

use chrono::{Datelike as _, NaiveDate, Weekday};
use proptest::prelude::{any, prop_assert, prop_assert_eq, prop_assume, proptest};

use super::{Calendar, DayKind, Entry, Role, Term, Unit};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn due(start: &str, term: &str) -> String {
    Calendar::built_in().due(day(start), Term::parse(term).unwrap()).unwrap().due.to_string()
}

fn entry(date: &str, off: bool) -> Entry {
    Entry { date: day(date), off, name: String::new(), source: "测试".into() }
}

/// Working days of each year, days off and days worked, counted apart from this program (PyPI chinesecalendar 1.11.0 for
/// the first; the lists of the notices for the others).
#[test]
fn totals_of_every_year() {
    let calendar = Calendar::built_in();
    let years: Vec<i32> = calendar.years().map(|(year, _)| year).collect();
    assert_eq!(years, (2017..=2026).collect::<Vec<_>>());
    let totals = [
        (2017, 249, 24, 5),
        (2018, 250, 25, 7),
        (2019, 250, 22, 6),
        (2020, 249, 30, 6),
        (2021, 250, 31, 7),
        (2022, 249, 32, 7),
        (2023, 249, 26, 7),
        (2024, 251, 28, 8),
        (2025, 248, 28, 5),
        (2026, 248, 33, 6),
    ];
    for (year, worked, off, on) in totals {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let days: Vec<NaiveDate> = first.iter_days().take_while(|d| d.year() == year).collect();
        assert_eq!(days.iter().filter(|d| calendar.is_workday(**d)).count(), worked, "{year}");
        let entries = calendar.entries(year);
        assert_eq!(entries.iter().filter(|(e, _)| e.off).count(), off, "{year}");
        assert_eq!(entries.iter().filter(|(e, _)| !e.off).count(), on, "{year}");
        for (entry, imported) in entries {
            let weekend = matches!(entry.date.weekday(), Weekday::Sat | Weekday::Sun);
            assert!(entry.off || weekend, "{} is worked anyway", entry.date);
            assert!(!imported && entry.source.starts_with("国办发明电〔20"), "{entry:?}");
            assert_eq!(entry.off, !entry.name.is_empty(), "{entry:?}");
        }
    }
}

#[test]
fn days_of_each_sort() {
    let calendar = Calendar::built_in();
    for (date, kind, name) in [
        ("2018-12-29", DayKind::MakeUp, None),
        ("2018-12-30", DayKind::Holiday, Some("元旦")),
        ("2022-12-31", DayKind::Holiday, Some("元旦")),
        ("2020-02-01", DayKind::Holiday, Some("春节")),
        ("2020-02-03", DayKind::Workday, None),
        ("2024-04-05", DayKind::Holiday, Some("清明")),
        ("2024-04-07", DayKind::MakeUp, None),
        ("2024-04-13", DayKind::Weekend, None),
        ("2024-06-08", DayKind::Weekend, None),
    ] {
        let status = calendar.status(day(date));
        assert_eq!((status.kind, status.known, status.name), (kind, true, name), "{date}");
    }
    assert!(!calendar.status(day("2016-12-31")).known && !calendar.status(day("2027-01-01")).known);
    assert!(calendar.is_workday(day("2027-01-01")));
}

#[test]
fn working_days_of_the_legal_notes() {
    for (start, term, want) in [
        ("2026-02-13", "2wd", "2026-02-24"),
        ("2026-02-13", "7wd", "2026-03-02"),
        ("2026-09-24", "7wd", "2026-10-12"),
        ("2026-09-30", "5wd", "2026-10-13"),
        ("2025-09-26", "7wd", "2025-10-13"),
        ("2026-04-30", "20wd", "2026-06-01"),
    ] {
        assert_eq!(due(start, term), want, "{start} + {term}");
    }
}

/// Counted on paper over 春节, 清明, 劳动节 and 国庆 of 2024.
#[test]
fn working_days_counted_by_hand() {
    for (start, term, want) in [
        ("2024-02-09", "1wd", "2024-02-18"),
        ("2024-02-08", "5wd", "2024-02-21"),
        ("2024-02-02", "7wd", "2024-02-18"),
        ("2024-02-03", "1wd", "2024-02-04"),
        ("2024-03-28", "15wd", "2024-04-19"),
        ("2024-04-03", "1wd", "2024-04-07"),
        ("2024-03-29", "5wd", "2024-04-08"),
        ("2024-04-26", "3wd", "2024-04-30"),
        ("2024-04-30", "4wd", "2024-05-09"),
        ("2024-04-30", "6wd", "2024-05-11"),
        ("2024-09-13", "10wd", "2024-09-29"),
        ("2024-09-29", "2wd", "2024-10-08"),
        ("2024-09-30", "5wd", "2024-10-12"),
        ("2024-12-30", "3wd", "2025-01-03"),
        ("2018-12-28", "2wd", "2019-01-02"),
        ("2024-04-08", "-1wd", "2024-04-07"),
        ("2024-04-07", "-1wd", "2024-04-03"),
        ("2024-02-17", "-2wd", "2024-02-08"),
        ("2024-04-05", "0wd", "2024-04-07"),
    ] {
        assert_eq!(due(start, term), want, "{start} + {term}");
    }
}

#[test]
fn months_and_years_end_on_the_corresponding_day() {
    for (start, term, want) in [
        ("2023-12-29", "2mo", "2024-02-29"),
        ("2023-01-31", "1mo", "2023-02-28"),
        ("2024-01-31", "1mo", "2024-02-29"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2024-02-29", "4y", "2028-02-29"),
        ("2024-03-15", "3mo", "2024-06-17"), // 15 June is a Saturday
        ("2024-03-28", "-1mo", "2024-02-28"),
        ("2024-03-31", "-1mo", "2024-02-29"),
    ] {
        assert_eq!(due(start, term), want, "{start} + {term}");
    }
}

#[test]
fn a_last_day_on_a_rest_day_moves_past_it() {
    let calendar = Calendar::built_in();
    for (start, term, nominal, want) in [
        ("2024-03-05", "30d", Some("2024-04-04"), "2024-04-07"),
        ("2024-01-12", "30d", Some("2024-02-11"), "2024-02-18"),
        ("2024-09-01", "1mo", Some("2024-10-01"), "2024-10-08"),
        ("2019-03-06", "30d", Some("2019-04-05"), "2019-04-08"),
        ("2024-04-03", "10d", Some("2024-04-13"), "2024-04-15"),
        ("2024-03-29", "9d", None, "2024-04-07"),
        ("2024-03-28", "1d", None, "2024-03-29"),
        ("2024-04-14", "-1d", None, "2024-04-13"),
        ("2024-04-13", "0d", None, "2024-04-13"),
    ] {
        let counted = calendar.due(day(start), Term::parse(term).unwrap()).unwrap();
        assert_eq!((counted.due, counted.shifted_from), (day(want), nominal.map(day)), "{start} + {term}");
        assert!(!counted.provisional);
    }
}

#[test]
fn what_leaves_the_known_years_is_provisional() {
    let calendar = Calendar::built_in();
    for (start, term, want, provisional) in [
        ("2026-12-30", "1wd", "2026-12-31", false),
        ("2026-12-31", "1wd", "2027-01-01", true),
        ("2016-12-31", "1wd", "2017-01-03", false),
        ("2016-12-30", "1wd", "2017-01-03", true),
        ("2016-12-29", "1wd", "2016-12-30", true),
        ("2016-12-01", "60d", "2017-02-03", false),
        ("2026-12-01", "90d", "2027-03-01", true),
        ("2027-01-04", "-1wd", "2027-01-01", true),
        ("2027-03-01", "-30d", "2027-01-30", false),
    ] {
        let counted = calendar.due(day(start), Term::parse(term).unwrap()).unwrap();
        assert_eq!((counted.due, counted.provisional), (day(want), provisional), "{start} + {term}");
    }
}

#[test]
fn added_days_change_and_complete_the_calendar() {
    let calendar = Calendar::with([entry("2026-12-31", true), entry("2020-02-03", true), entry("2024-04-07", true)]);
    assert_eq!(calendar.status(day("2026-12-31")).kind, DayKind::Holiday);
    assert_eq!(calendar.due(day("2024-04-03"), Term::new(1, Unit::WorkingDays)).unwrap().due, day("2024-04-08"));
    assert_eq!(calendar.entries(2024).iter().filter(|(_, imported)| *imported).count(), 1);
    let part = Calendar::with([entry("2027-12-31", true)]);
    assert!(!part.is_known(2027) && part.years_with_days().contains(&2027));
    let whole = Calendar::with([entry("2027-01-01", true), entry("2027-10-01", true), entry("2027-01-02", false)]);
    assert!(whole.is_known(2027));
    let counted = whole.due(day("2026-12-31"), Term::new(1, Unit::WorkingDays)).unwrap();
    assert_eq!((counted.due, counted.provisional), (day("2027-01-02"), false));
    // A day off that was taken back is a plain working day.
    let back = Calendar::with([entry("2024-04-04", false)]);
    assert_eq!(back.status(day("2024-04-04")).kind, DayKind::Workday);
}

#[test]
fn every_day_is_accounted_for() {
    let counted = Calendar::built_in().count(day("2024-03-28"), Term::new(15, Unit::WorkingDays)).unwrap();
    let lines: Vec<String> =
        counted.days.iter().map(|c| format!("{} {} {:?} {:?} {:?}", c.from, c.to, c.number, c.role, c.kind)).collect();
    assert_eq!(
        lines,
        [
            "2024-03-28 2024-03-28 None Start Workday",
            "2024-03-29 2024-03-29 Some((1, 1)) Counted Workday",
            "2024-03-30 2024-03-31 None Skipped Weekend",
            "2024-04-01 2024-04-03 Some((2, 4)) Counted Workday",
            "2024-04-04 2024-04-06 None Skipped Holiday",
            "2024-04-07 2024-04-07 Some((5, 5)) Counted MakeUp",
            "2024-04-08 2024-04-12 Some((6, 10)) Counted Workday",
            "2024-04-13 2024-04-14 None Skipped Weekend",
            "2024-04-15 2024-04-18 Some((11, 14)) Counted Workday",
            "2024-04-19 2024-04-19 Some((15, 15)) Due Workday",
        ]
    );
    let counted = Calendar::built_in().count(day("2024-01-12"), Term::new(30, Unit::Days)).unwrap();
    let roles: Vec<_> = counted.days.iter().map(|c| (c.role, c.number)).collect();
    let (start, nominal) = ((Role::Start, None), (Role::Nominal, Some((30, 30))));
    assert_eq!(roles, [start, (Role::Counted, Some((1, 29))), nominal, (Role::Skipped, None), (Role::Due, None)]);
}

#[test]
fn spellings_of_a_term() {
    for (text, length, unit) in [
        ("15wd", 15, Unit::WorkingDays),
        ("15工作日", 15, Unit::WorkingDays),
        ("15个工作日", 15, Unit::WorkingDays),
        ("１５ 个工作日", 15, Unit::WorkingDays),
        ("+15WD", 15, Unit::WorkingDays),
        ("-15wd", -15, Unit::WorkingDays),
        ("−3工作日", -3, Unit::WorkingDays),
        ("30d", 30, Unit::Days),
        ("30天", 30, Unit::Days),
        ("30日", 30, Unit::Days),
        ("3mo", 3, Unit::Months),
        ("3个月", 3, Unit::Months),
        ("1y", 1, Unit::Years),
        ("1年", 1, Unit::Years),
        ("0d", 0, Unit::Days),
    ] {
        let term = Term::parse(text).unwrap();
        assert_eq!((term.length, term.unit), (length, unit), "{text}");
        assert_eq!(Term::parse(&term.to_string()), Ok(term));
    }
    for text in ["", "wd", "15", "1.5d", "15 w", "3m", "十五日", "--3d", "99999999999999999999d", "9999999d"] {
        assert_eq!(Term::parse(text).unwrap_err().code.id, "E3108", "{text}");
    }
}

#[test]
fn nothing_is_counted_outside_the_years_of_a_register() {
    let calendar = Calendar::built_in();
    for (start, term) in [
        (day("2200-12-31"), Term::new(1, Unit::WorkingDays)),
        (day("1900-01-01"), Term::new(-1, Unit::WorkingDays)),
        (day("2200-12-31"), Term::new(1, Unit::Days)),
        (day("2024-01-01"), Term::new(i64::MAX, Unit::Years)),
        (day("2024-01-01"), Term::new(i64::MIN, Unit::WorkingDays)),
        (day("2024-01-01"), Term::new(i64::MIN, Unit::Days)),
        (NaiveDate::MIN, Term::new(1, Unit::Days)),
        (NaiveDate::MAX, Term::new(-1, Unit::WorkingDays)),
    ] {
        assert_eq!(calendar.count(start, term), None, "{start} {term}");
    }
}

/// Steps from day to day, as a clerk with a wall calendar does.
fn stepped(calendar: &Calendar, start: NaiveDate, number: i64) -> NaiveDate {
    let mut date = start;
    let mut left = number.abs();
    while left > 0 {
        date = if number > 0 { date.succ_opt().unwrap() } else { date.pred_opt().unwrap() };
        left -= i64::from(calendar.is_workday(date));
    }
    date
}

proptest! {
    #[test]
    fn counts_obey_their_laws(offset in 0i64..5_000, number in 1i64..300) {
        let calendar = Calendar::built_in();
        let start = day("2015-06-01") + chrono::Duration::days(offset);
        let end = calendar.workday_add(start, number).unwrap();
        prop_assert_eq!(end, stepped(calendar, start, number));
        prop_assert_eq!(calendar.workday_add(start, -number).unwrap(), stepped(calendar, start, -number));
        prop_assert!(calendar.is_workday(end));
        prop_assert_eq!(calendar.workdays_between(start, end), Some(number));
        prop_assert_eq!(calendar.workdays_between(end, start), Some(-number));
        prop_assert!(calendar.workday_add(start, number + 1).unwrap() > end);
        prop_assert!(calendar.workday_add(start.succ_opt().unwrap(), number).unwrap() >= end);
        prop_assume!(calendar.is_workday(start));
        prop_assert_eq!(calendar.workday_add(end, -number), Some(start));
    }

    #[test]
    fn periods_never_end_on_a_rest_day_and_account_for_each_day(
        offset in 0i64..5_000,
        length in -400i64..400,
        unit in 0usize..4,
    ) {
        let unit = [Unit::Days, Unit::WorkingDays, Unit::Months, Unit::Years][unit];
        let length = if unit == Unit::Years { length / 20 } else if unit == Unit::Months { length / 4 } else { length };
        let calendar = Calendar::built_in();
        let start = day("2015-06-01") + chrono::Duration::days(offset);
        let counted = calendar.count(start, Term::new(length, unit)).unwrap();
        if length > 0 {
            prop_assert!(calendar.is_workday(counted.due));
            prop_assert!(counted.due > start);
        }
        let step = if counted.due < start { -1 } else { 1 };
        let mut next = counted.days[0].from;
        for run in &counted.days {
            prop_assert_eq!(run.from, next);
            next = run.to + chrono::Duration::days(step);
        }
        prop_assert_eq!((counted.days[0].from, counted.days.last().unwrap().to), (start, counted.due));
        prop_assert_eq!(counted.days.last().unwrap().role, Role::Due);
        let last = counted.days.iter().rev().find_map(|run| run.number).map_or(0, |(_, to)| to);
        if matches!(unit, Unit::Days | Unit::WorkingDays) && length != 0 {
            prop_assert_eq!(last, length.abs());
        }
    }

    #[test]
    fn terms_never_panic(text in any::<String>(), length in any::<i64>(), offset in 0i64..110_000) {
        let _ = Term::parse(&text);
        let start = day("1900-01-01") + chrono::Duration::days(offset);
        for unit in [Unit::Days, Unit::WorkingDays, Unit::Months, Unit::Years] {
            let _ = Calendar::built_in().due(start, Term::new(length, unit));
        }
    }
}
