//! Invariants over the whole catalogue: what a new kind, field, verb or parameter must keep to.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use chengxin::catalog::{self, Confidence, KINDS, MOUNTS, PARAMETERS, Parameter, RESERVED, Unit, parameters};
use chengxin::messages::Lang;
use chengxin::schema::kind::column;
use chengxin::schema::{CodeList, Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// Kind, then the numbers of its fields, states, verbs and deadlines in the data dictionary.
const COUNTS: [(&str, usize, usize, usize, usize); 44] = [
    ("unit", 18, 3, 2, 0),
    ("party", 16, 2, 1, 0),
    ("document", 20, 5, 4, 2),
    ("officer", 14, 4, 3, 1),
    ("post", 15, 3, 2, 1),
    ("entry", 21, 4, 4, 2),
    ("activity", 18, 3, 2, 1),
    ("tender", 22, 7, 6, 12),
    ("bid", 20, 7, 6, 4),
    ("contract", 23, 5, 5, 4),
    ("acceptance", 17, 5, 5, 2),
    ("payment", 17, 4, 3, 3),
    ("challenge", 16, 5, 4, 6),
    ("credential", 20, 3, 4, 3),
    ("credit_report", 16, 0, 0, 1),
    ("project", 20, 7, 6, 2),
    ("stage", 16, 5, 5, 1),
    ("subsidy", 17, 6, 5, 1),
    ("performance", 15, 3, 2, 1),
    ("amendment", 23, 7, 6, 2),
    ("policy", 20, 4, 3, 3),
    ("agreement", 20, 6, 5, 1),
    ("debt", 24, 5, 6, 3),
    ("installment", 19, 4, 3, 2),
    ("fiscal", 22, 3, 2, 1),
    ("assessment", 22, 4, 3, 1),
    ("event", 19, 5, 4, 2),
    ("desk", 14, 2, 2, 1),
    ("venue", 15, 3, 4, 1),
    ("service", 19, 4, 3, 1),
    ("campaign", 17, 7, 7, 3),
    ("promise", 22, 10, 11, 2),
    ("complaint", 22, 7, 8, 7),
    ("case", 22, 11, 11, 3),
    ("rectification", 18, 6, 8, 3),
    ("measure", 22, 4, 4, 2),
    ("objection", 19, 7, 6, 5),
    ("repair", 22, 6, 6, 3),
    ("litigation", 22, 9, 9, 4),
    ("decision", 21, 6, 7, 2),
    ("step", 20, 4, 3, 3),
    ("item", 20, 4, 3, 1),
    ("disclosure", 22, 5, 6, 4),
    ("publication", 17, 4, 4, 3),
];

/// Values that rules compute and deadlines name, though no column holds them.
const COMPUTED: [(&str, &str); 16] = [
    ("complaint", "due_on"),
    ("rectification", "due_now"),
    ("officer", "trained"),
    ("entry", "sanction_end"),
    ("entry", "retention_end"),
    ("acceptance", "accept_due"),
    ("payment", "due_on"),
    ("measure", "repaired_on"),
    ("publication", "max_end"),
    ("publication", "repaired_on"),
    ("publication", "revoked_on"),
    ("venue", "last_update"),
    ("campaign", "recheck_due"),
    ("assessment", "next_assessment"),
    ("project", "next_evaluation"),
    ("disclosure", "due_on"),
];

/// Verbs that every kind has, in both languages.
const COMMON_VERBS: [(&str, &str); 12] = [
    ("add", "新增"),
    ("list", "列表"),
    ("show", "查看"),
    ("edit", "修改"),
    ("void", "作废"),
    ("history", "履历"),
    ("link", "关联"),
    ("attach", "附件"),
    ("import", "导入"),
    ("export", "导出"),
    ("template", "模板"),
    ("stats", "统计"),
];

/// Words that SQLite takes as a name only in quotes.
const SQL_KEYWORDS: &str = "add all alter and as autoincrement between case check collate commit constraint create \
    default deferrable delete distinct drop else escape except exists foreign from group having in index insert \
    intersect into is isnull join limit not nothing notnull null on or order primary references returning select set \
    table then to transaction union unique update using values when where";

/// What marks a plain number among the fields of type rate in the data dictionary.
const SCORE_WORDS: [&str; 9] = ["分值", "得分", "基础分", "扣分", "加分", "权重", "阈值", "取数", "年限"];

fn known() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().chain(RESERVED).copied()
}

fn fields() -> impl Iterator<Item = (&'static Kind, &'static Field)> {
    KINDS.iter().flat_map(|k| k.fields.iter().map(move |f| (*k, f)))
}

fn lifecycles() -> impl Iterator<Item = (&'static Kind, &'static Lifecycle)> {
    KINDS.iter().filter_map(|k| k.lifecycle.map(|l| (*k, l)))
}

fn verbs() -> impl Iterator<Item = (&'static Kind, &'static Lifecycle, &'static Verb)> {
    lifecycles().flat_map(|(k, l)| l.verbs.iter().map(move |v| (k, l, v)))
}

fn deadlines() -> impl Iterator<Item = (&'static Kind, &'static Deadline)> {
    KINDS.iter().flat_map(|k| k.deadlines.iter().map(move |d| (*k, d)))
}

/// Values that occur more than once.
fn twice<T: Hash + Eq + Copy>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.into_iter().filter(|item| !seen.insert(*item)).collect()
}

fn is_snake_case(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !word.ends_with('_')
        && !word.contains("__")
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) => innermost(inner),
        ty => ty,
    }
}

fn targets(ty: &Type) -> Vec<&'static Kind> {
    match innermost(ty) {
        Type::Ref(kind) => vec![kind],
        Type::AnyRef(kinds) => kinds.to_vec(),
        _ => Vec::new(),
    }
}

fn code_list(ty: &Type) -> Option<&'static CodeList> {
    match innermost(ty) {
        Type::Code(list) => Some(list),
        _ => None,
    }
}

// The transcription.

#[test]
fn the_catalogue_is_as_long_as_the_data_dictionary() {
    let counted: Vec<_> = KINDS
        .iter()
        .map(|k| {
            let (states, verbs) = k.lifecycle.map_or((0, 0), |l| (l.states.items.len(), l.verbs.len()));
            (k.name, k.fields.len(), states, verbs, k.deadlines.len())
        })
        .collect();
    assert_eq!(counted, COUNTS);
    assert_eq!(KINDS.len() + RESERVED.len(), 52);
    let names: HashSet<_> = PARAMETERS.iter().map(|p| p.name).collect();
    // Two rows are not in the dictionary: payment.claim and sme.publish under decree 728, local, to be confirmed.
    assert_eq!((PARAMETERS.len(), names.len()), (163, 153), "rows and names of parameters");
}

// Kinds.

#[test]
fn kinds_are_found_by_every_name_and_by_prefix() {
    for kind in KINDS {
        for word in [kind.name, &kind.name.replace('_', "-"), &kind.name.to_uppercase(), kind.label] {
            assert_eq!(catalog::kind(word), Some(*kind), "{word}");
        }
        assert_eq!(catalog::by_prefix(&kind.prefix.to_lowercase()), Some(*kind));
        assert_eq!(catalog::reserved_by_prefix(kind.prefix), None);
    }
    for kind in RESERVED {
        assert_eq!(catalog::kind(kind.name), None, "{}", kind.name);
        assert_eq!(catalog::reserved_by_prefix(kind.prefix), Some(*kind));
    }
}

#[test]
fn kind_names_and_labels_are_unique() {
    assert_eq!(twice(known().map(|k| k.name)), [""; 0]);
    assert_eq!(twice(known().map(|k| k.label)), [""; 0]);
}

#[test]
fn prefixes_are_two_capitals_and_unique() {
    for kind in known() {
        assert!(kind.prefix.len() == 2 && kind.prefix.chars().all(|c| c.is_ascii_uppercase()), "{kind:?}");
    }
    assert_eq!(twice(known().map(|k| k.prefix)), [""; 0]);
}

#[test]
fn every_kind_is_in_one_list_and_reserved_kinds_are_empty() {
    assert!(KINDS.iter().all(|k| !k.reserved && !k.fields.is_empty()));
    assert!(RESERVED.iter().all(|k| k.reserved && k.fields.is_empty() && k.lifecycle.is_none()));
}

#[test]
fn kinds_stand_in_the_order_of_the_groups() {
    assert!(KINDS.is_sorted_by_key(|k| k.group));
    assert_eq!(Group::ALL.into_iter().flat_map(catalog::kinds_in).count(), KINDS.len());
}

#[test]
fn visibility_codes_exist() {
    let list = &chengxin::schema::kind::VISIBILITY;
    for kind in KINDS {
        assert!(list.get(kind.visibility).is_some(), "{kind:?} {}", kind.visibility);
    }
}

#[test]
fn nouns_of_one_group_are_unique() {
    for group in Group::ALL {
        let nouns = |lang| {
            let mounts = catalog::mounts_in(group).map(move |m| if lang == Lang::Zh { m.label } else { m.name });
            catalog::kinds_in(group).map(move |k| k.title(lang)).chain(mounts)
        };
        assert_eq!(twice(nouns(Lang::En)), [""; 0], "{group:?}");
        assert_eq!(twice(nouns(Lang::Zh)), [""; 0], "{group:?}");
    }
}

// Fields.

#[test]
fn names_are_snake_case_without_chinese() {
    for kind in known() {
        assert!(is_snake_case(kind.name), "{kind:?}");
    }
    for (kind, field) in fields() {
        assert!(is_snake_case(field.name), "{}.{}", kind.name, field.name);
    }
}

#[test]
fn labels_are_chinese() {
    let labels = known().map(|k| (k, k.label)).chain(fields().map(|(k, f)| (k, f.label)));
    for (kind, label) in labels {
        assert!(!label.is_ascii() && !label.contains(char::is_whitespace), "{kind:?} {label}");
    }
}

#[test]
fn names_labels_and_aliases_of_a_kind_are_unique() {
    for kind in KINDS {
        let columns = kind.columns().iter().chain(kind.fields.iter().filter(|f| !f.is_live()));
        let words = columns.flat_map(|f| [f.name, f.label].into_iter().chain(f.aliases.iter().copied()));
        assert_eq!(twice(words), [""; 0], "{kind:?}");
    }
}

#[test]
fn every_column_is_found_by_each_of_its_words() {
    for kind in KINDS {
        for field in kind.columns() {
            for word in [field.name, field.label].iter().chain(field.aliases) {
                assert_eq!(kind.find_field(word).map(|f| f.name), Some(field.name), "{kind:?} {word}");
            }
        }
    }
}

#[test]
fn the_first_field_is_required_or_key() {
    for kind in KINDS {
        assert!(kind.fields[0].required || kind.fields[0].key, "{kind:?}");
    }
}

#[test]
fn key_fields_are_flagged_and_flagged_fields_are_in_a_key() {
    for kind in KINDS {
        let in_keys: BTreeSet<_> = kind.keys.iter().flat_map(|key| key.iter().copied()).collect();
        let flagged: BTreeSet<_> = kind.fields.iter().filter(|f| f.key).map(|f| f.name).collect();
        assert_eq!(in_keys, flagged, "{kind:?}");
        assert!(kind.keys.iter().all(|key| !key.is_empty()), "{kind:?}");
    }
}

#[test]
fn handles_are_live_text() {
    for kind in KINDS {
        for handle in kind.handles {
            let field = kind.field(handle);
            let textual = field.is_some_and(|f| matches!(f.ty, Type::Text | Type::Uscc | Type::IdNo | Type::DocNo));
            assert!(textual, "{kind:?} {handle}");
        }
    }
}

#[test]
fn references_lead_to_known_kinds() {
    let known: Vec<_> = known().collect();
    for (kind, field) in fields() {
        for target in targets(&field.ty) {
            assert!(known.iter().any(|k| std::ptr::eq(*k, target)), "{kind:?}.{} to {target:?}", field.name);
        }
    }
}

#[test]
fn required_and_key_fields_are_live() {
    for (kind, field) in fields().filter(|(_, f)| f.required || f.key) {
        assert!(field.is_live(), "{kind:?}.{}", field.name);
    }
}

#[test]
fn no_table_or_column_but_the_case_needs_quotes_in_sql() {
    // The record of dishonesty is called a case in every statute's English; its view 失信记录 needs no quotes.
    let keywords: HashSet<_> = SQL_KEYWORDS.split_whitespace().filter(|word| *word != "case").collect();
    for kind in KINDS {
        assert!(!keywords.contains(kind.name), "{kind:?}");
        for field in kind.columns() {
            assert!(!keywords.contains(field.name), "{kind:?}.{}", field.name);
        }
    }
}

#[test]
fn names_in_list_and_only_they_hold_several_values() {
    for (kind, field) in fields() {
        let list = matches!(field.ty, Type::List(_));
        assert_eq!(field.name.ends_with("_list"), list, "{kind:?}.{}", field.name);
    }
}

#[test]
fn plain_numbers_are_told_from_percentages_by_their_label() {
    for (kind, field) in fields() {
        let word = SCORE_WORDS.iter().any(|w| field.label.contains(w));
        match field.ty {
            Type::Score => assert!(word, "{kind:?}.{}", field.name),
            Type::Rate => assert!(!word, "{kind:?}.{}", field.name),
            _ => {}
        }
    }
}

#[test]
fn identity_and_telephone_numbers_are_private() {
    for (kind, field) in fields().filter(|(_, f)| matches!(f.ty, Type::IdNo | Type::Phone)) {
        assert!(field.private, "{kind:?}.{}", field.name);
    }
}

// Code lists.

#[test]
fn code_lists_are_named_once_and_used() {
    let lists: Vec<_> = catalog::code_lists().collect();
    assert_eq!(twice(lists.iter().map(|l| l.name)), [""; 0]);
    let used: HashSet<_> =
        KINDS.iter().flat_map(|k| k.columns()).filter_map(|f| code_list(&f.ty)).map(|l| l.name).collect();
    for list in lists {
        assert!(used.contains(list.name), "no field takes {}", list.name);
    }
    for (kind, field) in fields() {
        if let Some(list) = code_list(&field.ty) {
            assert!(catalog::code_lists().any(|l| std::ptr::eq(l, list)), "{kind:?}.{} {}", field.name, list.name);
        }
    }
}

#[test]
fn codes_are_snake_case_and_labels_chinese() {
    for list in catalog::code_lists() {
        assert!(is_snake_case(list.name) && !list.items.is_empty(), "{}", list.name);
        for item in list.items {
            // BOT and A are written so in Chinese too.
            let written_in_capitals = item.zh.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '/');
            let chinese = !item.zh.is_ascii() || written_in_capitals;
            assert!(is_snake_case(item.code) && chinese, "{} {}", list.name, item.code);
        }
    }
}

#[test]
fn every_word_for_a_code_means_that_code() {
    for list in catalog::code_lists() {
        for item in list.items {
            for word in [item.code, item.zh].iter().chain(item.aliases) {
                assert_eq!(list.find(word), Some(item), "{} {word}", list.name);
            }
        }
    }
}

#[test]
fn states_are_lists_named_for_their_kind() {
    for (kind, lifecycle) in lifecycles() {
        assert_eq!(lifecycle.states.name, format!("{}_state", kind.name));
    }
}

// Lifecycles.

#[test]
fn verbs_start_from_and_lead_to_states_of_their_kind() {
    for (kind, lifecycle, verb) in verbs() {
        assert!(!verb.from.is_empty(), "{kind:?} {}", verb.name);
        assert_eq!(twice(verb.from), Vec::<&&str>::new(), "{kind:?} {}", verb.name);
        for state in verb.from.iter().chain(&verb.to) {
            assert!(lifecycle.states.get(state).is_some(), "{kind:?} {} {state}", verb.name);
        }
    }
}

#[test]
fn every_state_can_be_reached() {
    for (kind, lifecycle) in lifecycles() {
        let mut reached = HashSet::from([lifecycle.initial().code]);
        for _ in lifecycle.states.items {
            let next = lifecycle.verbs.iter().filter(|v| v.from.iter().any(|s| reached.contains(s)));
            reached.extend(next.filter_map(|v| v.to).collect::<Vec<_>>());
        }
        for state in lifecycle.states.items {
            assert!(reached.contains(state.code), "{kind:?} never becomes {}", state.code);
        }
    }
}

#[test]
fn verbs_are_unique_in_a_kind_and_differ_from_common_ones() {
    for (kind, lifecycle) in lifecycles() {
        let own = lifecycle.verbs.iter().map(|v| (v.name, v.label));
        let (names, labels): (Vec<_>, Vec<_>) = own.chain(COMMON_VERBS).unzip();
        assert_eq!(twice(names.iter().copied()), [""; 0], "{kind:?}");
        assert_eq!(twice(labels), [""; 0], "{kind:?}");
        assert!(names.iter().all(|n| is_snake_case(n)), "{kind:?}");
    }
}

#[test]
fn verbs_need_columns_that_a_person_may_fill() {
    for (kind, _, verb) in verbs() {
        for need in verb.needs {
            assert!(kind.field(need).is_some_and(|f| !f.system), "{kind:?} {} needs {need}", verb.name);
        }
        assert_eq!(twice(verb.needs), Vec::<&&str>::new(), "{kind:?} {}", verb.name);
    }
}

#[test]
fn guards_and_effects_are_named_in_snake_case_and_apart() {
    let guards: HashSet<_> = verbs().flat_map(|(_, _, v)| v.guards.iter().copied()).collect();
    let effects: HashSet<_> = verbs().filter_map(|(_, _, v)| v.effect).collect();
    assert!(guards.union(&effects).all(|w| is_snake_case(w)), "{guards:?} {effects:?}");
    assert!(guards.is_disjoint(&effects), "{guards:?} {effects:?}");
    for (kind, _, verb) in verbs() {
        assert_eq!(twice(verb.guards), Vec::<&&str>::new(), "{kind:?} {}", verb.name);
    }
}

// Deadlines.

/// True when the day of it can be found: a column, a computed value, a state, or that of another kind.
fn is_datable(kind: &Kind, word: &str) -> bool {
    if let Some(state) = word.strip_prefix("state ") {
        return kind.lifecycle.is_some_and(|l| l.states.get(state).is_some());
    }
    let (owner, field) = word.split_once('.').unwrap_or((kind.name, word));
    if RESERVED.iter().any(|k| k.name == owner) {
        return true;
    }
    COMPUTED.contains(&(owner, field))
        || catalog::kind(owner).and_then(|k| k.field(field)).is_some_and(|f| {
            matches!(f.ty, Type::Date | Type::Bool) || [column::ATTACHMENTS, column::NOTE].contains(&f.name)
        })
}

#[test]
fn deadlines_start_and_end_on_days_that_can_be_found() {
    for (kind, deadline) in deadlines() {
        for word in [deadline.start, deadline.satisfied_by].into_iter().filter(|w| !w.is_empty()) {
            assert!(is_datable(kind, word), "{kind:?} {} {word}", deadline.label);
        }
        assert_eq!(deadline.start.is_empty(), deadline.yearly, "{kind:?} {}", deadline.label);
        assert!(!deadline.minimum || !deadline.satisfied_by.is_empty(), "{kind:?} {}", deadline.label);
    }
}

#[test]
fn deadlines_count_by_parameters_that_are_terms() {
    for (kind, deadline) in deadlines().filter(|(_, d)| !d.parameter.is_empty()) {
        let rows: Vec<_> = parameters::find(deadline.parameter).collect();
        assert!(!rows.is_empty(), "{kind:?} {} {}", deadline.label, deadline.parameter);
        let term = |unit| matches!(unit, Unit::Days | Unit::WorkingDays | Unit::Months | Unit::Years);
        let fits = |p: &&Parameter| if deadline.yearly { p.unit == Unit::MonthDay } else { term(p.unit) };
        assert!(rows.iter().all(fits), "{kind:?} {} {}", deadline.label, deadline.parameter);
    }
}

#[test]
fn deadlines_of_a_kind_are_told_apart() {
    for kind in KINDS {
        for word in [|d: &Deadline| d.label, |d: &Deadline| d.name] {
            let names = kind.deadlines.iter().map(|d| (word(d), d.limits));
            assert_eq!(twice(names), Vec::<(&str, &[&str])>::new(), "{kind:?}");
        }
    }
}

#[test]
fn deadlines_have_one_english_name_each() {
    let mut names = std::collections::BTreeMap::new();
    for (kind, deadline) in deadlines() {
        assert!(!deadline.name.is_empty() && deadline.name.is_ascii(), "{kind:?} {}", deadline.label);
        assert!(!deadline.label.is_ascii(), "{kind:?} {}", deadline.name);
        let name = *names.entry(deadline.label).or_insert(deadline.name);
        assert_eq!(name, deadline.name, "{kind:?} {}", deadline.label);
    }
}

// Mounts.

#[test]
fn presets_are_codes_of_a_field_of_the_mounted_kind() {
    for mount in MOUNTS {
        assert!(mount.group != mount.kind.group || mount.name != mount.kind.name, "{}", mount.label);
        assert!(KINDS.contains(&mount.kind) && catalog::shared_name(mount.kind), "{}", mount.label);
        assert!(!mount.presets.is_empty() && is_snake_case(mount.name) && !mount.label.is_ascii());
        for (name, codes) in mount.presets {
            let list = mount.kind.field(name).and_then(|f| code_list(&f.ty));
            let known = |code: &&str| list.is_some_and(|l| l.get(code).is_some());
            assert!(!codes.is_empty() && codes.iter().all(known), "{} {name} {codes:?}", mount.label);
        }
    }
    assert!(!catalog::shared_name(&catalog::procurement::CONTRACT));
}

// Parameters.

#[test]
fn parameters_have_values_of_their_unit() {
    for p in PARAMETERS {
        assert!(p.name.split('.').count() >= 2 && p.name.split('.').all(is_snake_case), "{}", p.name);
        let number = || p.value.parse::<f64>().is_ok_and(|n| n >= 0.0);
        let fits = match p.unit {
            Unit::MonthDay => chrono::NaiveDate::parse_from_str(&format!("2023-{}", p.value), "%Y-%m-%d").is_ok(),
            Unit::DayOfMonth => p.value.parse::<u8>().is_ok_and(|day| (1..=28).contains(&day)),
            Unit::Percent | Unit::WanYuan => p.value.is_empty() || number(),
            Unit::PercentPerDay => number(),
            _ => p.value.parse::<u32>().is_ok(),
        };
        assert!(fits, "{} {:?} {:?}", p.name, p.value, p.unit);
    }
}

#[test]
fn ranges_of_one_parameter_follow_each_other_without_overlap() {
    let mut rows: HashMap<_, Vec<&Parameter>> = HashMap::new();
    for p in PARAMETERS {
        for day in p.from.iter().chain(&p.to) {
            assert!(day.parse::<chrono::NaiveDate>().is_ok(), "{} {day}", p.name);
        }
        assert!(p.from.zip(p.to).is_none_or(|(from, to)| from <= to), "{}", p.name);
        rows.entry(p.name).or_default().push(p);
    }
    for (name, rows) in rows {
        for pair in rows.windows(2) {
            let apart = pair[0].to.zip(pair[1].from).is_some_and(|(to, from)| to < from);
            assert!(apart && pair[0].unit == pair[1].unit, "{name}");
        }
    }
}

#[test]
fn what_is_to_be_confirmed_is_no_statute() {
    for p in PARAMETERS {
        let letter = match p.confidence {
            Confidence::Statute => 'S',
            Confidence::Public => 'P',
            Confidence::Local => 'L',
        };
        assert_eq!(p.confidence.letter(), letter);
        assert!(!p.source.is_empty(), "{}", p.name);
        let doubtful = p.value.is_empty() || p.source.contains("待核") || p.source.contains("未见");
        let article = p.source.chars().any(|c| c.is_ascii_digit());
        if p.confidence == Confidence::Statute {
            assert!(article && !doubtful, "{} {}", p.name, p.source);
        }
    }
}
