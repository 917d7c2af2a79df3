//! The blank form of a kind: header, one example row, drop-downs, and a sheet that explains every column.

use std::io::Write as _;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::atomic::AtomicFile;
use super::cell::{self, Form, failure};
use super::choices::{Choices, yes_no};
use super::xlsx::{Lists, meta, sheet_name, write_header};
use crate::error::{Failure, Result};
use crate::messages::{Label, Lang};
use crate::schema::{Field, Kind, Mask, Type};

/// How the first cell of the example row begins; the import skips a row that begins so.
pub const EXAMPLE: Label = Label::new("示例", "example");

/// Rows that have drop-downs.
const ROWS: u32 = 10_000;

/// Writes the template of a kind: required columns are marked `*`, amounts bear `(元)`, codes are text and dates dates.
/// `lists` are the names offered for fields that refer to other records, `schema` the version of the ledger.
///
/// # Errors
/// E5020 when the file exists and `force` is not set; E5021 when it cannot be written.
pub fn template(path: &Path, force: bool, kind: &'static Kind, lang: Lang, lists: &Lists, schema: u32) -> Result<()> {
    let mut file = AtomicFile::create(path, force)?;
    let mut book = Workbook::new();
    let mut choices = Choices::default();
    book.push_worksheet(form_sheet(kind, lang, lists, &mut choices)?);
    book.push_worksheet(guide_sheet(kind, lang)?);
    if let Some(lists) = choices.sheet()? {
        book.push_worksheet(lists);
    }
    book.push_worksheet(meta(kind, schema, Mask::Nothing)?);
    let bytes = book.save_to_buffer().map_err(failure)?;
    file.write_all(&bytes).map_err(|e| Failure::unwritable(path, e))?;
    file.commit()
}

fn form_sheet(kind: &'static Kind, lang: Lang, lists: &Lists, choices: &mut Choices) -> Result<Worksheet> {
    let mut sheet = Worksheet::new();
    sheet.set_name(sheet_name(kind.title(lang), 0)).map_err(failure)?;
    sheet.set_freeze_panes(1, 0).map_err(failure)?;
    for (col, field) in (0..).zip(kind.inputs()) {
        let form = Form::of(field);
        let mut header = field.header(lang).into_owned();
        if field.required {
            header.push('*');
        }
        sheet.set_column_width(col, cell::width(field, &header)).map_err(failure)?;
        sheet.set_column_format(col, &form.format()).map_err(failure)?;
        write_header(&mut sheet, col, field, &header)?;
        let names = lists.iter().find(|(name, _)| *name == field.name).map(|(_, names)| names.as_slice());
        write_example(&mut sheet, col, field, lang, names)?;
        if let Some(validation) = choices.validation(field, lang, names)? {
            sheet.add_data_validation(1, col, ROWS, col, &validation).map_err(failure)?;
        }
    }
    Ok(sheet)
}

/// One cell of the example row, in grey; the first one says that it is an example.
fn write_example(sheet: &mut Worksheet, col: u16, field: &Field, lang: Lang, names: Option<&[String]>) -> Result<()> {
    let form = Form::of(field);
    let format = form.format().set_font_color(0x80_80_80).set_italic();
    let text = names.and_then(|n| n.first().cloned()).unwrap_or_else(|| field.example(lang));
    if col == 0 {
        let text = format!("{}: {text}", EXAMPLE.get(lang));
        return sheet.write_string_with_format(1, col, text, &format).map(drop).map_err(failure);
    }
    let number = match form {
        Form::Date => text.parse().ok().and_then(cell::serial),
        Form::Money | Form::Percent | Form::Decimal | Form::Whole => text.trim_end_matches('%').parse().ok(),
        Form::Text | Form::Choice | Form::YesNo => None,
    };
    match number {
        Some(number) => sheet.write_number_with_format(1, col, number, &format),
        None => sheet.write_string_with_format(1, col, text, &format),
    }
    .map(drop)
    .map_err(failure)
}

/// The sheet that explains every column.
fn guide_sheet(kind: &'static Kind, lang: Lang) -> Result<Worksheet> {
    const HEADS: [(Label, u8); 6] = [
        (Label::new("列名", "column"), 22),
        (Label::new("英文名", "key"), 22),
        (Label::new("类型", "type"), 16),
        (Label::new("必填", "required"), 10),
        (Label::new("可选值", "choices"), 60),
        (Label::new("示例", "example"), 30),
    ];
    let mut sheet = Worksheet::new();
    sheet.set_name(Label::new("填表说明", "guide").get(lang)).map_err(failure)?;
    sheet.set_freeze_panes(1, 0).map_err(failure)?;
    for (col, (head, width)) in (0..).zip(HEADS) {
        sheet.set_column_width(col, width).map_err(failure)?;
        let format = cell::header_format(false);
        sheet.write_string_with_format(0, col, head.get(lang), &format).map_err(failure)?;
    }
    let format = Format::new().set_text_wrap().set_num_format("@");
    for (row, field) in (1..).zip(kind.inputs()) {
        let cells = [
            field.header(lang).into_owned(),
            field.name.to_owned(),
            field.ty.word().get(lang).to_owned(),
            yes_no(lang)[usize::from(!field.required)].to_owned(),
            choices_of(field, lang),
            field.example(lang),
        ];
        for (col, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, col, text, &format).map_err(failure)?;
        }
    }
    Ok(sheet)
}

fn choices_of(field: &Field, lang: Lang) -> String {
    let list = match field.ty {
        Type::Code(list) => list,
        Type::List(Type::Code(list)) => *list,
        Type::Bool => return yes_no(lang).join(Label::new("、", ", ").get(lang)),
        _ => return String::new(),
    };
    let labels: Vec<_> = list.items.iter().map(|item| item.label(lang)).collect();
    labels.join(Label::new("、", ", ").get(lang))
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _};
    use chrono::NaiveDate;

    use super::super::xlsx::tests::{open, part};
    use super::*;
    use crate::error::codes;
    use crate::schema::samples::CONTRACT;
    use crate::schema::{Reading, World};

    /// A world where every reference and file exists.
    struct Everything;

    impl World for Everything {
        fn find(&mut self, _: &'static Kind, text: &str) -> Result<String, crate::error::Fault> {
            Ok(text.to_owned())
        }
        fn find_any(&mut self, _: &[&'static Kind], text: &str) -> Result<String, crate::error::Fault> {
            Ok(text.to_owned())
        }
        fn hash_file(&mut self, _: &str) -> Result<String, crate::error::Fault> {
            Ok("0".repeat(64))
        }
    }

    #[test]
    fn every_example_can_be_read() {
        for lang in [Lang::Zh, Lang::En] {
            for field in CONTRACT.inputs() {
                let mut world = Everything;
                let mut reading = Reading::new(NaiveDate::from_ymd_opt(2024, 3, 28).unwrap(), &mut world);
                let example = field.example(lang);
                let value =
                    field.parse(&example, &mut reading).unwrap_or_else(|f| panic!("{field:?} {example}: {f:?}"));
                assert!(!value.is_null(), "{field:?}");
                assert!(reading.warnings.is_empty(), "{field:?} {:?}", reading.warnings);
            }
        }
    }

    fn written(lang: Lang) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("合同.xlsx");
        let lists = [("buyer", vec!["海棠街道办事处".to_owned(), "甲,乙".to_owned()])];
        template(&path, false, &CONTRACT, lang, &lists, 1).unwrap();
        assert_eq!(template(&path, false, &CONTRACT, lang, &lists, 1).unwrap_err().code, &codes::E5020);
        std::fs::read(path).unwrap()
    }

    #[test]
    fn the_form_has_a_header_and_one_example_row() {
        for (lang, sheet, mark, amount) in
            [(Lang::Zh, "合同", "示例: ", "合同金额(元)*"), (Lang::En, "contract", "example: ", "amount (元)*")]
        {
            let bytes = written(lang);
            let mut book = open(&bytes);
            let range = book.worksheet_range(sheet).unwrap();
            assert_eq!(range.height(), 2);
            assert_eq!(range.get_value((0, 3)), Some(&Data::String(amount.into())));
            assert!(range.get_value((1, 0)).unwrap().to_string().starts_with(mark));
            assert_eq!(range.get_value((1, 2)), Some(&Data::String("海棠街道办事处".into())));
            assert_eq!(range.get_value((1, 3)), Some(&Data::Float(1_250_000.0)));
            assert!(matches!(range.get_value((1, 4)), Some(Data::DateTime(_))));
            let xml = part(&bytes, "xl/worksheets/sheet1.xml");
            assert!(xml.contains("ySplit=\"1\"") && xml.contains("sqref=\"C2:C10001\""), "{xml}");
        }
    }

    #[test]
    fn the_second_sheet_explains_every_column() {
        let mut book = open(&written(Lang::Zh));
        let guide = book.worksheet_range("填表说明").unwrap();
        assert_eq!(guide.height(), 1 + CONTRACT.inputs().count());
        let row: Vec<String> = guide.rows().nth(6).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(row, ["采购方式", "method", "代码", "否", "公开招标、单一来源", "公开招标"]);
        let english = open(&written(Lang::En)).worksheet_range("guide").unwrap();
        assert_eq!(english.get_value((0, 3)), Some(&Data::String("required".into())));
    }
}
