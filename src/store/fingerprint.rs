//! Tells a ledger of another catalogue from today's. Every write asks, so this hashes what tables, indexes, views and code
//! names follow from instead of writing them out, which takes ten times as long.

use super::owed;
use crate::schema::{CodeList, Field, Kind, Type};

/// How the schema follows from the catalogue: counted up whenever `ddl` makes other tables, indexes or views of the same
/// kinds. A test holds it to what `ddl` makes.
const DDL_VERSION: u64 = 1;

/// The fingerprint of these kinds, 16 hex digits. Not a safeguard against tampering.
pub fn of(kinds: &'static [&'static Kind]) -> String {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.word(DDL_VERSION);
    for kind in kinds {
        hash.kind(kind);
    }
    format!("{:016x}", hash.0)
}

/// A multiplying hash over eight bytes at a time, the same in every version of this program.
struct Hash(u64);

impl Hash {
    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }

    /// The length goes first, so that neighbours cannot pass bytes to each other.
    fn text(&mut self, text: &str) {
        self.word(text.len() as u64);
        for chunk in text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    fn texts<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        for text in texts {
            self.text(text);
        }
        self.word(u64::MAX); // no text is that long: ends the list
    }

    fn kind(&mut self, kind: &'static Kind) {
        self.text(kind.name);
        self.text(kind.label);
        for key in kind.live_keys() {
            self.texts(key.iter().copied());
        }
        self.texts(kind.handles.iter().copied());
        self.texts(kind.deadlines.iter().map(|d| d.start));
        for (name, conditions) in owed::indexed(kind) {
            self.text(&name);
            self.texts(conditions.iter().map(String::as_str));
        }
        for field in kind.columns() {
            self.field(field);
        }
    }

    fn field(&mut self, field: &Field) {
        self.text(field.name);
        self.text(field.label);
        self.word(u64::from(field.required));
        self.ty(&field.ty);
    }

    fn ty(&mut self, ty: &Type) {
        self.text(&ty.word().en);
        match ty {
            Type::Code(list) => self.list(list),
            Type::Ref(target) => self.texts(target.handles.iter().copied()),
            Type::List(inner) => self.ty(inner),
            Type::Text
            | Type::Note
            | Type::Date
            | Type::Month
            | Type::Year
            | Type::Money
            | Type::Rate
            | Type::Score
            | Type::Int
            | Type::Bool
            | Type::Uscc
            | Type::IdNo
            | Type::Phone
            | Type::Url
            | Type::DocNo
            | Type::File
            | Type::AnyRef(_) => {}
        }
    }

    fn list(&mut self, list: &CodeList) {
        self.text(list.name);
        self.texts(list.items.iter().flat_map(|i| [i.code, i.zh]));
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use super::{DDL_VERSION, Hash};
    use crate::schema::{CodeItem, CodeList, Field, Group, Kind, Type};

    static ONE: CodeList = CodeList { name: "size", items: &[CodeItem { code: "big", zh: "大", aliases: &[] }] };
    static OTHER: CodeList = CodeList { name: "size", items: &[CodeItem { code: "big", zh: "大型", aliases: &[] }] };

    const fn kind(fields: &'static [Field]) -> Kind {
        Kind::new("thing", "物", "WU", Group::Registry).fields(fields)
    }

    static PLAIN: Kind = kind(&[Field::new("name", "名称", Type::Text), Field::new("size", "大小", Type::Code(&ONE))]);
    static SAME: Kind = kind(&[Field::new("name", "名称", Type::Text), Field::new("size", "大小", Type::Code(&ONE))]);
    static CODES: Kind =
        kind(&[Field::new("name", "名称", Type::Text), Field::new("size", "大小", Type::Code(&OTHER))]);
    static LABEL: Kind = kind(&[Field::new("name", "名字", Type::Text), Field::new("size", "大小", Type::Code(&ONE))]);
    static TYPE: Kind = kind(&[Field::new("name", "名称", Type::Note), Field::new("size", "大小", Type::Code(&ONE))]);
    static REQUIRED: Kind =
        kind(&[Field::new("name", "名称", Type::Text).required(), Field::new("size", "大小", Type::Code(&ONE))]);
    static SHORTER: Kind = kind(&[Field::new("name", "名称", Type::Text)]);
    static KEYED: Kind = kind(PLAIN_FIELDS).keys(&[&["name"]]);
    static NAMED: Kind = kind(PLAIN_FIELDS).named_by(&["name"]);
    const PLAIN_FIELDS: &[Field] =
        &[Field::new("name", "名称", Type::Text), Field::new("size", "大小", Type::Code(&ONE))];

    #[test]
    fn whatever_changes_the_schema_changes_the_fingerprint() {
        static BEFORE: &[&Kind] = &[&PLAIN];
        static AGAIN: &[&Kind] = &[&SAME];
        static CHANGED: [&[&Kind]; 8] =
            [&[&CODES], &[&LABEL], &[&TYPE], &[&REQUIRED], &[&SHORTER], &[&KEYED], &[&NAMED], &[&PLAIN, &SHORTER]];
        let plain = of(BEFORE);
        assert_eq!(plain, of(AGAIN));
        let mut seen = vec![plain];
        for kinds in CHANGED {
            let print = of(kinds);
            assert!(!seen.contains(&print), "{kinds:?}");
            seen.push(print);
        }
    }

    /// What `ddl` makes of one fixed kind. When it changes, every ledger must be migrated: count [`DDL_VERSION`] up, then
    /// put the new number here.
    #[test]
    fn the_version_counts_up_with_what_ddl_makes() {
        static SAMPLE: &[&Kind] = &[&crate::schema::samples::CONTRACT];
        let mut hash = Hash(0);
        for (_, sql) in crate::store::ddl::objects(SAMPLE) {
            hash.text(&sql);
        }
        hash.text(crate::store::ddl::BASE);
        assert_eq!((DDL_VERSION, format!("{:016x}", hash.0)), (1, "7e2ba78267cf22b0".to_owned()));
    }
}
