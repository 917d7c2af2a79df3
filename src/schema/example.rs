//! An example value of a field: what templates, help and the data dictionary show. Always fictional, always readable by
//! [`Field::parse`].

use super::field::{Field, Type};
use super::parse::LIST_SEPARATOR;
use crate::messages::Lang;

impl Field {
    /// An example of what may be typed for this field, in one language; codes pass their check characters.
    pub fn example(&self, lang: Lang) -> String {
        example(&self.ty, self, lang)
    }
}

fn example(ty: &Type, field: &Field, lang: Lang) -> String {
    let fixed = match ty {
        Type::Text if field.name.contains("name") => ("某某", "somebody or something"),
        Type::Text => ("文字", "text"),
        Type::Note => ("说明文字", "some words"),
        Type::Date => ("2024-03-05", "2024-03-05"),
        Type::Month => ("2024-03", "2024-03"),
        Type::Year => ("2024", "2024"),
        Type::Money => ("1250000.00", "1250000.00"),
        Type::Rate => ("12.5%", "12.5%"),
        Type::Score => ("85.5", "85.5"),
        Type::Int => ("3", "3"),
        Type::Bool => ("是", "yes"),
        Type::Code(list) => return list.items.first().map_or(String::new(), |i| i.label(lang).into_owned()),
        Type::Uscc => ("91999900MA0000015N", "91999900MA0000015N"),
        Type::IdNo => ("999999199001010016", "999999199001010016"),
        Type::Phone => ("0551-65550000", "0551-65550000"),
        Type::Url => ("https://www.example.com/1.html", "https://www.example.com/1.html"),
        Type::DocNo => ("测政〔2024〕15号", "测政〔2024〕15号"),
        Type::File => ("附件/扫描件.pdf", "attachments/scan.pdf"),
        Type::Ref(kind) => return format!("{}-2024-0001", kind.prefix),
        Type::AnyRef(kinds) => {
            let prefix = kinds.iter().find(|k| !k.reserved).map_or("HT", |k| k.prefix);
            return format!("{prefix}-2024-0001");
        }
        Type::List(inner) => {
            let one = example(inner, field, lang);
            return if matches!(inner, Type::Ref(_) | Type::AnyRef(_)) {
                format!("{one}{LIST_SEPARATOR}{}2", one.trim_end_matches('1'))
            } else {
                one
            };
        }
    };
    let (zh, en) = fixed;
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}
