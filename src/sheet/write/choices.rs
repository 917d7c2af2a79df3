//! Drop-downs: the choices of codes, yes/no and unit names, with long lists on a hidden sheet.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet};

use super::cell::failure;
use crate::both;
use crate::error::Result;
use crate::messages::Lang;
use crate::schema::{Field, Type};

/// Longest list that stands in the validation itself (limit of Excel).
const INLINE: usize = 255;

/// Name of the hidden sheet; the import leaves out sheets that begin with `_`.
const SHEET: &str = "_lists";

/// Lists gathered for the hidden sheet, a column each.
#[derive(Default)]
pub(super) struct Choices {
    lists: Vec<Vec<String>>,
}

impl Choices {
    /// The drop-down of a field; `names` are those of the records it may refer to.
    pub(super) fn validation(
        &mut self,
        field: &Field,
        lang: Lang,
        names: Option<&[String]>,
    ) -> Result<Option<DataValidation>> {
        let (items, strict) = match field.ty {
            Type::Code(list) => (list.items.iter().map(|i| i.label(lang).into_owned()).collect(), true),
            Type::Bool => (yes_no(lang).map(str::to_owned).to_vec(), true),
            _ => (names.unwrap_or_default().to_vec(), false),
        };
        if items.is_empty() {
            return Ok(None);
        }
        let mut validation = self.list(items)?;
        let title = field.title(lang);
        let text = if strict {
            both!("请从下拉列表中选择{title}。", "Choose {title} from the list.")
        } else {
            // An id or an alias is right as well, so this only warns.
            both!("{title}不在列表里;编号和别名也可以。", "{title} is not in the list; an id or an alias is fine too.")
        };
        validation = validation
            .set_error_style(if strict { DataValidationErrorStyle::Stop } else { DataValidationErrorStyle::Warning })
            .set_error_message(text.get(lang))
            .map_err(failure)?;
        Ok(Some(validation))
    }

    fn list(&mut self, items: Vec<String>) -> Result<DataValidation> {
        let length: usize = items.iter().map(|i| i.encode_utf16().count() + 1).sum();
        if length <= INLINE && !items.iter().any(|i| i.contains(',') || i.trim() != i) {
            return DataValidation::new().allow_list_strings(&items).map_err(failure);
        }
        let column =
            rust_xlsxwriter::utility::column_number_to_name(u16::try_from(self.lists.len()).unwrap_or(u16::MAX));
        let last = items.len();
        self.lists.push(items);
        Ok(DataValidation::new().allow_list_formula(Formula::new(format!("='{SHEET}'!${column}$1:${column}${last}"))))
    }

    /// The hidden sheet, when a list needs one.
    pub(super) fn sheet(self) -> Result<Option<Worksheet>> {
        if self.lists.is_empty() {
            return Ok(None);
        }
        let mut sheet = Worksheet::new();
        sheet.set_name(SHEET).map_err(failure)?.set_very_hidden(true);
        for (col, items) in (0..).zip(self.lists) {
            for (row, item) in (0..).zip(items) {
                sheet.write_string(row, col, item).map_err(failure)?;
            }
        }
        Ok(Some(sheet))
    }
}

/// The two words of a yes/no field.
pub(super) fn yes_no(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Zh => ["是", "否"],
        Lang::En => ["yes", "no"],
    }
}
