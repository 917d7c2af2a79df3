use std::collections::BTreeMap;

use super::{leaves, nodes, run};
use crate::cli::node::{Node, folded};
use crate::cli::suggest::nearest;
use crate::cli::{flags, tree};
use crate::messages::Lang;

#[test]
fn the_parser_accepts_the_whole_tree() {
    tree::root().debug_assert();
}

#[test]
fn no_flag_of_a_command_means_two_things() {
    for leaf in leaves() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let flags = flags::GLOBALS.iter().chain(leaf.flags().iter().copied()).chain([&flags::HELP, &flags::SHORT_HELP]);
        let mut names: Vec<(String, String)> = flags
            .flat_map(|f| [(f.name.to_owned(), f.name.to_owned()), (f.label.to_owned(), f.name.to_owned())])
            .collect();
        for field in leaf.fields() {
            let owner = format!("field {}", field.name);
            names.extend([(field.name.replace('_', "-"), owner.clone()), (field.label.to_owned(), owner)]);
        }
        for (name, owner) in names {
            if let Some(other) = seen.insert(name.clone(), owner.clone()) {
                assert_eq!(other, owner, "{}: --{name} is both", leaf.command(Lang::En));
            }
        }
    }
}

#[test]
fn siblings_have_different_names() {
    for node in nodes() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for child in node.children() {
            for name in [folded(child.label().en), folded(child.label().zh)] {
                let path = child.path().join(" ");
                if let Some(other) = seen.insert(name.clone(), path.clone()) {
                    assert_eq!(other, path, "{name}");
                }
            }
        }
    }
}

#[test]
fn both_languages_lead_to_the_same_place() {
    for leaf in leaves() {
        for lang in [Lang::Zh, Lang::En] {
            let line = leaf.command(lang);
            let found = run(&format!("{} -h", line.trim_start_matches("chengxin "))).unwrap();
            assert_eq!(found.path, leaf.path(), "{line}");
        }
        let full = leaf.path().join(" ");
        assert_eq!(run(&format!("{full} -h")).unwrap().path, leaf.path(), "{full}");
    }
}

/// Deletes or replaces one character of each Chinese name; the right name must be in the error.
#[test]
fn one_damaged_character_still_finds_the_name() {
    let (mut tried, mut missed) = (0, Vec::new());
    for node in nodes().into_iter().filter(|n| n.is_branch()) {
        let names: Vec<&str> = node.children().iter().map(|c| c.label().zh).collect();
        for name in names.iter().filter(|n| n.chars().count() > 1 && !n.is_ascii()) {
            let chars: Vec<char> = name.chars().collect();
            for at in 0..chars.len() {
                let mut deleted = chars.clone();
                deleted.remove(at);
                let mut replaced = chars.clone();
                replaced[at] = '龘';
                for damaged in [deleted, replaced] {
                    let word: String = damaged.into_iter().collect();
                    let line = format!("{} {word}", node.command(Lang::Zh));
                    let Err(failure) = run(line.trim_start_matches("chengxin ").trim_start_matches("chengxin")) else {
                        continue; // the damage made another name
                    };
                    tried += 1;
                    if !failure.hint.is_some_and(|h| h.zh.contains(name)) {
                        missed.push(line);
                    }
                }
            }
        }
    }
    assert!(missed.len() * 20 <= tried, "{} of {tried}: {missed:?}", missed.len());
}

#[test]
fn near_names_by_letters_and_by_sound() {
    let names = ["采购", "采集", "合同", "contract", "list", "link", "履约验收", "债务", "乙方"];
    for (word, expected) in [
        ("采够", &["采购", "采集"][..]),
        ("采勾", &["采购", "采集"]),
        ("合通", &["合同"]),
        ("合", &["合同"]),
        ("菜构", &["采购"]),
        ("hetong", &["合同"]),
        ("contarct", &["contract"]),
        ("contr", &[]),
        ("lst", &["list"]),
        ("lisk", &["list", "link"]),
        ("吕约检收", &["履约验收"]),
        ("zhaiwu", &["债务"]),
        ("", &[]),
        ("完全不同", &[]),
        ("zzz", &[]),
        // The opposite is no misspelling; another character is.
        ("甲方", &[]),
        ("乙访", &["乙方"]),
    ] {
        assert_eq!(nearest(word, names), expected, "{word}");
    }
}

#[test]
fn groups_without_a_noun_are_not_shown() {
    for node in Node::Root.children() {
        assert!(!matches!(node, Node::Group(_)) || !node.children().is_empty(), "{node:?}");
    }
}
