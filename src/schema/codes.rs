//! Code lists: the closed sets of values that a field of type `code` takes.

use std::borrow::Cow;

use crate::messages::Lang;

/// One value of a code list.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeItem {
    /// What is stored, snake_case English.
    pub code: &'static str,
    /// What a Chinese clerk sees.
    pub zh: &'static str,
    /// Other words an import accepts.
    pub aliases: &'static [&'static str],
}

impl CodeItem {
    /// The value's name in one language; in English it is the code humanised.
    pub fn label(&self, lang: Lang) -> Cow<'static, str> {
        match lang {
            Lang::Zh => Cow::Borrowed(self.zh),
            Lang::En if self.code.contains('_') => Cow::Owned(self.code.replace('_', " ")),
            Lang::En => Cow::Borrowed(self.code),
        }
    }
}

/// A named list of codes.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeList {
    /// The list's name, e.g. `unit_kind`.
    pub name: &'static str,
    /// Its values in the order of the programme's documents.
    pub items: &'static [CodeItem],
}

impl CodeList {
    /// The item stored under that code.
    pub fn get(&self, code: &str) -> Option<&'static CodeItem> {
        self.items.iter().find(|i| i.code == code)
    }

    /// The item that a person means by a word: its code (any case, spaces or `_`), its label, or an alias.
    pub fn find(&self, word: &str) -> Option<&'static CodeItem> {
        self.get(word).or_else(|| self.items.iter().find(|i| i.zh == word)).or_else(|| {
            let key = loose(word);
            self.items
                .iter()
                .find(|i| loose(i.code) == key || loose(i.zh) == key || i.aliases.iter().any(|a| loose(a) == key))
        })
    }
}

/// Words compared without case, spaces, `_` and the kind of bracket.
fn loose(word: &str) -> String {
    word.chars()
        .filter_map(|c| match c {
            ' ' | '_' | '-' | '\u{3000}' => None,
            '(' => Some('('),
            ')' => Some(')'),
            c => Some(c.to_ascii_lowercase()),
        })
        .collect()
}

/// Declares code lists: `codes! { UNIT_KIND "unit_kind" { "gov" "区政府"; "agency" "代理机构" | "招标代理机构"; } }`.
#[macro_export]
macro_rules! code_lists {
    ($($id:ident $name:literal { $($code:literal $zh:literal $(| $alias:literal)*;)+ })+) => {
        $(
            #[doc = concat!("Code list `", $name, "`.")]
            pub static $id: $crate::schema::CodeList = $crate::schema::CodeList {
                name: $name,
                items: &[$($crate::schema::CodeItem { code: $code, zh: $zh, aliases: &[$($alias),*] }),+],
            };
        )+
        /// Every code list of the catalogue.
        pub static ALL: &[&$crate::schema::CodeList] = &[$(&$id),+];
    };
}
