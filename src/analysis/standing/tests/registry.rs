use crate::analysis::standing::{FAMILIES, values};
use crate::catalog::{self, KINDS};
use crate::rules::parameters;
use crate::schema::Type;

#[test]
fn each_value_has_a_kind_a_name_of_its_own_and_a_formula() {
    for value in FAMILIES.iter().copied().flatten() {
        let (kind, field) = (catalog::kind(value.kind).unwrap(), &value.field);
        let named = format!("{}.{}", kind.name, field.name);
        assert!(kind.find_field(field.name).is_none() && kind.find_field(field.label).is_none(), "{named} is a column");
        for (i, char) in value.formula.en.char_indices() {
            assert!(!('\u{4e00}'..='\u{9fff}').contains(&char), "{named}: {}", &value.formula.en[i..]);
        }
        assert!(!value.formula.zh.is_empty() && !value.formula.en.is_empty(), "{named}");
        let in_chinese = |name: &str| value.formula.zh.contains(&format!("{{{name}}}"));
        for name in value.parameters() {
            assert!(parameters::named(name).is_some() && in_chinese(name), "{named}: {name}");
        }
        assert_eq!(value.formula.zh.matches('{').count(), value.parameters().count(), "{named}");
        let plain = !matches!(field.ty, Type::File | Type::Month | Type::Note);
        assert!(plain && !field.listed && !field.required && !field.key, "{named}");
    }
}

#[test]
fn names_and_labels_are_unique_within_a_kind() {
    for kind in KINDS {
        let mut words: Vec<&str> = values(kind).iter().flat_map(|v| [v.field.name, v.field.label]).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all, "{}", kind.name);
    }
}
