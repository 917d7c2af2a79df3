//! `finding`: what checks found, and what somebody answered.

use chrono::{Datelike as _, NaiveDate};

use super::check::{named, rule, table};
use super::due::only;
use super::session::{Session, record};
use crate::both;
use crate::catalog::by_prefix;
use crate::error::{Failure, Fault, Result, codes};
use crate::rules::check::Rule;
use crate::rules::check::answers::{Answer, Stand, key};
use crate::rules::check::engine::{self, Scope};
use crate::schema::Kind;
use crate::terms;

pub(super) fn list(s: &mut Session<'_>) -> Result<u8> {
    let (open, answered) = (s.args().flag("open"), s.args().flag("answered"));
    if open && answered {
        let text = both!("--未答复 和 --已答复 不能一起用", "--open and --answered exclude each other");
        return Err(Failure::new(&codes::E1006, text).hint(both!("去掉一个,或都去掉", "drop one, or both")));
    }
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let scope = Scope { rule: rule(s)?, kind: only(s)?, breaches_only: true, ..Scope::default() };
    let found = table(s, true, |sink| {
        engine::run(ledger.read(), today, &scope, &mut |finding| {
            let fits = match finding.answer {
                Some(_) => !open,
                None => !answered,
            };
            if fits { sink(finding) } else { Ok(()) }
        })?;
        Ok(())
    })?;
    if found == 0 {
        s.ui.status(&both!("没有发现", "there are no findings"));
    }
    Ok(0)
}

pub(super) fn answer(s: &mut Session<'_>) -> Result<u8> {
    let operands = s.args().positionals();
    let (code, id) = (operands.first().copied().unwrap_or_default(), operands.get(1).copied().unwrap_or_default());
    let rule = named(code)?;
    let (stand, reason) = said(s)?;
    let (mut ledger, act) = s.writing("answer")?;
    let row = record(ledger.read(), judged(rule, id, act.as_of)?, id, act.as_of)?;
    let id = row.id().to_owned();
    let mut stands = None;
    let scope = Scope { rule: Some(rule.code), record: Some(&id), ..Scope::default() };
    engine::run(ledger.read(), act.as_of, &scope, &mut |finding| {
        if !finding.missing {
            stands = Some((finding.on, finding.facts()));
        }
        Ok(())
    })?;
    let code = rule.code;
    let Some((on, facts)) = stands else {
        let text = both!("规则 {code} 在 {id} 上没有发现", "rule {code} finds nothing on {id}");
        return Err(Fault::new(&codes::E2001, text)
            .hint(both!("看列表: chengxin 发现 列表 --规则 {code}", "see: chengxin finding list --rule {code}"))
            .into());
    };
    let answer = Answer { stand, reason, by: act.operator.clone(), on: act.as_of, facts: Some(facts) };
    let json = serde_json::to_string(&answer).map_err(anyhow::Error::new)?;
    let ((), receipt) = ledger.write(&act, |op| op.set_setting(&key(rule, &id, on), &json))?;
    let word = stand.word();
    let (zh, en) = (word.zh, word.en);
    s.done(&both!("{code} {id}: {zh}", "{code} {id}: {en}"), receipt.seq);
    Ok(0)
}

/// The kind of the record that an answer is about: the rule's own, or, where it judges every register, that of the id.
fn judged(rule: &Rule, id: &str, today: NaiveDate) -> Result<&'static Kind> {
    if let Some(kind) = rule.kind() {
        return Ok(kind);
    }
    let id = match terms::id::parse(id, today.year()) {
        Some(id) => id?,
        None => {
            let code = rule.code;
            let text = both!("\"{id}\" 不是编号", "\"{id}\" is no id");
            let hint = both!("看列表: chengxin 发现 列表 --规则 {code}", "see: chengxin finding list --rule {code}");
            return Err(Fault::new(&codes::E2001, text).hint(hint).into());
        }
    };
    by_prefix(id.prefix()).ok_or_else(|| {
        let text = both!("没有编号 {id} 的台账", "no register has ids like {id}");
        let hint = both!("看前缀: chengxin 帮助 编号", "prefixes: chengxin help ids");
        Fault::new(&codes::E2001, text).hint(hint).into()
    })
}

/// What `--as` and `--reason` say.
fn said(s: &Session<'_>) -> Result<(Stand, String)> {
    let lacks = |zh: &str, en: &str| {
        let text = both!("答复须写 {zh}", "an answer needs {en}");
        Fault::new(&codes::E1004, text).hint(both!("--作为 已说明 --原因 文字", "--as explained --reason TEXT"))
    };
    let mut faults = Vec::new();
    let reason = terms::text::clean(s.args().text("reason").unwrap_or_default()).into_owned();
    if reason.is_empty() {
        faults.push(lacks("--原因", "--reason"));
    }
    let stand = match s.args().text("as") {
        None => {
            faults.push(lacks("--作为", "--as"));
            None
        }
        Some(word) => {
            let stand = Stand::parse(word);
            if stand.is_none() {
                let text = both!("没有答复\"{word}\"", "there is no answer \"{word}\"");
                let hint = both!("可写: 已说明、已立案、已接受", "may be: explained, opened, accepted");
                faults.push(Fault::new(&codes::E3002, text).on("as").hint(hint));
            }
            stand
        }
    };
    match stand {
        Some(stand) if faults.is_empty() => Ok((stand, terms::mask::numbers_in(&reason))),
        _ => Err(Failure::of(faults)),
    }
}
