//! Usage errors in both languages, each with a command to paste where one can be told.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{Args, dashed, takes_next};
use super::examples;
use super::flags;
use super::masking;
use super::node::{Node, Noun, folded};
use super::spec::MANY;
use super::suggest::nearest;
use super::walk::{Walk, is_id, kind_of_id, later_id, walk};
use crate::both;
use crate::catalog;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};

/// A word that leads nowhere from the node reached: what it could have meant.
pub fn stray(tokens: &[String], led: &Walk, at: usize) -> Failure {
    let word = tokens[at].as_str();
    match led.node {
        Node::Root if is_id(word) => unknown_prefix(word),
        Node::Root => shared_noun(word).or_else(|| lone_verb(tokens, at)),
        Node::Group(_) => verb_without_noun(tokens, led.node, word),
        _ => None,
    }
    .unwrap_or_else(|| misspelt(tokens, led, at))
}

fn unknown_prefix(word: &str) -> Option<Failure> {
    if kind_of_id(word).is_some() {
        return None;
    }
    let prefix: String = crate::terms::text::fold(word).chars().take(2).collect::<String>().to_ascii_uppercase();
    let failure = match catalog::reserved_by_prefix(&prefix) {
        Some(kind) => {
            let (zh, en) = (kind.label, kind.name);
            Failure::new(
                &codes::E1001,
                both!("这个版本还不登记{zh}({prefix})", "this version keeps no {en} yet ({prefix})"),
            )
        }
        None => Failure::new(&codes::E1001, both!("没有以 {prefix} 开头的编号", "no record id begins with {prefix}")),
    };
    Some(failure.hint(both!("查找记录: chengxin 查找 文字", "look for a record: chengxin find TEXT")))
}

/// A noun that several groups share is not enough alone.
fn shared_noun(word: &str) -> Option<Failure> {
    let groups = Node::Root.children().into_iter().filter(|n| matches!(n, Node::Group(_)));
    let places: Vec<Node> = groups.filter_map(|group| group.find(word)).collect();
    if places.is_empty() {
        return None;
    }
    let text = if places.len() == 1 {
        both!("\"{word}\"前面要写所在的组", "\"{word}\" needs its group in front")
    } else {
        both!("\"{word}\"在几个组里都有,要写明哪一组", "several groups have \"{word}\"; name the group")
    };
    Some(Failure::new(&codes::E1001, text).hint(either(&places)))
}

/// The commands of nodes, joined by "or".
fn either(nodes: &[Node]) -> Both {
    let join = |lang: Lang, or: &str| nodes.iter().map(|n| n.command(lang)).collect::<Vec<_>>().join(or);
    Both { zh: join(Lang::Zh, " 或 ").into(), en: join(Lang::En, " or ").into() }
}

/// A verb at the start: it needs an id, or a noun, or the record's kind does not have it.
fn lone_verb(tokens: &[String], at: usize) -> Option<Failure> {
    let word = tokens[at].as_str();
    let having: Vec<Node> = catalog::KINDS.iter().filter_map(|kind| noun(kind).find(word)).collect();
    let verb = *having.first()?;
    if let Some(kind) = later_id(tokens, at).and_then(|id| kind_of_id(&tokens[id])) {
        let (label, name) = (kind.both().zh, kind.both().en);
        let verbs: Vec<Node> = noun(kind).children().into_iter().filter(|n| matches!(n, Node::Verb(..))).collect();
        let list = |lang: Lang| verbs.iter().map(|n| n.word(lang)).collect::<Vec<_>>();
        let (zh, en) = (list(Lang::Zh).join("、"), list(Lang::En).join(", "));
        let failure =
            Failure::new(&codes::E1001, both!("{label}没有\"{word}\"这个动作", "{name} has no verb \"{word}\""));
        return Some(failure.hint(if verbs.is_empty() {
            both!("看可用的动作: chengxin {label} -h", "see its verbs: chengxin {name} -h")
        } else {
            both!("可用的动作: {zh}", "its verbs: {en}")
        }));
    }
    if verb.operand().min == 0 {
        let (zh, en) = (verb.command(Lang::Zh), verb.command(Lang::En));
        let text = both!("\"{word}\"要写明名词", "\"{word}\" needs a noun");
        return Some(Failure::new(&codes::E1001, text).hint(both!("如 {zh}", "e.g. {en}")));
    }
    Some(missing_operand(verb))
}

fn noun(kind: &'static crate::schema::Kind) -> Node {
    Node::Noun(Noun { kind, mount: None })
}

/// `chengxin 采购 列表`: a group has no verbs, its nouns have.
fn verb_without_noun(tokens: &[String], group: Node, word: &str) -> Option<Failure> {
    let verbs: Vec<Node> = group.children().into_iter().filter_map(|noun| noun.find(word)).take(3).collect();
    if verbs.is_empty() || tokens.is_empty() {
        return None;
    }
    let (zh, en) = (group.word(Lang::Zh), group.word(Lang::En));
    let text = both!("{zh}下面先写名词,再写\"{word}\"", "under {en} the noun comes before \"{word}\"");
    Some(Failure::new(&codes::E1001, text).hint(either(&verbs)))
}

fn misspelt(tokens: &[String], led: &Walk, at: usize) -> Failure {
    let word = tokens[at].as_str();
    let text = match led.node {
        Node::Root => both!("没有\"{word}\"这个命令", "no command \"{word}\""),
        node => {
            let (zh, en) = (node.word(Lang::Zh), node.word(Lang::En));
            both!("{zh}下面没有\"{word}\"", "{en} has no \"{word}\"")
        }
    };
    let candidates = candidates(tokens, led.node, at);
    let near = nearest(word, candidates.iter().map(|(name, _)| name.as_str()));
    let commands: Vec<String> = near
        .iter()
        .filter_map(|name| candidates.iter().find(|(n, _)| n == name))
        .map(|(_, replacement)| corrected(tokens, at, replacement))
        .collect();
    let failure = Failure::new(&codes::E1001, text);
    if commands.is_empty() {
        let (zh, en) = (led.node.command(Lang::Zh), led.node.command(Lang::En));
        return failure.hint(both!("全部命令: {zh} -h", "all commands: {en} -h"));
    }
    failure.hint(Both { zh: commands.join(" 或 ").into(), en: commands.join(" or ").into() })
}

/// Every name that a word in this place could be, with the words to put there.
fn candidates(tokens: &[String], node: Node, at: usize) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut add = |node: Node, words: &dyn Fn(Lang) -> String| {
        for lang in [Lang::Zh, Lang::En] {
            names.push((node.word(lang).into_owned(), words(lang)));
        }
    };
    for child in node.children() {
        add(child, &|lang| child.word(lang).into_owned());
        if matches!(child, Node::Group(_)) {
            for noun in child.children().into_iter().filter(|n| !n.noun().is_some_and(Noun::stands_alone)) {
                add(noun, &|lang| format!("{} {}", child.word(lang), noun.word(lang)));
            }
        }
    }
    if matches!(node, Node::Root) {
        let kind = later_id(tokens, at).and_then(|id| kind_of_id(&tokens[id]));
        for verb in kind.map(noun).into_iter().flat_map(Node::children) {
            add(verb, &|lang| verb.word(lang).into_owned());
        }
    }
    names
}

/// The whole command with one token replaced, unless that would repeat private data.
fn corrected(tokens: &[String], at: usize, replacement: &str) -> String {
    let mut fixed: Vec<String> = tokens.to_vec();
    fixed.splice(at..=at, replacement.split(' ').map(str::to_owned)).for_each(drop);
    let kind = walk(&super::walk::complete(&fixed)).node.noun().map(|n| n.kind);
    let masked = masking::masked(&fixed, kind);
    let shown = if masked == fixed { fixed } else { [&fixed[..=at], &["..".to_owned()]].concat() };
    shown.iter().fold("chengxin".to_owned(), |line, word| line + " " + &quoted(word))
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || "-_=.,:/%+@~、。·".contains(c) || (!c.is_ascii() && !c.is_whitespace());
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Reports every flag that the command does not know.
///
/// # Errors
/// E1002, one fault for each.
pub fn unknown_flags(tokens: &[String], led: &Walk) -> Result<()> {
    let known = Known::of(led.node);
    let mut faults: Vec<(usize, Fault, Option<String>)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let Some(long) = token.strip_prefix("--").filter(|l| !l.is_empty()) else {
            if token == "--" {
                break;
            }
            at += if takes_next(token) { 2 } else { 1 };
            continue;
        };
        let name = long.split('=').next().unwrap_or(long);
        match known.takes_value(name) {
            Some(true) if !long.contains('=') => at += 1,
            Some(_) => {}
            None => {
                let (fault, best) = unknown_flag(name, led.node, &known);
                faults.push((at, fault, best.map(|b| format!("--{b}{}", &long[name.len()..]))));
            }
        }
        at += 1;
    }
    if let [(at, fault, Some(best))] = &faults[..] {
        let command = corrected(tokens, *at, best);
        return Err(Failure::new(fault.code, fault.text.clone()).hint(Both::same(command)));
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::of(faults.into_iter().map(|(_, fault, _)| fault).collect())) }
}

fn unknown_flag(name: &str, node: Node, known: &Known) -> (Fault, Option<String>) {
    let near = nearest(name, known.names.iter().map(|(n, _)| n.as_str()));
    let mut fault = Fault::new(&codes::E1002, both!("没有 --{name} 这个选项", "no flag --{name}"));
    let best = near.first().map(|n| (*n).to_owned());
    if !near.is_empty() {
        let list = near.iter().map(|n| format!("--{n}")).collect::<Vec<_>>();
        let (zh, en) = (list.join("、"), list.join(", "));
        fault = fault.hint(both!("相近: {zh}", "nearest: {en}"));
    } else if let Some(field) = node.noun().and_then(|n| n.kind.find_field(name)) {
        let (zh, en) = (field.label, field.name);
        fault = fault.hint(both!("筛选写作 {zh}=值", "a filter is written {en}=VALUE"));
    } else {
        let (zh, en) = (node.command(Lang::Zh), node.command(Lang::En));
        fault = fault.hint(both!("全部选项: {zh} --帮助", "all flags: {en} --help"));
    }
    (fault, best)
}

/// The long names of a command's flags and whether each takes a value.
struct Known {
    names: Vec<(String, bool)>,
}

impl Known {
    fn of(node: Node) -> Self {
        let mut names: Vec<(String, bool)> = Vec::new();
        let help = [&flags::HELP, &flags::SHORT_HELP];
        for flag in flags::GLOBALS.iter().chain(node.flags().iter().copied()).chain(help) {
            names.extend([flag.name, flag.label].map(|n| (n.to_owned(), flag.value.is_some())));
        }
        match node {
            Node::Root => names.extend([flags::VERSION.name, flags::VERSION.label].map(|n| (n.to_owned(), false))),
            Node::Plain(spec) if spec.name == "init" => names.push(("经办人".to_owned(), true)),
            _ => {}
        }
        for field in node.fields() {
            names.extend([field.name.replace('_', "-"), field.label.to_owned()].map(|n| (n, true)));
            names.extend(field.aliases.iter().map(|a| ((*a).to_owned(), true)));
        }
        Self { names }
    }

    fn takes_value(&self, name: &str) -> Option<bool> {
        let hyphened = name.replace('_', "-");
        self.names.iter().find(|(n, _)| *n == hyphened).map(|(_, takes)| *takes)
    }
}

/// Checks that a command has what it takes besides flags, and no more.
///
/// # Errors
/// E1004 when something is missing, E1002 when something is too much.
pub fn enough(args: &Args, node: Node, tokens: &[String]) -> Result<()> {
    let operand = node.operand();
    let given = args.positionals();
    if given.len() < operand.min {
        return Err(missing_operand(node));
    }
    if operand.max != MANY && given.len() > operand.max {
        return Err(surplus(given[operand.max], node, tokens));
    }
    Ok(())
}

fn missing_operand(node: Node) -> Failure {
    let what = node.operand().what;
    let (zh, en) = (what.zh, what.en);
    let example = |lang| examples::of(node, lang).into_iter().next().unwrap_or_default();
    let (zh_example, en_example) = (example(Lang::Zh), example(Lang::En));
    Failure::new(&codes::E1004, both!("缺少{zh}", "missing {en}")).hint(both!("如 {zh_example}", "e.g. {en_example}"))
}

fn surplus(word: &str, node: Node, tokens: &[String]) -> Failure {
    let (zh, en) = (node.command(Lang::Zh), node.command(Lang::En));
    let failure = Failure::new(&codes::E1002, both!("用不上\"{word}\"", "\"{word}\" is one word too many"));
    let is_value = tokens.iter().position(|t| t == word).is_some_and(|at| at > 0 && tokens[at - 1].starts_with("--"));
    failure.hint(if is_value {
        both!("值里有空格时用引号括起来", "put a value with spaces in quotes")
    } else {
        both!("用法: {zh} -h", "usage: {en} -h")
    })
}

/// clap's finding, in our words.
pub fn reworded(error: &clap::Error, tokens: &[String], node: Node) -> Failure {
    let argument = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let name = argument.split([' ', '=']).next().unwrap_or_default();
    let named = both_names(name, node);
    let (zh, en) = (&named.zh, &named.en);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Failure::new(&codes::E1005, both!("{zh} 缺少值", "{en} lacks its value"))
                .hint(both!("写作 {zh} 值 或 {zh}=值", "write {en} VALUE or {en}=VALUE"))
        }
        ErrorKind::ArgumentConflict => Failure::new(&codes::E1006, both!("{zh} 只能写一次", "{en} may be given once"))
            .hint(both!("去掉其中一个", "drop one of them")),
        ErrorKind::TooManyValues => Failure::new(&codes::E1005, both!("{zh} 不带值", "{en} takes no value"))
            .hint(both!("只写 {zh}", "write {en} alone")),
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            let (command_zh, command_en) = (node.command(Lang::Zh), node.command(Lang::En));
            Failure::new(&codes::E1002, both!("没有 {zh} 这个选项", "no flag {en}"))
                .hint(both!("全部选项: {command_zh} --帮助", "all flags: {command_en} --help"))
        }
        ErrorKind::UnknownArgument => surplus(&argument, node, tokens),
        kind => {
            let detail = format!("{kind:?}");
            let (command_zh, command_en) = (node.command(Lang::Zh), node.command(Lang::En));
            Failure::new(&codes::E1005, both!("命令写法不对({detail})", "command not understood ({detail})"))
                .hint(both!("用法: {command_zh} -h", "usage: {command_en} -h"))
        }
    }
}

/// A flag as typed or as clap names it, in both languages.
fn both_names(name: &str, node: Node) -> Both {
    let bare = name.trim_start_matches('-');
    let key = folded(bare);
    if name.starts_with("--") {
        let flags = flags::GLOBALS.iter().chain(node.flags().iter().copied());
        if let Some(flag) = flags.chain([&flags::HELP, &flags::SHORT_HELP]).find(|f| f.name == key || f.label == bare) {
            return dashed(flag.label, flag.name);
        }
        if let Some(field) = node.fields().into_iter().find(|f| f.name.replace('_', "-") == key || f.label == bare) {
            return Both { zh: field.flag(Lang::Zh).into(), en: field.flag(Lang::En).into() };
        }
    }
    Both::same(name)
}
