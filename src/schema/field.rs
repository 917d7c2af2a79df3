//! A field of a record kind: one line of the catalogue, from which column, flag, header and help follow.

use std::borrow::Cow;

use super::codes::CodeList;
use super::kind::Kind;
use crate::messages::{Both, Lang};

/// What a field holds. A `match` on it has no `_` arm; there are four: parse, show, SQL, flag.
#[derive(Clone, Copy)]
pub enum Type {
    /// One line of text.
    Text,
    /// Text of several lines.
    Note,
    /// A day.
    Date,
    /// A month, stored as `2024-03`.
    Month,
    /// A year.
    Year,
    /// Money in integer fen.
    Money,
    /// Percent with four decimals, stored ×10 000 (12.5 % = 125 000).
    Rate,
    /// A plain number with four decimals, stored ×10 000: scores, weights, thresholds.
    Score,
    /// A whole number.
    Int,
    /// Yes or no; blank is unknown, not no.
    Bool,
    /// A value of a code list, stored as its code.
    Code(&'static CodeList),
    /// Unified social credit code, GB 32100-2015.
    Uscc,
    /// Citizen identity number, GB 11643-1999.
    IdNo,
    /// Telephone number.
    Phone,
    /// Link.
    Url,
    /// Document or case number (文号、案号).
    DocNo,
    /// A file: its path and SHA-256, stored as `path sha256:HEX`.
    File,
    /// A record of one kind, stored as its id.
    Ref(&'static Kind),
    /// A record of any of several kinds, stored as its id.
    AnyRef(&'static [&'static Kind]),
    /// Several values joined by `、`, each of the inner type; unknown names are kept with a warning.
    List(&'static Type),
}

impl Type {
    /// Word for the type in help and in the data dictionary.
    pub fn word(&self) -> Both {
        match self {
            Self::Text => Both::fixed("文字", "text"),
            Self::Note => Both::fixed("长文字", "note"),
            Self::Date => Both::fixed("日期", "date"),
            Self::Month => Both::fixed("月份", "month"),
            Self::Year => Both::fixed("年份", "year"),
            Self::Money => Both::fixed("金额", "amount"),
            Self::Rate => Both::fixed("百分比", "percent"),
            Self::Score => Both::fixed("数值", "number"),
            Self::Int => Both::fixed("整数", "integer"),
            Self::Bool => Both::fixed("是/否", "yes/no"),
            Self::Code(_) => Both::fixed("代码", "code"),
            Self::Uscc => Both::fixed("信用代码", "credit code"),
            Self::IdNo => Both::fixed("身份证号", "identity number"),
            Self::Phone => Both::fixed("电话", "phone"),
            Self::Url => Both::fixed("链接", "link"),
            Self::DocNo => Both::fixed("文号", "document number"),
            Self::File => Both::fixed("文件", "file"),
            Self::Ref(kind) => Both::fixed(kind.label, kind.name),
            Self::AnyRef(_) => Both::fixed("编号", "id"),
            Self::List(inner) => {
                let (zh, en) = (inner.word().zh, inner.word().en);
                crate::both!("{zh}(多个用、分隔)", "{en} (several, joined by 、)")
            }
        }
    }

    /// True for codes that a spreadsheet must hold as text, or it eats their zeros and digits.
    pub const fn is_textual_code(&self) -> bool {
        matches!(self, Self::Uscc | Self::IdNo | Self::Phone | Self::DocNo | Self::Ref(_) | Self::AnyRef(_))
    }
}

/// One field of a kind.
#[derive(Clone, Copy)]
pub struct Field {
    /// Standard English name, snake_case: column, JSON key, flag.
    pub name: &'static str,
    /// Chinese label: header, flag, list column.
    pub label: &'static str,
    /// What it holds.
    pub ty: Type,
    /// Asked for when a record is registered.
    pub required: bool,
    /// Shown in lists.
    pub listed: bool,
    /// Personal data: masked in every output that leaves the office; identity and telephone numbers always.
    pub private: bool,
    /// Part of the natural key.
    pub key: bool,
    /// Other headers an import knows it by.
    pub aliases: &'static [&'static str],
    /// Kept by the program itself (id, state, revision), never typed.
    pub system: bool,
}

impl Field {
    /// A field, optional until a builder says otherwise.
    pub const fn new(name: &'static str, label: &'static str, ty: Type) -> Self {
        Self {
            name,
            label,
            ty,
            required: false,
            listed: false,
            private: false,
            key: false,
            aliases: &[],
            system: false,
        }
    }

    /// Asked for when a record is registered.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Shown in lists.
    #[must_use]
    pub const fn listed(mut self) -> Self {
        self.listed = true;
        self
    }

    /// Personal data.
    #[must_use]
    pub const fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// Part of the natural key.
    #[must_use]
    pub const fn key(mut self) -> Self {
        self.key = true;
        self
    }

    /// Kept by the program itself.
    #[must_use]
    pub(crate) const fn system(mut self) -> Self {
        self.system = true;
        self
    }

    /// Other headers an import knows it by.
    #[must_use]
    pub const fn also(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// The field's name for people: the Chinese label, or the English name humanised.
    pub fn title(&self, lang: Lang) -> Cow<'static, str> {
        match lang {
            Lang::Zh => Cow::Borrowed(self.label),
            Lang::En if self.name.contains('_') => Cow::Owned(self.name.replace('_', " ")),
            Lang::En => Cow::Borrowed(self.name),
        }
    }

    /// The field's name as a sheet header: an amount says its unit, so that the sheet reads back without doubt.
    pub fn header(&self, lang: Lang) -> Cow<'static, str> {
        match (self.ty, lang) {
            (Type::Money, Lang::Zh) => Cow::Owned(format!("{}(元)", self.label)),
            (Type::Money, Lang::En) => Cow::Owned(format!("{} (元)", self.title(lang))),
            _ => self.title(lang),
        }
    }

    /// Both names at once, for sentences.
    pub fn both(&self) -> Both {
        Both { zh: self.title(Lang::Zh), en: self.title(Lang::En) }
    }

    /// The flag as typed in one language, e.g. `--采购人` or `--signed-on`.
    pub fn flag(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("--{}", self.label),
            Lang::En => format!("--{}", self.name.replace('_', "-")),
        }
    }

    /// Takes 长期 as "no end" (kinds.md §0: fields called valid_to, effective_to or end_on).
    pub fn open_ended(&self) -> bool {
        matches!(self.name, "valid_to" | "effective_to" | "end_on")
    }

    /// Numbers itself: last + 1 within the rest of the key, first = 1 (kinds.md §0, Blanks).
    pub fn numbers_itself(&self) -> bool {
        matches!(self.name, "seq" | "batch_no" | "version") && matches!(self.ty, Type::Int)
    }

    /// False while the kind it refers to is not yet part of the catalogue: then it has no column, flag or header.
    pub fn is_live(&self) -> bool {
        match self.ty {
            Type::Ref(kind) => !kind.reserved,
            Type::AnyRef(kinds) => kinds.iter().any(|k| !k.reserved),
            _ => true,
        }
    }
}

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Field({} {})", self.name, self.label)
    }
}
