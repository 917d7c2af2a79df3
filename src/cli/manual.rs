//! The manual's text, from the same table and pages as `help`; what is the same for every noun or command is said once.

use super::help;
use super::node::{Node, Noun};
use super::topics::TOPICS;
use crate::catalog::KINDS;
use crate::messages::{Both, Lang};

/// A part of the manual.
#[derive(Debug)]
pub struct Chapter {
    /// What it is about.
    pub title: String,
    /// Its pages: title and text as the terminal shows it.
    pub pages: Vec<(String, String)>,
}

/// Every page of help in one language: overview, commands, what every noun can do, each noun, topics.
///
/// Flags that every command has stand on a page of their own, and the verbs that every noun has stand once, shown on
/// the first kind whose name needs no group and that has a lifecycle.
pub fn chapters(lang: Lang) -> Vec<Chapter> {
    let title = |zh, en| Both::fixed(zh, en).get(lang).to_owned();
    let page = |node: Node| (node.command(lang), help::body(node, lang));
    let plain = Node::Root.children().into_iter().filter(|n| matches!(n, Node::Plain(_)));
    let plain = plain.flat_map(|n| std::iter::once(n).chain(n.children()));
    let nouns = Node::Root.children().into_iter().filter(|n| matches!(n, Node::Group(_))).flat_map(Node::children);
    let overview =
        vec![page(Node::Root), (title("每个命令都有的选项", "Flags of every command"), help::global_flags(lang))];
    let topics = TOPICS.iter().map(|t| (t.title.get(lang).to_owned(), format!("{}\n", t.text.get(lang))));
    vec![
        Chapter { title: title("总览", "Overview"), pages: overview },
        Chapter { title: title("命令", "Commands"), pages: plain.map(page).collect() },
        Chapter {
            title: title("每种台账都有的动作(以一种为例)", "Verbs that every register has, shown on one"),
            pages: pattern().into_iter().flat_map(Node::children).filter(|n| !is_own(*n)).map(page).collect(),
        },
        Chapter { title: title("台账", "Registers"), pages: nouns.map(page).collect() },
        Chapter { title: title("专题", "Topics"), pages: topics.collect() },
    ]
}

/// The noun on which the common verbs are shown.
fn pattern() -> Option<Node> {
    let mut nouns = KINDS.iter().map(|kind| Noun { kind, mount: None });
    nouns.find(|n| n.stands_alone() && n.kind.lifecycle.is_some()).map(Node::Noun)
}

const fn is_own(node: Node) -> bool {
    matches!(node, Node::Verb(..))
}
