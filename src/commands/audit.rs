//! `audit`: recomputes the chain and compares every record; prints the head to be kept outside.

use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::{Fault, Result, codes};
use crate::messages::Both;
use crate::render::{Format, Head};

pub(super) fn verify(s: &mut Session<'_>) -> Result<u8> {
    s.present_only()?;
    let ledger = s.open_read()?;
    let sealed = s.args().text("head").map(head).transpose()?;
    let found = ledger.read().verify(sealed.as_ref().map(|(seq, digest)| (*seq, digest.as_str())))?;
    let good = found.findings.is_empty();
    let (operations, changes, records, count) =
        (found.operations, found.changes, found.records, found.findings.len() + found.more);
    let output = super::output::Output::of(s, Some(Format::Table))?;
    if matches!(output.format, Format::Json | Format::JsonLines) {
        let lang = s.lang();
        let findings: Vec<&str> = found.findings.iter().map(|f| f.get(lang)).collect();
        let text = serde_json::json!({
            "ok": good, "operations": operations, "changes": changes, "records": records,
            "findings": findings, "finding_count": count,
        });
        super::output::text(s, &output, &format!("{text}\n"))?;
        return Ok(u8::from(!good));
    }
    if good {
        if !s.globals().quiet {
            let text = both!(
                "核验通过: {operations} 次操作、{changes} 条改动相接,{records} 条记录与日志一致\n",
                "verified: {operations} operations and {changes} changes form one chain, {records} records agree with it\n"
            );
            super::output::text(s, &output, text.get(s.context.lang))?;
        }
        return Ok(0);
    }
    let mut text = String::new();
    for finding in &found.findings {
        text.push_str(finding.get(s.lang()));
        text.push('\n');
    }
    if found.more > 0 {
        let more = found.more;
        text.push_str(both!("另有 {more} 处\n", "and {more} more\n").get(s.lang()));
    }
    super::output::text(s, &output, &text)?;
    let fault = Fault::new(&codes::E7008, both!("核验不符: {count} 处", "the audit found {count} differences"))
        .hint(both!("保留原件,与封存的链头和备份比对", "keep the file; compare it with the sealed head and a backup"));
    Err(fault.into())
}

/// `412:ab12…`: the operation and its digest, as `audit seal` printed them.
fn head(text: &str) -> Result<(i64, String)> {
    let folded = crate::terms::text::fold(text);
    let parts = folded.split_once(':').and_then(|(seq, digest)| {
        let seq = seq.trim().parse().ok()?;
        let digest = digest.trim().to_ascii_lowercase();
        (digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit())).then_some((seq, digest))
    });
    parts.ok_or_else(|| {
        Fault::new(&codes::E1005, both!("链头写法不对: {text}", "head not understood: {text}"))
            .hint(both!("写作 操作号:摘要,即封存时打印的一行", "write NUMBER:DIGEST, the line that seal printed"))
            .into()
    })
}

pub(super) fn seal(s: &mut Session<'_>) -> Result<u8> {
    s.present_only()?;
    let ledger = s.open_read()?;
    let head = ledger.read().head()?;
    let output = super::output::Output::of(s, Some(Format::Id))?;
    if output.format == Format::Id {
        let line = format!("{}:{}\n", head.seq, head.digest);
        super::output::text(s, &output, &line)?;
    } else {
        let lang = s.lang();
        let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
        let heads = vec![
            Head::number(word("操作号", "operation")).keep(),
            Head::text(word("时间", "at")).rigid(),
            Head::text(word("摘要", "digest")).keep().rigid(),
        ];
        let row = vec![Cell::Int(head.seq), Cell::Text(head.at), Cell::Text(head.digest)];
        small(s, &["seq", "at", "digest"], heads, vec![row])?;
    }
    s.ui.hint(&both!(
        "另处保存这一行,以后核验: chengxin 审计 核验 --链头 这一行",
        "keep this line elsewhere; later: chengxin audit verify --head LINE"
    ));
    Ok(0)
}
