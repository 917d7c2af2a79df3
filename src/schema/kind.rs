//! A record kind: the descriptor that table, command, sheet, list and log follow from.

use std::sync::OnceLock;

use super::codes::CodeList;
use super::field::{Field, Type};
use super::group::Group;
use super::lifecycle::{Deadline, Lifecycle};
use crate::messages::{Both, Lang};

/// One kind of record.
pub struct Kind {
    /// Standard English name, snake_case: table and command.
    pub name: &'static str,
    /// Chinese name.
    pub label: &'static str,
    /// Two letters that begin every id, unique in the catalogue.
    pub prefix: &'static str,
    /// The group it is at home in.
    pub group: Group,
    /// Its own fields, in the order of forms and sheets. See [`Kind::columns`] for the whole record.
    pub fields: &'static [Field],
    /// Natural key: alternatives, the first whose fields are all filled decides; empty = always new.
    pub keys: &'static [&'static [&'static str]],
    /// Fields by which people name a record of this kind; the first is shown where another record refers to it.
    pub handles: &'static [&'static str],
    /// Its states and verbs, when it has any.
    pub lifecycle: Option<&'static Lifecycle>,
    /// Its deadlines.
    pub deadlines: &'static [Deadline],
    /// Code of the visibility that new records get.
    pub visibility: &'static str,
    /// A code field and the codes under which the record is a natural person, so that its name is personal data too.
    pub person_when: Option<(&'static str, &'static [&'static str])>,
    /// The clauses of the programme that it serves, as domain.md numbers them: `4.1-a`.
    pub serves: &'static [&'static str],
    /// Named by the catalogue but not part of this version: fields that refer to it are not live.
    pub reserved: bool,
    columns: OnceLock<Vec<Field>>,
}

/// Names of the columns that every kind has besides its own fields.
pub mod column {
    /// Record id, `HT-2024-0031`.
    pub const ID: &str = "id";
    /// Lifecycle state.
    pub const STATE: &str = "state";
    /// Who may see it.
    pub const VISIBILITY: &str = "visibility";
    /// Free remark.
    pub const NOTE: &str = "note";
    /// Attached files.
    pub const ATTACHMENTS: &str = "attachments";
    /// Linked records.
    pub const LINKS: &str = "links";
    /// Day it was declared void.
    pub const VOID_ON: &str = "void_on";
    /// Why it was declared void.
    pub const VOID_REASON: &str = "void_reason";
    /// Revision, counted up by every change.
    pub const REV: &str = "rev";
}

static FILE: Type = Type::File;
static ANY: Type = Type::AnyRef(&[]);

impl Kind {
    /// A kind with its names, its id prefix and its group.
    pub const fn new(name: &'static str, label: &'static str, prefix: &'static str, group: Group) -> Self {
        Self {
            name,
            label,
            prefix,
            group,
            fields: &[],
            keys: &[],
            handles: &[],
            lifecycle: None,
            deadlines: &[],
            visibility: "internal",
            person_when: None,
            serves: &[],
            reserved: false,
            columns: OnceLock::new(),
        }
    }

    /// A kind that other kinds refer to but that this version does not keep yet.
    pub const fn reserved(name: &'static str, label: &'static str, prefix: &'static str, group: Group) -> Self {
        let mut kind = Self::new(name, label, prefix, group);
        kind.reserved = true;
        kind
    }

    /// Its own fields.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// The clauses of the programme that it serves, as domain.md numbers them.
    #[must_use]
    pub const fn serves(mut self, clauses: &'static [&'static str]) -> Self {
        self.serves = clauses;
        self
    }

    /// Its natural key alternatives.
    #[must_use]
    pub const fn keys(mut self, keys: &'static [&'static [&'static str]]) -> Self {
        self.keys = keys;
        self
    }

    /// The fields by which people name a record.
    #[must_use]
    pub const fn named_by(mut self, handles: &'static [&'static str]) -> Self {
        self.handles = handles;
        self
    }

    /// Its states and verbs.
    #[must_use]
    pub const fn lifecycle(mut self, lifecycle: &'static Lifecycle) -> Self {
        self.lifecycle = Some(lifecycle);
        self
    }

    /// Its deadlines.
    #[must_use]
    pub const fn deadlines(mut self, deadlines: &'static [Deadline]) -> Self {
        self.deadlines = deadlines;
        self
    }

    /// The codes of a field under which the record is a natural person (kinds.md, note of party).
    #[must_use]
    pub const fn person_when(mut self, field: &'static str, codes: &'static [&'static str]) -> Self {
        self.person_when = Some((field, codes));
        self
    }

    /// The visibility code of new records.
    #[must_use]
    pub const fn visible(mut self, visibility: &'static str) -> Self {
        self.visibility = visibility;
        self
    }

    /// Its words on a command line, with the group, which is never wrong: `procurement contract`.
    pub fn command(&self, lang: Lang) -> String {
        let noun = if lang == Lang::Zh { self.label.to_owned() } else { self.name.replace('_', "-") };
        format!("{} {noun}", self.group.name(lang))
    }

    /// Every column of a record in order: id, state, its live fields, then what all kinds share.
    pub fn columns(&'static self) -> &'static [Field] {
        self.columns.get_or_init(|| {
            let mut columns = vec![Field::new(column::ID, "编号", Type::Text).listed().system()];
            if let Some(lifecycle) = self.lifecycle {
                columns.push(Field::new(column::STATE, "状态", Type::Code(lifecycle.states)).listed().system());
            }
            columns.extend(self.fields.iter().filter(|f| f.is_live()));
            columns.extend([
                Field::new(column::VISIBILITY, "公开范围", Type::Code(&VISIBILITY)),
                Field::new(column::NOTE, "备注", Type::Note),
                Field::new(column::ATTACHMENTS, "附件", Type::List(&FILE)),
                Field::new(column::LINKS, "关联", Type::List(&ANY)).system(),
                Field::new(column::VOID_ON, "作废日期", Type::Date).system(),
                Field::new(column::VOID_REASON, "作废原因", Type::Note).system(),
                Field::new(column::REV, "修订号", Type::Int).system(),
            ]);
            columns
        })
    }

    /// The columns a person may fill: live fields, visibility, note and attachments.
    pub fn inputs(&'static self) -> impl Iterator<Item = &'static Field> {
        self.columns().iter().filter(|f| !f.system)
    }

    /// Position of a column.
    pub fn index(&'static self, name: &str) -> Option<usize> {
        self.columns().iter().position(|f| f.name == name)
    }

    /// A column by its name.
    pub fn field(&'static self, name: &str) -> Option<&'static Field> {
        self.columns().iter().find(|f| f.name == name)
    }

    /// A column by what a person may call it: name (with `_`, `-` or spaces), label or alias.
    pub fn find_field(&'static self, word: &str) -> Option<&'static Field> {
        let key = word.trim().trim_start_matches("--").replace(['-', ' '], "_").to_ascii_lowercase();
        let columns = self.columns();
        columns
            .iter()
            .find(|f| f.name == key || f.label == word)
            .or_else(|| columns.iter().find(|f| f.aliases.contains(&word)))
    }

    /// The natural-key alternatives whose fields are all live.
    pub fn live_keys(&'static self) -> impl Iterator<Item = &'static [&'static str]> {
        self.keys.iter().copied().filter(|key| key.iter().all(|name| self.field(name).is_some()))
    }

    /// The kind's name in one language.
    pub const fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.label,
            Lang::En => self.name,
        }
    }

    /// Both names at once, for sentences; the English one with spaces.
    pub fn both(&self) -> Both {
        Both { zh: self.label.into(), en: self.name.replace('_', " ").into() }
    }

    /// Kinds that a field of this kind refers to, each once.
    pub fn targets(&'static self) -> Vec<&'static Kind> {
        let mut found: Vec<&'static Kind> = Vec::new();
        for field in self.columns() {
            if let Type::Ref(kind) = field.ty
                && !found.iter().any(|k| std::ptr::eq(*k, kind))
            {
                found.push(kind);
            }
        }
        found
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.name == other.name
    }
}

impl Eq for Kind {}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kind({})", self.name)
    }
}

/// Who may see a record (kinds.md §0); shared by every kind, so it stands with the kind and not in the catalogue.
pub static VISIBILITY: CodeList = CodeList {
    name: "visibility",
    items: &[
        super::CodeItem { code: "public", zh: "主动公开", aliases: &["公开"] },
        super::CodeItem { code: "on_request", zh: "依申请公开", aliases: &[] },
        super::CodeItem { code: "internal", zh: "内部", aliases: &[] },
        super::CodeItem { code: "restricted", zh: "限知悉范围", aliases: &[] },
    ],
};

/// A kind shown in a group that is not its home, with preset values (kinds.md §1).
#[derive(Debug)]
pub struct Mount {
    /// The group it is mounted in.
    pub group: Group,
    /// English noun.
    pub name: &'static str,
    /// Chinese noun.
    pub label: &'static str,
    /// The kind behind it.
    pub kind: &'static Kind,
    /// Field and codes: the first code is the default on add, all of them are the filter on list.
    pub presets: &'static [(&'static str, &'static [&'static str])],
}
