//! Tests over the whole tree, in both languages.

use super::node::Node;
use super::{Invocation, parse};
use crate::error::Failure;

mod command_line;
mod filters;
mod help;
mod names;

/// Every node of the tree, root first.
fn nodes() -> Vec<Node> {
    let mut all = vec![Node::Root];
    let mut next = 0;
    while next < all.len() {
        let below = all[next].children();
        // A noun that stands alone hangs below the root and below its group; once is enough.
        all.extend(below.into_iter().filter(|n| !(next == 0 && matches!(n, Node::Noun(_)))));
        next += 1;
    }
    all
}

/// The nodes at which a command ends.
fn leaves() -> impl Iterator<Item = Node> {
    nodes().into_iter().filter(|n| !n.is_branch())
}

/// A command line as a shell would split it; double quotes only.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut any) = (false, false);
    for c in line.chars() {
        match c {
            '"' => (quoted, any) = (!quoted, true),
            ' ' if !quoted => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            c => word.push(c),
        }
    }
    if any || !word.is_empty() {
        words.push(word);
    }
    words
}

fn run(line: &str) -> Result<Invocation, Failure> {
    parse(split(&format!("chengxin {line}")).into_iter().map(Into::into).collect())
}
