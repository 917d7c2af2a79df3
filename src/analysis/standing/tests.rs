//! Each value, where it is said and where it is not.

mod chain;
mod contract;
mod credential;
mod debt;
mod fiscal;
mod governance;
mod investment;
mod payment;
mod personnel;
mod ppp;
mod promise;
mod registry;
mod rights;
mod subjects;
mod tender;
mod township;
mod window;

use super::{Judge, Said, of};
use crate::messages::Lang;
use crate::rules::Parameters;
use crate::rules::fixture::{Fixture, day};
use crate::schema::{Columns, Mask, Row, Style};

/// `name=value` in English, as a page says it.
pub fn said(fixture: &Fixture, row: &Row, on: &str) -> Vec<String> {
    let reader = fixture.reader();
    let parameters = Parameters::read(reader).unwrap();
    let judge = Judge::new(reader, &parameters, row, day(on));
    let mut names = reader.directory(std::path::Path::new("."));
    let columns = Columns::all(row.kind(), Lang::En, Mask::Numbers, Style::Screen);
    let mut out = Vec::new();
    for (value, found) in of(&judge).unwrap() {
        let text = match found {
            Said::Nothing => continue,
            Said::Is(found) => {
                value.with_unit(&value.field.show(&found, &mut columns.showing(row, &mut names)), &found)
            }
            Said::Told(_, text) | Said::Cannot(text) => text,
        };
        out.push(format!("{}={}", value.field.title(Lang::En), text.en));
    }
    out
}

/// One value of a record on a day.
pub fn judged(fixture: &Fixture, row: &Row, name: &str, on: &str) -> Said {
    let parameters = Parameters::read(fixture.reader()).unwrap();
    let value = super::named(row.kind(), name).unwrap();
    Judge::new(fixture.reader(), &parameters, row, day(on)).find(value).unwrap()
}
