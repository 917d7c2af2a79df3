//! From the words of a command line to a node, and the shortcuts: an id alone, a verb with an id.

use super::args::takes_next;
use super::flags;
use super::node::{Node, Noun, folded};
use super::words;
use crate::catalog;
use crate::schema::Kind;
use crate::terms;

/// U+2212, which every value takes for a hyphen.
const MINUS: &str = "\u{2212}";

/// How far the words led.
#[derive(Debug)]
pub struct Walk {
    /// The node reached.
    pub node: Node,
    /// Positions of the tokens that led there.
    pub steps: Vec<usize>,
    /// Position of a word that leads nowhere from that node.
    pub stray: Option<usize>,
}

/// Follows the words of a command line as far as they lead; global flags may stand between them.
pub fn walk(tokens: &[String]) -> Walk {
    let mut walk = Walk { node: Node::Root, steps: Vec::new(), stray: None };
    let mut at = 0;
    while walk.node.is_branch() && at < tokens.len() {
        let token = &tokens[at];
        if token.starts_with('-') && token.len() > 1 {
            at += if takes_next(token) { 2 } else { 1 };
            continue;
        }
        match walk.node.find(token) {
            Some(node) => {
                walk.node = node;
                walk.steps.push(at);
            }
            None => {
                walk.stray = Some(at);
                break;
            }
        }
        at += 1;
    }
    walk
}

/// The kind of the record that a word names by its id; `None` when it is no id or no kind has its prefix.
pub fn kind_of_id(word: &str) -> Option<&'static Kind> {
    is_id(word).then(|| catalog::by_prefix(terms::text::fold(word).get(..2)?)).flatten()
}

/// True when a word has the shape of a record id, clear or not.
pub fn is_id(word: &str) -> bool {
    // Only the shape matters here, so any year will do for ids that leave theirs out.
    terms::id::parse(word, 2000).is_some()
}

/// The verb of a kind that a word names: a common one or one of its lifecycle.
pub fn verb_of(kind: &'static Kind, word: &str) -> Option<Node> {
    Node::Noun(Noun { kind, mount: None }).find(word)
}

/// Completes the shortcuts, so that the walk finds a node: `ID` is shown, `VERB … ID` and `ID VERB` get their noun, and
/// a negative value stays with its flag.
pub fn complete(tokens: &[String]) -> Vec<String> {
    let mut tokens = join_negatives(tokens);
    let Some(first) = first_word(&tokens) else { return tokens };
    let noun = |kind: &'static Kind| {
        let label = Node::Noun(Noun { kind, mount: None }).label().en.to_owned();
        [Node::Group(kind.group).label().en.to_owned(), label]
    };
    if let Some(kind) = kind_of_id(&tokens[first]) {
        let verb = tokens.get(first + 1).and_then(|word| verb_of(kind, word));
        let id = tokens.remove(first);
        match verb {
            Some(_) => tokens.insert(first + 1, id),
            None => tokens.splice(first..first, ["show".to_owned(), id]).for_each(drop),
        }
        tokens.splice(first..first, noun(kind)).for_each(drop);
        return tokens;
    }
    let led = walk(&tokens);
    if !led.steps.is_empty() && led.stray.is_none_or(|stray| !is_id(&tokens[stray])) {
        return tokens;
    }
    if let Some(id) = later_id(&tokens, first)
        && let Some(kind) = kind_of_id(&tokens[id])
        && verb_of(kind, &tokens[first]).is_some()
    {
        tokens.splice(first..first, noun(kind)).for_each(drop);
    }
    tokens
}

/// Position of the first word that is neither a global flag nor the value of one.
fn first_word(tokens: &[String]) -> Option<usize> {
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].starts_with('-') {
            return Some(at);
        }
        at += if takes_next(&tokens[at]) { 2 } else { 1 };
    }
    None
}

/// Position of the first id behind a verb that is not the value of a flag.
pub fn later_id(tokens: &[String], verb: usize) -> Option<usize> {
    let mut at = verb + 1;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.starts_with('-') {
            at += if token.contains('=') || is_switch(token) { 1 } else { 2 };
            continue;
        }
        if is_id(token) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// True for flags known to take no value; any other flag is a field's and takes one.
fn is_switch(token: &str) -> bool {
    let Some(long) = token.strip_prefix("--") else { return !takes_next(token) };
    let name = folded(long);
    let verbs = words::COMMON.iter().flat_map(|s| s.flags.iter().copied());
    let mut all = flags::GLOBALS.iter().chain(verbs).chain([&flags::HELP, &flags::SHORT_HELP]);
    all.any(|f| (f.name == name || f.label == name) && f.value.is_none())
}

/// `--date -2w` would read as a flag called `-2w`: the two are joined, since no flag of ours begins with a digit. Where no
/// flag is before it, as in `calendar add today -5wd`, it gets a minus sign that is no hyphen.
fn join_negatives(tokens: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let negative = token.strip_prefix('-').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        match joined.last_mut() {
            Some(flag) if negative && flag.len() > 2 && flag.starts_with("--") && !flag.contains('=') => {
                flag.push('=');
                flag.push_str(token);
            }
            _ if negative => joined.push(token.replacen('-', MINUS, 1)),
            _ => joined.push(token.clone()),
        }
    }
    joined
}
