use super::said;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::{COMPLAINT, MEASURE};
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::UNIT;
use crate::catalog::township::{CAMPAIGN, DESK, SERVICE, VENUE};
use crate::rules::fixture::Fixture;

#[test]
fn a_desk_is_vacant_without_its_head_or_without_anybody() {
    let mut fixture = Fixture::new();
    let head = fixture.add(&OFFICER, &[("state", "filed")]);
    let desk = [("head", head.id()), ("state", "active"), ("full_time", "0"), ("part_time", "0")];
    let desk = fixture.add(&DESK, &desk);
    assert_eq!(said(&fixture, &desk, "2024-03-28"), ["vacant=nobody works there, full time or part time"]);
    let desk = fixture.change(&desk, &[("part_time", "1")]);
    assert!(said(&fixture, &desk, "2024-03-28").is_empty());
    fixture.change(&head, &[("left_on", "2024-03-28")]);
    assert_eq!(said(&fixture, &desk, "2024-03-28"), ["vacant=its head has left"]);
    assert!(said(&fixture, &desk, "2024-03-27").is_empty());
    let desk = fixture.change(&desk, &[("state", "closed")]);
    assert!(said(&fixture, &desk, "2024-03-28").is_empty());
}

#[test]
fn a_venue_is_stale_until_something_is_published_there() {
    let mut fixture = Fixture::new();
    let venue = fixture.add(&VENUE, &[("opened_on", "2020-01-01"), ("updated_on", "2024-01-08"), ("state", "active")]);
    assert_eq!(said(&fixture, &venue, "2024-03-28"), ["stale=last updated 2024-01-08"]);
    // 30 days: 7 February is the last in time.
    assert!(said(&fixture, &venue, "2024-02-07").is_empty());
    assert_eq!(said(&fixture, &venue, "2024-02-08").len(), 1);
    fixture.add(&PUBLICATION, &[("venue", venue.id()), ("start_on", "2024-03-11")]);
    assert!(said(&fixture, &venue, "2024-03-28").is_empty());
    let venue = fixture.change(&venue, &[("state", "suspended")]);
    assert!(said(&fixture, &venue, "2024-06-28").is_empty());
}

#[test]
fn a_service_reaches_people_or_money_and_draws_complaints() {
    let mut fixture = Fixture::new();
    let unit = fixture.add(&UNIT, &[]);
    let complaint = [("unit", unit.id()), ("received_on", "2024-02-01"), ("service_area", "schooling")];
    fixture.add(&COMPLAINT, &complaint);
    for other in [("received_on", "2023-12-31"), ("service_area", "pension")] {
        fixture.add(&COMPLAINT, &complaint.map(|column| if column.0 == other.0 { other } else { column }));
    }
    let of = [("unit", unit.id()), ("area", "schooling"), ("year", "2024"), ("due_on", "2024-03-20")];
    let money = [("planned_amount", "400"), ("actual_amount", "100"), ("state", "planned")];
    let service = fixture.add(&SERVICE, &[&of[..], &money].concat());
    let values = said(&fixture, &service, "2024-03-28");
    assert_eq!(values, ["reach=25% (by amount)", "complaints=1", "overdue days=8 days"]);
    let service = fixture.change(&service, &[("planned_count", "3"), ("actual_count", "2"), ("state", "reported")]);
    assert_eq!(said(&fixture, &service, "2024-03-28"), ["reach=66.6667% (by people)", "complaints=1"]);
}

#[test]
fn what_was_planned_alone_has_no_reach_yet() {
    let mut fixture = Fixture::new();
    let planned = [("planned_count", "30"), ("state", "planned"), ("due_on", "2024-04-20")];
    let service = fixture.add(&SERVICE, &planned);
    assert!(said(&fixture, &service, "2024-03-28").is_empty());
    let service = fixture.change(&service, &[("state", "reported")]);
    assert_eq!(
        said(&fixture, &service, "2024-03-28"),
        ["reach=not computable: \"actual count\" of the service is blank"]
    );
    let service = fixture.change(&service, &[("planned_count", "")]);
    assert_eq!(
        said(&fixture, &service, "2024-03-28"),
        ["reach=not computable: \"planned count\" of the service is blank"]
    );
}

#[test]
fn a_title_holds_for_its_term_and_is_rechecked_when_the_unit_is_barred() {
    let mut fixture = Fixture::new();
    let unit = fixture.add(&UNIT, &[]);
    let columns = [("unit", unit.id()), ("state", "titled"), ("titled_on", "2024-01-01"), ("valid_to", "2025-01-01")];
    let campaign = fixture.add(&CAMPAIGN, &columns);
    assert_eq!(said(&fixture, &campaign, "2024-03-28"), ["holding=yes"]);
    for (on, holds) in [("2023-12-31", 0), ("2024-01-01", 1), ("2025-01-01", 1), ("2025-01-02", 0)] {
        assert_eq!(said(&fixture, &campaign, on).len(), holds, "{on}");
    }
    let bar = [("unit", unit.id()), ("state", "imposed"), ("direction", "sanction"), ("action", "bar_honours")];
    let bar = fixture.add(&MEASURE, &[&bar[..], &[("subject_kind", "unit"), ("start_on", "2024-02-01")]].concat());
    assert_eq!(said(&fixture, &campaign, "2024-03-28")[1], format!("barred now=barred by {}", bar.id()));
    let campaign = fixture.change(&campaign, &[("state", "revoked")]);
    assert!(said(&fixture, &campaign, "2024-03-28").is_empty());
}
