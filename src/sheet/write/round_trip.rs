//! What is written reads back as the same values, for every type of field.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use chrono::NaiveDate;
use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

use super::{CsvForm, CsvWriter, XlsxWriter};
use crate::error::{Fault, codes};
use crate::messages::Lang;
use crate::schema::samples::{CONTRACT, Units, contract};
use crate::schema::{Columns, Kind, Mask, Reading, RecordWriter, Row, Style, Type, Value, World};
use crate::terms;

/// Knows the units by the names that [`Units`] gives them.
struct Office;

impl World for Office {
    fn find(&mut self, _: &'static Kind, text: &str) -> Result<String, Fault> {
        match text {
            "海棠街道办事处" => Ok("DW-2024-0001".into()),
            "大杨镇人民政府" => Ok("DW-2024-0002".into()),
            _ => Err(Fault::new(&codes::E2004, crate::both!("没有单位", "no unit"))),
        }
    }
    fn find_any(&mut self, _: &[&'static Kind], text: &str) -> Result<String, Fault> {
        Ok(text.to_owned())
    }
    fn hash_file(&mut self, _: &str) -> Result<String, Fault> {
        Err(Fault::new(&codes::E3115, crate::both!("没有文件", "no file")))
    }
}

fn columns(lang: Lang) -> Columns {
    Columns::all(&CONTRACT, lang, Mask::Nothing, Style::Data)
}

/// Reads the cells of one record as an import does.
fn read(cells: impl Iterator<Item = String>) -> Row {
    let mut world = Office;
    let mut reading = Reading::new(NaiveDate::from_ymd_opt(2024, 3, 28).unwrap(), &mut world);
    let values = CONTRACT.columns().iter().zip(cells).map(|(field, text)| {
        reading.unit = matches!(field.ty, Type::Money).then_some(terms::money::Unit::Yuan);
        field.parse(&text, &mut reading).unwrap_or_else(|fault| panic!("{field:?} {text:?}: {fault:?}"))
    });
    Row::new(&CONTRACT, values.collect())
}

fn through_csv(row: &Row, lang: Lang, form: CsvForm) -> Row {
    let mut out = Vec::new();
    let mut writer = Box::new(CsvWriter::new(&mut out, columns(lang), form).unwrap());
    writer.row(row, &mut Units).unwrap();
    writer.finish().unwrap();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(u8::try_from(form.separator).unwrap()).from_reader(out.as_slice());
    let record = reader.records().next().unwrap().unwrap();
    read(record.iter().map(str::to_owned))
}

fn through_xlsx(row: &Row, lang: Lang) -> Row {
    let mut out = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Box::new(XlsxWriter::new(&mut out, folder.path(), columns(lang), &[], 1).unwrap());
    writer.row(row, &mut Units).unwrap();
    writer.finish().unwrap();
    let mut book = Xlsx::new(Cursor::new(out)).unwrap();
    let range = book.worksheet_range(CONTRACT.title(lang)).unwrap();
    let width = u32::try_from(CONTRACT.columns().len()).unwrap();
    read((0..width).map(|col| match range.get_value((1, col)) {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => terms::number::cell_text(*number).unwrap(),
        Some(Data::DateTime(day)) => day.as_datetime().unwrap().date().to_string(),
        other => panic!("{other:?}"),
    }))
}

#[test]
fn every_type_of_field_reads_back_in_both_languages() {
    let full = contract(1);
    let mut sparse = Row::blank(&CONTRACT);
    sparse.set("id", "HT-2024-0002");
    sparse.set("amount", 0_i64);
    sparse.set("public", 0_i64);
    for row in [full, sparse] {
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(through_csv(&row, lang, CsvForm::FILE), row, "csv {lang:?}");
            assert_eq!(through_csv(&row, lang, CsvForm::PIPE.tabs()), row, "tsv {lang:?}");
            assert_eq!(through_xlsx(&row, lang), row, "xlsx {lang:?}");
        }
    }
}

/// Text as the ledger can hold it: cleaned, and not what is read as blank.
fn stored() -> impl Strategy<Value = String> {
    "['=+@＝\"<&_x004中é𠮷 a,;-]{0,12}"
        .prop_map(|text| terms::text::clean(&text).into_owned())
        .prop_filter("a placeholder is stored as blank", |text| {
            !terms::text::is_placeholder(text) && !terms::text::is_placeholder(terms::text::strip_guard(text))
        })
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_value_reads_back(
        name in stored(),
        fen in 0..terms::money::LIMIT,
        rate in 0..10_000_000_i64,
        days in 0..80_000_i64,
        yes in any::<bool>(),
    ) {
        let mut row = contract(1);
        row.set("name", if name.is_empty() { Value::Null } else { Value::Text(name) });
        row.set("amount", fen);
        row.set("ratio", rate);
        row.set("score", rate);
        row.set("public", i64::from(yes));
        row.set("due_on", NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::TimeDelta::days(days));
        prop_assert_eq!(&through_csv(&row, Lang::Zh, CsvForm::FILE), &row);
        prop_assert_eq!(&through_xlsx(&row, Lang::Zh), &row);
    }
}
