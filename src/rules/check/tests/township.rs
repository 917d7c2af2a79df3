//! The cases of townships, list items and disclosure.

use super::Case;

/// Rules that read nothing that could be blank.
pub(super) const ALWAYS_COMPUTABLE: &[&str] = &["GK-04", "GK-05", "QD-01", "ZJ-01", "ZJ-02", "ZJ-04", "ZJ-05", "CJ-01"];

pub(super) const CASES: &[Case] = &[
    (
        "GK-01",
        "disclosure x formed_on=2024-03-01",
        "2024-03-29",
        "disclosure x formed_on=2024-03-01 state=published published_on=2024-03-29",
        "disclosure x formed_on=2024-03-01 state=published",
    ),
    (
        "GK-02",
        "disclosure x period=2024-02 state=published published_on=2024-03-11",
        "晚 1 天",
        "disclosure x period=2024-02 state=published published_on=2024-03-10",
        "disclosure x period=2024-02 state=verified",
    ),
    (
        "GK-03",
        "disclosure x mode=request requested_on=2024-03-04 state=replied replied_on=2024-04-02",
        "2024-04-01",
        "disclosure x mode=request requested_on=2024-03-04 extended_to=2024-04-20 state=replied replied_on=2024-04-20",
        "disclosure x mode=request",
    ),
    (
        "GK-04",
        "unit u; disclosure a unit=@u kind=finance period=2024-02; disclosure x unit=@u kind=finance period=2024-02",
        "2024-02",
        "unit u; disclosure a unit=@u kind=finance period=2024-02; disclosure x unit=@u kind=gov period=2024-02",
        "",
    ),
    (
        "GK-05",
        "unit x kind=street valid_from=2025-11-01; disclosure a unit=@x kind=finance period=2025-11",
        "2025-12",
        "unit x kind=street valid_from=2025-11-15; disclosure a unit=@x kind=finance period=2025-11; \
         disclosure b unit=@x kind=finance period=2025-12",
        "",
    ),
    (
        "QD-01",
        "document d state=repealed effective_to=2025-12-31; item x basis=@d state=current",
        "2025-12-31",
        "document d state=issued effective_from=2020-01-01; item x basis=@d state=current",
        "",
    ),
    ("ZJ-01", "desk d; unit x kind=zone", "公开机构", "unit x kind=zone; desk d unit=@x", ""),
    (
        "ZJ-02",
        "unit x kind=town; venue v unit=@x kind=web",
        "查阅场所",
        "unit x kind=town; venue v unit=@x kind=reading",
        "",
    ),
    (
        "ZJ-03",
        "officer o left_on=2025-06-01 state=left; desk x head=@o full_time=2",
        "2025-06-01",
        "desk x part_time=1",
        "desk x",
    ),
    (
        "ZJ-04",
        "venue x opened_on=2025-01-01 updated_on=2025-12-15",
        "2026-01-14",
        "venue x opened_on=2025-01-01 updated_on=2025-12-15; publication p venue=@x start_on=2025-12-20 state=live",
        "",
    ),
    ("ZJ-05", "promise x domain=township", "服务领域", "promise x domain=township service_area=elderly", ""),
    (
        "CJ-01",
        "unit u; campaign x unit=@u state=titled; measure m unit=@u subject_kind=unit direction=sanction \
         action=bar_honours start_on=2025-06-01 state=imposed",
        "2025-06-01",
        "unit u; campaign x unit=@u state=titled; measure m unit=@u subject_kind=unit direction=sanction \
         action=bar_honours start_on=2025-06-01 end_on=2026-01-14 state=imposed",
        "",
    ),
];

#[test]
fn a_street_without_a_register_is_not_blamed() {
    use super::{Fixture, Said, said, write};
    for (code, text) in
        [("ZJ-01", "unit x kind=street"), ("ZJ-02", "unit x kind=street"), ("GK-05", "unit x kind=street")]
    {
        let mut fixture = Fixture::new();
        let id = write(&mut fixture, text);
        assert_eq!(said(&fixture, code, &id), Said::Clean, "{code}");
    }
}

#[test]
fn the_months_that_are_due_are_those_of_the_year_of_the_last_one() {
    use crate::rules::Parameters;
    use crate::rules::check::disclosure::months_due;
    use crate::rules::fixture::day;
    let count = |on: &str| {
        let months = months_due(&Parameters::built_in(), day(on)).unwrap();
        (months.last().unwrap().to_string(), months.len())
    };
    assert_eq!(count("2024-03-10"), ("2024-01-01".to_owned(), 1));
    assert_eq!(count("2024-03-11"), ("2024-02-01".to_owned(), 2));
    assert_eq!(count("2024-01-10"), ("2023-11-01".to_owned(), 11));
    assert_eq!(count("2024-02-10"), ("2023-12-01".to_owned(), 12));
}
