//! The courses of the integrity chain, each from start to end in Chinese and in English, every act taken back and done
//! again on the way; and the proof that no verb of the chain is left out.

mod broken;
mod files;
mod open;
mod rights;
mod scenarios;
mod stage;
mod twice;
mod ways;

use std::collections::BTreeSet;

use chengxin::catalog::KINDS;

use stage::Act;

/// Registers of the integrity chain.
const CHAIN: [&str; 9] =
    ["promise", "complaint", "case", "rectification", "measure", "objection", "repair", "litigation", "publication"];

#[test]
fn every_verb_of_the_chain_is_played_taken_back_and_done_again() {
    // Each story proves that it plays what it says.
    let stories = [
        broken::PLEDGE,
        broken::RENAMED,
        rights::OBJECTION,
        rights::UNFOUNDED,
        rights::REVERSED,
        rights::WAIVED,
        rights::COURTS,
        ways::PROMISES,
        ways::ORDERS,
        ways::REPAIRS,
    ];
    let played: BTreeSet<Act> = stories.concat().into_iter().collect();
    let kinds = KINDS.iter().filter(|kind| CHAIN.contains(&kind.name));
    let missing: Vec<Act> = kinds
        .flat_map(|kind| kind.lifecycle.map(|l| l.verbs).unwrap_or_default().iter().map(|verb| (kind.name, verb.name)))
        .filter(|act| !played.contains(act))
        .collect();
    assert!(missing.is_empty(), "no story plays {missing:?}");
}
