//! docs/flags.md: the page of every red flag, with an example computed on the small ledger of its test.

use std::fmt::Write as _;

use chengxin::analysis::flags::{self, Flag, Group, Outcome, Report, Test};
use chengxin::catalog;
use chengxin::messages::{Label, Lang};

use crate::pages::cell;
use crate::scenes::{self, Case, Scene};

/// docs/flags.md.
pub fn flags() -> String {
    let mut out = String::from(
        "# 预警指标 Red flags\n\n\
         由程序生成,勿手改。 Made from the program; do not edit. `chengxin procurement flags`, `chengxin explain R003`\n\n\
         预警只是线索,不是认定。编号和名称取自开放合同伙伴组织的目录;目录没有给出算法的,算法是本程序自定的。\n\
         已终止的项目、已撤回的投标、已作废的记录一概不算。投标状态的对应: 已递交 = 未评;有效、候选、中标、未中标 = 有效;已否决 = 无效。\n\
         四分位按 R 的第 8 种定义;四分位距 IQR = Q3 − Q1;中间一半的值全都相同时,与之相同的不算离群。\n\n\
         A red flag is a lead, not a finding. Codes and titles are those of the Open Contracting Partnership's catalogue; where it gives no \
         formula, the formula is this program's own. Aborted procedures, withdrawn bids and void records are left out everywhere. States of \
         bids: received = pending; valid, candidate, won, lost = valid; disqualified = disqualified. Quartiles are those of R type 8; \
         IQR = Q3 - Q1; where the middle half of all values is one value, that value is no outlier.\n",
    );
    let cases = scenes::all();
    let computed = |f: &&&Flag| matches!(f.test, Test::Computed(_));
    for flag in flags::ALL.iter().filter(computed) {
        page(&mut out, flag, cases.iter().find(|case| case.code == flag.code));
    }
    out.push_str("\n## 无法计算 Not computable\n\n| | 名称 | 缺什么 | title | what is missing |\n|-|-|-|-|-|\n");
    for flag in flags::ALL.iter() {
        if let Test::Absent(reason) = flag.test {
            let (title, code) = (flag.title, flag.code);
            let _ = writeln!(out, "| {code} | {} | {} | {} | {} |", title.zh, reason.zh, title.en, reason.en);
        }
    }
    out
}

fn page(out: &mut String, flag: &'static Flag, case: Option<&Case>) {
    let _ = write!(out, "\n## {} {} {}\n\n", flag.code, flag.title.zh, flag.title.en);
    let mut line = |zh: &str, en: &str, text: Label| {
        let _ = writeln!(out, "- **{zh}** {} **{en}** {}", cell(text.zh), cell(text.en));
    };
    line("为什么", "Why.", flag.why);
    line("算法", "Formula.", flag.formula);
    let groups: Vec<Label> = flag.groups.iter().copied().map(Group::label).collect();
    let _ = writeln!(
        out,
        "- **对象** {}。 **Raised on** {}.",
        groups.iter().map(|g| g.zh).collect::<Vec<_>>().join("、"),
        groups.iter().map(|g| g.en).collect::<Vec<_>>().join(", ")
    );
    let _ = writeln!(out, "- **字段** {}。 **Reads** {}.", fields(flag, Lang::Zh), fields(flag, Lang::En));
    if !flag.parameters.is_empty() {
        let names: Vec<String> = flag.parameters.iter().map(|p| format!("`{p}`")).collect();
        let _ = writeln!(out, "- **参数** {}。 **Parameters** {}.", names.join("、"), names.join(", "));
    }
    let Some(case) = case else { return };
    let ledger = Scene::of(&case.raises);
    let report = flags::run(ledger.reader(), &[flag], scenes::today()).unwrap();
    let (_, outcome) = report.outcomes().next().unwrap();
    example(out, flag, &outcome, &report, &case.raises);
}

fn fields(flag: &Flag, lang: Lang) -> String {
    let kinds = flag.reads.iter().map(|(kind, fields)| (catalog::kind(kind).unwrap(), *fields));
    let shown = kinds.map(|(kind, fields)| {
        let fields: Vec<String> = fields.iter().map(|f| kind.field(f).unwrap().title(lang).into_owned()).collect();
        match lang {
            Lang::Zh => format!("{}({})", kind.label, fields.join("、")),
            Lang::En => format!("{} ({})", kind.name.replace('_', " "), fields.join(", ")),
        }
    });
    shown.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// The scene, when it is short, and the first flag raised on it.
fn example(out: &mut String, flag: &Flag, outcome: &Outcome, report: &Report, scene: &str) {
    let raised = &outcome.raised[0];
    let lines: Vec<&str> = scene.lines().map(str::trim_end).filter(|l| !l.is_empty()).collect();
    let shown = if lines.len() <= 4 {
        lines.join("\n")
    } else {
        format!("{}\n..\n{}", lines[..2].join("\n"), lines[lines.len() - 1])
    };
    let threshold = raised.threshold.map(|t| flag.shown(t));
    let (zh, en) = threshold.map_or_else(Default::default, |t| (format!(",界限 {t}"), format!(", threshold {t}")));
    let value = flag.shown(raised.value);
    let group = raised.group.label();
    let subject = report.subject(raised.subject);
    let _ = writeln!(
        out,
        "- **例子** {} {subject}: 值 {value}{zh}。 **Example** {} {subject}: value {value}{en}.\n\n```text\n{shown}\n```",
        group.zh, group.en
    );
}
