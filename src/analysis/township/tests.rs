use super::areas::{self, areas};
use super::months::{self, months};
use super::scores::{Measure, scores};
use crate::catalog::codes::SERVICE_AREA;
use crate::catalog::governance::DISCLOSURE;
use crate::catalog::integrity::{COMPLAINT, PROMISE};
use crate::catalog::registry::UNIT;
use crate::catalog::township::SERVICE;
use crate::rules::Parameters;
use crate::rules::fixture::{Fixture, day};
use crate::schema::Row;

fn street(fixture: &mut Fixture) -> Row {
    fixture.add(&UNIT, &[("kind", "street"), ("valid_from", "2012-03-01"), ("short_name", "甲街道")])
}

#[test]
fn the_best_record_of_an_area_counts() {
    let mut fixture = Fixture::new();
    let unit = street(&mut fixture);
    fixture.add(&UNIT, &[("kind", "dept")]);
    fixture.add(&UNIT, &[("kind", "town"), ("valid_from", "2010-01-01"), ("valid_to", "2023-12-31")]);
    let service = |area, state| [("unit", unit.id()), ("area", area), ("year", "2024"), ("state", state)];
    let mut add = |columns: &[(&'static str, &str)]| fixture.add(&SERVICE, columns);
    add(&service("elderly", "failed"));
    let reported = add(&service("elderly", "reported"));
    add(&service("medical", "planned"));
    let mut old = service("travel", "verified");
    old[2].1 = "2023";
    add(&old);
    let promise = |area, due| {
        [("unit", unit.id()), ("kind", "public"), ("service_area", area), ("made_on", "2023-05-01"), ("due_on", due)]
    };
    fixture.add(&PROMISE, &promise("medical", "2024-06-30"));
    fixture.add(&PROMISE, &promise("parking", "2024-06-30"));
    fixture.add(&PROMISE, &promise("housing", "2023-12-31"));
    let matrix = areas(fixture.reader(), 2024).unwrap();
    assert_eq!(matrix.rows.len(), 1, "departments and closed townships are no rows");
    let (town, cells) = &matrix.rows[0];
    assert_eq!((town.short.as_str(), cells.len()), ("甲街道", 14));
    let mark = |area: &str| cells[SERVICE_AREA.items.iter().position(|i| i.code == area).unwrap()].clone();
    assert_eq!((mark("elderly").mark, mark("elderly").id.as_str()), (areas::Mark::Reported, reported.id()));
    assert_eq!(mark("medical").mark, areas::Mark::Planned);
    assert_eq!(mark("parking").mark, areas::Mark::Promised);
    assert_eq!((mark("housing").mark, mark("travel").mark), (areas::Mark::Nothing, areas::Mark::Nothing));
    assert_eq!(areas(fixture.reader(), 2023).unwrap().rows.len(), 2);
}

#[test]
fn a_month_is_published_late_pending_missing_or_not_due() {
    let mut fixture = Fixture::new();
    let unit = street(&mut fixture);
    let new = [("kind", "town"), ("valid_from", "2024-02-15")];
    fixture.add(&UNIT, &new);
    let month = |period, state, on| {
        [("unit", unit.id()), ("kind", "finance"), ("period", period), ("state", state), ("published_on", on)]
    };
    fixture.add(&DISCLOSURE, &month("2024-01", "published", "2024-02-11"));
    fixture.add(&DISCLOSURE, &month("2024-01", "verified", "2024-02-10"));
    fixture.add(&DISCLOSURE, &month("2024-02", "published", "2024-03-11"));
    fixture.add(&DISCLOSURE, &month("2024-04", "pending", ""));
    let parameters = Parameters::read(fixture.reader()).unwrap();
    let of = |kind, on| months(fixture.reader(), &parameters, (2024, kind), day(on)).unwrap().unwrap().rows;
    let rows = of("finance", "2024-05-10");
    use months::Mark::{Late, Missing, NotDue, Outside, Pending, Published};
    assert_eq!(rows[0].1[..5], [Published, Late, Missing, Pending, NotDue]);
    assert_eq!(rows[1].1[..4], [Outside, Missing, Missing, NotDue]);
    assert_eq!(of("finance", "2024-05-11")[1].1[3], Missing);
    assert_eq!(of("gov", "2024-05-10")[0].1[0], Missing);
}

#[test]
fn every_number_has_the_records_behind_it() {
    let mut fixture = Fixture::new();
    let unit = street(&mut fixture);
    let of = |column| (column, unit.id());
    let service = |state, due| [of("unit"), ("year", "2024"), ("state", state), ("due_on", due)];
    fixture.add(&SERVICE, &service("verified", "2024-06-30"));
    fixture.add(&SERVICE, &service("verified", "2024-02-28"));
    let short = fixture.add(&SERVICE, &service("planned", "2024-03-28"));
    fixture.add(&SERVICE, &service("planned", "2024-03-29"));
    let late = [
        of("unit"),
        ("kind", "finance"),
        ("period", "2024-01"),
        ("state", "published"),
        ("published_on", "2024-02-12"),
    ];
    let late = fixture.add(&DISCLOSURE, &late);
    let asked = [of("unit"), ("mode", "request"), ("requested_on", "2024-02-05")];
    let asked = fixture.add(&DISCLOSURE, &asked);
    let formed = |day| [of("unit"), ("state", "withheld"), ("formed_on", day)];
    let withheld = fixture.add(&DISCLOSURE, &formed("2024-03-01"));
    fixture.add(&DISCLOSURE, &formed("2023-12-31"));
    let complaint = fixture.add(&COMPLAINT, &[of("unit"), ("received_on", "2024-03-01")]);
    fixture.add(&COMPLAINT, &[of("unit"), ("received_on", "2024-03-02"), ("state", "withdrawn")]);
    fixture.add(&COMPLAINT, &[of("unit"), ("received_on", "2023-12-31")]);
    let promise = |due, state| [of("unit"), ("obligor", "gov"), ("due_on", due), ("state", state)];
    let broken = fixture.add(&PROMISE, &promise("2024-03-27", "open"));
    fixture.add(&PROMISE, &promise("2024-03-28", "open"));
    fixture.add(&PROMISE, &promise("2024-01-31", "fulfilled"));
    let parameters = Parameters::read(fixture.reader()).unwrap();
    let scores = scores(fixture.reader(), &parameters, 2024, day("2024-03-28")).unwrap().unwrap();
    let found = |measure| {
        let score = scores.all.iter().find(|s| s.measure == measure).unwrap();
        (score.value, score.of, score.rows.clone())
    };
    let ids = |rows: &[&Row]| rows.iter().map(|row| row.id().to_owned()).collect::<Vec<_>>();
    assert_eq!(found(Measure::ServiceRate), (Some(666_667), 3, ids(&[&short])));
    assert_eq!(found(Measure::DisclosureLate), (Some(2), 2, ids(&[&late, &asked])));
    assert_eq!(found(Measure::WithheldShare), (Some(333_333), 3, ids(&[&withheld])));
    assert_eq!(found(Measure::MissingMonths), (Some(1), 2, vec!["2024-02".to_owned()]));
    assert_eq!(found(Measure::Complaints), (Some(1), 1, ids(&[&complaint])));
    assert_eq!(found(Measure::PromisesOverdue), (Some(1), 3, ids(&[&broken])));
}
