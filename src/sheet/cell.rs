//! One cell as text or value of a field, before [`Field::parse`] judges it.

use super::{Cell, is_blank};
use crate::both;
use crate::error::{Fault, codes};
use crate::schema::parse::is_clearing;
use crate::schema::{Field, Type, Value};
use crate::terms::{date, mask, number, text};

/// From here on a number has 15 digits, and a code written as one may have lost some (ux.md 4.9).
const LONG: f64 = 1e14;

/// What a cell says about its field.
#[derive(Debug)]
pub(crate) enum Said<'c> {
    /// Nothing.
    Blank,
    /// `[清空]`: blank the field.
    Clear,
    /// Text for [`Field::parse`].
    Text(&'c str),
    /// A value that needs no parsing.
    Value(Value),
    /// A masked value, which can only stand for what the record holds already.
    Masked,
    /// Something that cannot be read.
    Bad(Fault),
    /// A number in a column of amounts that has no unit (E5015).
    Unitless,
}

/// How a column is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// Amounts are whole fen.
    pub(crate) fen: bool,
    /// The column, the unit line or `--unit` says what amounts are in.
    pub(crate) has_unit: bool,
    /// Serial numbers of days count from 1904.
    pub(crate) counts_from_1904: bool,
}

/// What a cell says. `scratch` holds the text of cells that are none.
pub(crate) fn read<'c>(
    cell: &'c Cell,
    field: &Field,
    manner: Manner,
    scratch: &'c mut String,
    warnings: &mut Vec<Fault>,
) -> Said<'c> {
    scratch.clear();
    match cell {
        Cell::Blank => Said::Blank,
        Cell::Text(text) => read_text(text, field, manner, warnings),
        Cell::Number(number) => read_number(*number, field, manner, scratch, warnings),
        Cell::Date(day, timed) => {
            if *timed && matches!(field.ty, Type::Date) {
                warnings.push(time_dropped(&day.to_string()).on(field.name));
            }
            match field.ty {
                Type::Date if date::YEARS.contains(&chrono::Datelike::year(day)) => Said::Value(Value::Date(*day)),
                Type::Month => {
                    scratch.push_str(&day.format("%Y-%m").to_string());
                    Said::Text(scratch)
                }
                _ => {
                    date::push_iso(*day, scratch);
                    Said::Text(scratch)
                }
            }
        }
        Cell::Bool(yes) if matches!(field.ty, Type::Bool) => Said::Value(Value::Int(i64::from(*yes))),
        Cell::Bool(yes) => Said::Text(if *yes { "TRUE" } else { "FALSE" }),
        Cell::EmptyFormula => Said::Bad(
            Fault::new(&codes::E5014, both!("公式没有存下结果", "the formula has no stored result"))
                .hint(both!("在表格软件里打开、重新计算并保存", "open the sheet, recalculate and save it"))
                .on(field.name),
        ),
        Cell::Error(error) => Said::Bad(
            Fault::new(&codes::E5014, both!("公式出错: {error}", "the formula failed: {error}"))
                .hint(both!("改正公式,或直接填写内容", "correct the formula or type the value"))
                .on(field.name),
        ),
    }
}

fn read_text<'c>(text: &'c str, field: &Field, manner: Manner, warnings: &mut Vec<Fault>) -> Said<'c> {
    if is_blank(text) {
        return Said::Blank;
    }
    let bytes = text.as_bytes();
    if bytes.iter().any(|&b| b == 0 || b == b'\r') {
        if bytes.contains(&0) {
            return Said::Bad(
                Fault::new(&codes::E5005, both!("单元格含 NUL 字节", "the cell holds a NUL byte")).on(field.name),
            );
        }
        if text.replace("\r\n", "").contains('\r') {
            warnings.push(
                Fault::new(&codes::W5021, both!("单元格里有孤立的回车符", "the cell holds a stray carriage return"))
                    .on(field.name),
            );
        }
    }
    let first = bytes[0];
    if matches!(first, b'[' | 0xef | b' ') && is_clearing(text) {
        return Said::Clear;
    }
    if may_be_masked(field, text) {
        return Said::Masked;
    }
    if manner.fen {
        return match number::parse_int(text) {
            Ok(fen) => Said::Value(Value::Int(fen)),
            Err(fault) => Said::Bad(fault.on(field.name)),
        };
    }
    if first.is_ascii_digit() && holds_text(&field.ty) && is_scientific(text) {
        return Said::Bad(digits_lost(field));
    }
    Said::Text(text)
}

fn read_number<'c>(
    value: f64,
    field: &Field,
    manner: Manner,
    scratch: &'c mut String,
    warnings: &mut Vec<Fault>,
) -> Said<'c> {
    if matches!(field.ty, Type::Date)
        && let Some(day) = date::from_serial(value, manner.counts_from_1904)
    {
        if value.fract() != 0.0 {
            warnings.push(time_dropped(&day.to_string()).on(field.name));
        }
        return Said::Value(Value::Date(day));
    }
    if holds_text(&field.ty) && value.abs() >= LONG {
        return Said::Bad(digits_lost(field));
    }
    let Some(plain) = number::cell_text(value) else { return Said::Bad(digits_lost(field)) };
    scratch.push_str(&plain);
    match field.ty {
        Type::Money if manner.fen => match number::parse_int(scratch) {
            Ok(fen) => Said::Value(Value::Int(fen)),
            Err(fault) => Said::Bad(fault.on(field.name)),
        },
        Type::Money if !manner.has_unit => Said::Unitless,
        Type::Rate if value > 0.0 && value < 1.0 => {
            let shown = &*scratch;
            warnings.push(
                Fault::new(
                    &codes::W4001,
                    both!(
                        "数值 {shown} 按 {shown}% 读;若是设成百分比格式的单元格,请改填百分数",
                        "the number {shown} is read as {shown}%; if the cell is formatted as a percentage, write the percent"
                    ),
                )
                .on(field.name),
            );
            Said::Text(scratch)
        }
        _ => Said::Text(scratch),
    }
}

/// True for what an export may show instead of the value: a name under the mask where the field refers to somebody,
/// anything with a star in it where the field is private.
fn may_be_masked(field: &Field, text: &str) -> bool {
    if !mask::is_masked(text) {
        return false;
    }
    let refers = matches!(field.ty, Type::Ref(_) | Type::AnyRef(_) | Type::List(Type::Ref(_) | Type::AnyRef(_)));
    let mut names = text.split(['、', ',', '\u{ff0c}', ';', '\u{ff1b}', '|', '\n']).map(str::trim);
    field.private || refers && names.any(mask::is_masked_name)
}

/// True for fields that hold text, where a number has lost its zeros or digits.
const fn holds_text(ty: &Type) -> bool {
    ty.is_textual_code() || matches!(ty, Type::Text | Type::Note | Type::Url | Type::File | Type::List(_))
}

/// `3.40103E+17`: what a spreadsheet saves of a long number.
fn is_scientific(text: &str) -> bool {
    let Some((digits, exponent)) = text.trim().split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    digits.len() > 1
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.contains('.')
        && exponent.parse::<u32>().is_ok_and(|e| (10..=40).contains(&e))
}

fn digits_lost(field: &Field) -> Fault {
    Fault::new(
        &codes::E3120,
        both!(
            "长数字已被表格软件改成数值,末几位丢失",
            "the long number became a numeric value and lost its last digits"
        ),
    )
    .hint(both!(
        "把这一列设为文本格式,按原件重填",
        "format the column as text and type the number again from the original"
    ))
    .on(field.name)
}

fn time_dropped(day: &str) -> Fault {
    Fault::new(&codes::W3101, both!("{day} 的时间部分没有保存", "the time of day on {day} was not kept"))
}

/// A cell as a message quotes it: shortened, and masked where the field or the digits are private.
pub(crate) fn quoted(cell: &Cell, field: Option<&Field>) -> String {
    let plain = match cell {
        Cell::Blank | Cell::EmptyFormula => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(value) => number::cell_text(*value).unwrap_or_else(|| format!("{value:E}")),
        Cell::Date(day, _) => day.to_string(),
        Cell::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Cell::Error(error) => error.clone(),
    };
    let masked = match field {
        Some(field) if !mask::is_masked(&plain) => field.show_masked(&plain),
        _ => plain,
    };
    text::quote(&masked)
}
