//! PPP绩效评价: what is confirmed goes into the file of the government's officer (programme 4(2)).

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::catalog::personnel::{ENTRY, OFFICER};
use crate::error::{Fault, Result};
use crate::rules::source::PPP;
use crate::rules::{Moment, hint, referred, refusal, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};

/// performance.file: an entry of the officer with this origin waits or is filed.
pub(crate) fn performance_entered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let entries = moment.reader.children(&ENTRY, "origin", id)?;
    let officer = moment.after.text("officer");
    let counts = |entry: &&Row| {
        entry.text("officer") == officer
            && entry.text("section") == Some("promise")
            && matches!(entry.state(), "pending" | "filed")
    };
    if entries.iter().find(counts).is_some() {
        return Ok(Vec::new());
    }
    let text =
        both!("责任人的诚信档案里还没有这次评价的条目", "the officer's file has no entry of this evaluation yet");
    Ok(vec![refusal(&text, PPP).hint(hint::register(&ENTRY, "origin", id))])
}

/// performance.confirm: nothing is left undone, an officer's file always has its basis.
///
/// # Errors
/// Never; effects foresee with a result.
pub(crate) fn foresee_entry(_reader: Reader<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}

#[derive(Deserialize)]
struct Evaluated<'a> {
    id: &'a str,
    officer: &'a str,
    year: i64,
    evaluated_on: NaiveDate,
    grade: Option<&'a str>,
    honoured: Option<&'a str>,
    effect: Option<&'a str>,
}

/// performance.confirm: a pending entry of the officer, section promise; good grades speak for the officer, a poor one
/// against, a fair one neither. Whether it is filed is for the keeper of the file to say.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_entry(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let seen: Evaluated<'_> = view(after)?;
    let (Some(project), Some(officer)) =
        (referred(op.reader(), after, "project")?, op.reader().get(&OFFICER, seen.officer)?)
    else {
        return Ok(Vec::new());
    };
    if officer.is_void() {
        return Ok(Vec::new());
    }
    let polarity = match seen.grade {
        Some("excellent" | "good") => "positive",
        Some("poor") => "negative",
        _ => "neutral",
    };
    let name = project.text("name").unwrap_or_default();
    let mut entry = Row::blank(&ENTRY);
    // Data of the register, which is kept in Chinese whatever the language of the run.
    entry.set("title", format!("{name}: {}年度PPP绩效评价", seen.year));
    entry.set("content", format!("{}。{}", seen.honoured.unwrap_or_default(), seen.effect.unwrap_or_default()));
    entry.set("occurred_on", seen.evaluated_on);
    entry.set("received_on", on);
    for (field, value) in [
        ("officer", Some(seen.officer)),
        ("section", Some("promise")),
        ("polarity", Some(polarity)),
        ("source_unit", project.text("unit")),
        ("legal_basis", officer.text("legal_basis")),
        ("origin", Some(seen.id)),
    ] {
        if let Some(value) = value {
            entry.set(field, value);
        }
    }
    if op.reader().by_key(&entry)?.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![op.insert(entry, "add", None)?.id().to_owned()])
}

#[cfg(test)]
mod tests {
    use super::ENTRY;
    use crate::catalog::ppp::PERFORMANCE;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn an_evaluation_enters_the_file_of_the_officer_once() {
        let mut fixture = Fixture::new();
        let columns = [("grade", "poor"), ("honoured", "按约履行"), ("effect", "运行平稳")];
        let seen = fixture.add(&PERFORMANCE, &columns);
        fixture.fires("performance_entered", &seen, &[]);
        let on = day("2024-03-28");
        let draft = |fixture: &mut Fixture| {
            fixture.write("confirm", "甲", |op| apply_effect("performance_entry", op, &seen, on))
        };
        let added = draft(&mut fixture);
        let entry = fixture.reader().get(&ENTRY, &added[0]).unwrap().unwrap();
        for (name, text) in [
            ("officer", seen.text("officer").unwrap()),
            ("section", "promise"),
            ("state", "pending"),
            ("polarity", "negative"),
            ("content", "按约履行。运行平稳"),
            ("origin", seen.id()),
        ] {
            assert_eq!(entry.text(name), Some(text), "{name}");
        }
        assert!(draft(&mut fixture).is_empty(), "an entry is made once");
        fixture.passes("performance_entered", &seen, &[]);
        fixture.change(&entry, &[("section", "training")]);
        fixture.fires("performance_entered", &seen, &[]);
    }
}
