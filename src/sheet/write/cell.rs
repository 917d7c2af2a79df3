//! How the types of fields stand in a workbook: number format, width, and the value of a cell.

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, Format, FormatBorder, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::both;
use crate::error::{Failure, codes};
use crate::schema::{Field, Type};

/// Longest text of one cell in UTF-16 units (limit of Excel, ECMA-376).
pub(super) const MAX_TEXT: usize = 32_767;

/// Numbers from here on are written as text: a spreadsheet keeps 15 digits.
pub(super) const MAX_NUMBER: i64 = 1_000_000_000_000_000;

/// What a cell of a field is in a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text, so that no zero and no digit is lost.
    Text,
    /// Text of a code list.
    Choice,
    /// Yes or no as a word.
    YesNo,
    /// A real date.
    Date,
    /// An amount in 元 with two decimals.
    Money,
    /// A number with a percent sign shown behind it.
    Percent,
    /// A number with up to four decimals.
    Decimal,
    /// A whole number.
    Whole,
}

impl Form {
    pub(super) fn of(field: &Field) -> Self {
        match field.ty {
            Type::Text
            | Type::Note
            | Type::Month
            | Type::Uscc
            | Type::IdNo
            | Type::Phone
            | Type::Url
            | Type::DocNo
            | Type::File
            | Type::Ref(_)
            | Type::AnyRef(_)
            | Type::List(_) => Self::Text,
            Type::Code(_) => Self::Choice,
            Type::Bool => Self::YesNo,
            Type::Date => Self::Date,
            Type::Money => Self::Money,
            Type::Rate => Self::Percent,
            Type::Score => Self::Decimal,
            Type::Int | Type::Year => Self::Whole,
        }
    }

    /// The format of a column's cells.
    pub(super) fn format(self) -> Format {
        let format = Format::new();
        match self {
            Self::Text | Self::Choice | Self::YesNo => format.set_num_format("@"),
            Self::Date => format.set_num_format("yyyy-mm-dd"),
            Self::Money => format.set_num_format("#,##0.00"),
            Self::Percent => format.set_num_format("0.0###\"%\""),
            Self::Decimal => format,
            Self::Whole => format.set_num_format("0"),
        }
    }

    /// The number that an integer of the ledger stands as; `None` where only text keeps it exactly.
    pub(super) fn number(self, int: i64) -> Option<f64> {
        if int.abs() >= MAX_NUMBER {
            return None;
        }
        // Below 10^15 an i64 is exact as f64, and a quotient is the nearest double to the decimal, which reads back.
        #[allow(clippy::cast_precision_loss)]
        let number = int as f64;
        match self {
            Self::Money => Some(number / 100.0),
            Self::Percent | Self::Decimal => Some(number / 10_000.0),
            Self::Whole => Some(number),
            Self::Text | Self::Choice | Self::YesNo | Self::Date => None,
        }
    }
}

/// Width of a column in characters.
pub(super) fn width(field: &Field, header: &str) -> f64 {
    let content: u8 = match field.ty {
        Type::Money | Type::Phone | Type::Ref(_) | Type::AnyRef(_) => 18,
        Type::Uscc | Type::IdNo => 21,
        Type::DocNo | Type::Url | Type::File => 26,
        Type::Note | Type::List(_) => 36,
        Type::Text if field.system => 15,
        Type::Text => 22,
        Type::Code(_) => 14,
        Type::Date | Type::Month => 12,
        Type::Rate | Type::Score | Type::Int | Type::Year | Type::Bool => 8,
    };
    let header = u8::try_from(header.width()).unwrap_or(u8::MAX).saturating_add(4).min(40);
    f64::from(content.max(header))
}

/// The header's format; required fields stand out.
pub(super) fn header_format(required: bool) -> Format {
    let fill = if required { Color::RGB(0xFF_E6_99) } else { Color::RGB(0xD9_E1_F2) };
    Format::new().set_bold().set_background_color(fill).set_border_bottom(FormatBorder::Thin).set_num_format("@")
}

/// Days since the epoch of workbooks; `None` before March 1900, where spreadsheets count a day that never was.
pub(super) fn serial(date: NaiveDate) -> Option<f64> {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = (date - epoch).num_days();
    i32::try_from(days).ok().filter(|days| (61..=2_958_465).contains(days)).map(f64::from)
}

/// The length of a text in UTF-16 units when it is longer than a cell holds.
pub(super) fn too_long(text: &str) -> Option<usize> {
    if text.len() <= MAX_TEXT {
        return None; // UTF-8 never has fewer bytes than UTF-16 has units
    }
    let units = text.encode_utf16().count();
    (units > MAX_TEXT).then_some(units)
}

/// The refusal of a text that a cell cannot hold; `what` names record and field.
pub(super) fn too_long_failure(zh: &str, en: &str, units: usize) -> Failure {
    Failure::new(
        &codes::E3003,
        both!(
            "{zh} 有 {units} 个字符,工作簿的一个单元格最多 {MAX_TEXT} 个",
            "{en} has {units} characters, a cell of a workbook holds at most {MAX_TEXT}"
        ),
    )
    .hint(both!("改用 csv 或 json 格式", "use csv or json instead"))
}

/// A failure of the workbook library, which writes to memory only: a defect of this program.
pub(super) fn failure(error: XlsxError) -> Failure {
    anyhow::Error::new(error).into()
}
