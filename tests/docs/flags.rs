//! docs/flags.md: the page of every red flag, with an example computed on the small ledger of its test.

use std::fmt::Write as _;
use std::sync::Arc;

use chengxin::analysis::flags::{self, Flag, Group, Test};
use chengxin::catalog;
use chengxin::messages::{Label, Lang};
use chengxin::schema::{Columns, Field, Kind, Mask, Names, Style};
use serde_json::{Value as Json, json};

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
    let causes = |lang: Lang, join: &str| {
        flag.causes().iter().map(|c| c.both().get(lang).to_owned()).collect::<Vec<_>>().join(join)
    };
    if !flag.causes().is_empty() {
        let (zh, en) = (causes(Lang::Zh, ";"), causes(Lang::En, "; "));
        let _ = writeln!(out, "- **不能判断** {zh}。 **Cannot judge** {en}.");
    }
    let Some(case) = case else { return };
    let _ = writeln!(out, "- **例子** **Example**");
    for lang in [Lang::Zh, Lang::En] {
        let _ = writeln!(out, "\n```text\n{}\n```", example(flag, case, lang).join("\n"));
    }
}

/// The examples by code and language, for the program's own pages.
pub fn examples() -> String {
    let cases = scenes::all();
    let of = |case: &Case| {
        let flag = flags::find(case.code).unwrap();
        let sides = json!({"zh": example(flag, case, Lang::Zh), "en": example(flag, case, Lang::En)});
        (case.code.to_owned(), sides)
    };
    let all: serde_json::Map<String, Json> = cases.iter().map(of).collect();
    serde_json::to_string_pretty(&all).unwrap() + "\n"
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

/// Records of a scene shown at most; of more the first few and the last.
const LINES: usize = 8;
const FEW: usize = 3;

/// The records of a scene, the first and the last where there are many, and the first flag raised on them.
fn example(flag: &'static Flag, case: &Case, lang: Lang) -> Vec<String> {
    let ledger = Scene::of(&case.raises);
    let report = flags::run(ledger.reader(), &[flag], scenes::today()).unwrap();
    let (_, outcome) = report.outcomes().next().unwrap();
    let raised = &outcome.raised[0];
    let lines: Vec<&str> = case.raises.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let told = |line: &&str| record(&ledger, line, lang);
    let (first, last) = if lines.len() <= LINES { (lines.len(), None) } else { (FEW, lines.last()) };
    let mut shown: Vec<String> = lines[..first].iter().map(told).collect();
    if let Some(last) = last {
        shown.extend([word(lang, "……", "...").to_owned(), told(last)]);
    }
    let (group, subject) = (raised.group.label().get(lang), report.subject(raised.subject));
    let value = flag.shown(raised.value);
    let arrow = word(lang, "预警", "raised on");
    let mut result = format!("=> {arrow} {group} {subject}: {} {value}", word(lang, "值", "value"));
    if let Some(threshold) = raised.threshold {
        let _ = write!(result, "{} {}", word(lang, ",界限", ", threshold"), flag.shown(threshold));
    }
    shown.push(result);
    shown
}

fn word(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A line of a scene as a clerk reads the record: what it is, its id, and each field that the scene gives.
fn record(ledger: &Scene, line: &str, lang: Lang) -> String {
    let mut words = line.split_whitespace();
    if let Some(setting) = line.strip_prefix("set ") {
        let (name, value) = setting.split_once(' ').unwrap();
        return format!("{} {name} = {value}", word(lang, "参数", "parameter"));
    }
    let kind = catalog::kind(words.next().unwrap()).unwrap();
    let id = ledger.id(words.next().unwrap());
    let names: Vec<&str> = words.map(|w| w.split_once('=').unwrap().0).collect();
    let fields: Vec<&'static Field> = names.iter().map(|name| kind.field(name).unwrap()).collect();
    let row = ledger.reader().get(kind, id).unwrap().unwrap();
    let columns = Columns::new(kind, &fields, lang, Mask::Nothing, Style::Screen);
    let values = columns.cells(&row).map(|(field, value)| {
        let shown = field.show(value, &mut columns.showing(&row, &mut Ids));
        let shown = if shown.is_empty() { word(lang, "空", "blank").to_owned() } else { shown };
        format!("{} {shown}", field.header(lang))
    });
    let values = values.collect::<Vec<_>>().join(word(lang, ",", ", "));
    let kind_title = kind.title(lang).replace('_', " ");
    if values.is_empty() { format!("{kind_title} {id}") } else { format!("{kind_title} {id}: {values}") }
}

/// Records by their ids.
struct Ids;

impl Names for Ids {
    fn name(&mut self, _kind: &'static Kind, id: &str, _mask: Mask) -> Arc<str> {
        id.into()
    }
}
