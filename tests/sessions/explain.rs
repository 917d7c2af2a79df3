//! `explain` of what the catalogue names: every register, field, state and verb has its page in both languages.

use chengxin::catalog::{KINDS, PARAMETERS};
use serde_json::Value as Json;

use crate::office::Office;

fn is_cjk(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

fn meanings(office: &Office, word: &str) -> Vec<Json> {
    let run = office.run(&["explain", word, "-f", "json", "--lang", "en"]);
    assert_eq!(run.status, 0, "{word}: {}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn every_field_state_and_verb_has_its_page() {
    let office = Office::empty();
    for kind in KINDS {
        let lifecycle = kind.lifecycle;
        let fields = kind.fields.iter().filter(|f| f.is_live()).map(|f| (f.name, f.label, "field"));
        let states = lifecycle.iter().flat_map(|l| l.states.items).map(|i| (i.code, i.zh, "state"));
        let verbs = lifecycle.iter().flat_map(|l| l.verbs).map(|v| (v.name, v.label, "verb"));
        for (name, label, what) in fields.chain(states).chain(verbs) {
            let word = format!("{}.{name}", kind.name);
            let same = meanings(&office, &format!("{}.{label}", kind.label));
            assert!(same.iter().any(|m| m["what"] == what && m["key"] == name && m["kind"] == kind.name), "{word}");
            if PARAMETERS.iter().any(|p| p.name == word) {
                continue; // a parameter goes before a verb of the same name
            }
            let found = meanings(&office, &word);
            assert!(same.iter().any(|m| found.contains(m)), "{word} {label}");
        }
    }
}

#[test]
fn a_page_says_where_a_word_leads() {
    let office = Office::empty();
    let zh = office.ok("explain 合同.待付款");
    assert!(zh.starts_with("合同.待付款  状态") && zh.contains("经由动作  验收") && zh.contains("办结、解除"), "{zh}");
    let en = office.ok("explain contract.signed_on --lang en");
    assert!(en.contains("starts the clock of  contract publication (parameter contract.publish)"), "{en}");
    assert!(!en.chars().any(is_cjk), "{en}");
    let verb = office.ok("explain contract.terminate --lang en");
    assert!(verb.contains("a second person approves") && verb.contains("ended on"), "{verb}");
    // Without its register a word means all that bear it.
    let kinds: Vec<Json> = meanings(&office, "visibility").iter().map(|m| m["kind"].clone()).collect();
    assert_eq!(kinds.len(), 1, "what every register has is told once: {kinds:?}");
    assert!(meanings(&office, "state").len() > 10);
    assert!(
        meanings(&office, "deliver_due").len() == 1 && meanings(&office, "unit").iter().all(|m| m["key"].is_string())
    );
}

#[test]
fn a_misspelt_word_gets_the_nearest() {
    let office = Office::empty();
    office.line("explain contract.signd_on --lang en").fails(4, "E2001").says("contract.signed_on");
    office.line("explain 合同.签定日期").fails(4, "E2001").says("合同.签订日期");
    office.line("explain 投标截止日").fails(4, "E2001").says("投标截止日期");
}

#[test]
fn every_parameter_cites_its_source_or_is_to_be_confirmed() {
    let office = Office::empty();
    for parameter in PARAMETERS {
        let page = office.ok(&format!("explain {}", parameter.name));
        assert!(page.contains("待核") || page.contains(parameter.source), "{page}");
        let page = office.ok(&format!("explain {} --lang en", parameter.name));
        assert!(["local, to be confirmed", "statute", "public"].iter().any(|word| page.contains(word)), "{page}");
    }
}

#[test]
fn a_parameter_names_the_rules_and_red_flags_that_read_it() {
    let office = Office::empty();
    let zh = office.ok("explain contract.supplement_max");
    let rules = office.json("explain contract.supplement_max")["rules"].clone();
    assert!(!rules.as_array().unwrap().is_empty(), "{zh}");
    for rule in rules.as_array().unwrap() {
        let code = rule.as_str().unwrap();
        assert!(zh.contains(&format!("检查规则 {code} ")), "{zh}");
        office.line(&format!("explain {code}")).ends(0).says("contract.supplement_max");
    }
    let en = office.ok("explain flag.short_days --lang en");
    assert!(en.contains("red flag R003: ") && !en.chars().any(is_cjk), "{en}");
    assert_eq!(office.json("explain flag.short_days")["flags"], serde_json::json!(["R003"]));
    // Every rule is found from each of its parameters.
    for rule in chengxin::rules::check::rules() {
        for name in rule.parameters {
            let found = office.json(&format!("explain {name}"))["rules"].clone();
            assert!(found.as_array().unwrap().contains(&Json::from(rule.code)), "{} {name}", rule.code);
        }
    }
}
