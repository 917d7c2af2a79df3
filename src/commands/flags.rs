//! `procurement flags`: the red flags of the procurement registers, and the page of one of them.

use std::io::Write;

use serde_json::{Value as Json, json};

use super::output::{self, Output};
use super::session::Session;
use super::small::{self, Cell, Shape, small};
use crate::analysis::flags::{self, Cause, Flag, Group, NotComputable, Raised, Report, Subject, Test};
use crate::both;
use crate::catalog;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Label, Lang, plural};
use crate::render::{Format, Head};
use crate::rules::parameters::{self, Parameters};
use crate::schema::{Mask, Names as _};
use crate::store::Directory;

/// Records named in a row of a table; the rest is counted.
const NAMED: usize = 3;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (chosen, group) = (chosen(s)?, group(s)?);
    let output = Output::of(s, None)?;
    let mask = match s.mask()? {
        Mask::Nothing => Mask::Nothing,
        _ if output.leaves() => Mask::Names,
        mask => mask,
    };
    let wanted =
        Wanted { group, limit: s.globals().limit.unwrap_or(usize::MAX), only_lacking: s.args().flag("not-computable") };
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let report = flags::run(ledger.read(), &chosen, today)?;
    let mut told = Told::default();
    // JSON holds what cannot be computed; a table is followed by it.
    let mut shown = true;
    match output.format {
        Format::Json | Format::JsonLines => {
            output::streamed(s, &output, |out| objects(out, &report, output.format, (&wanted, &mut told)))?;
        }
        _ if wanted.only_lacking => {
            told.follow(&report, &wanted, &mut |_, _| Ok(()))?;
            lacking(s, &report, &told, true)?;
        }
        Format::Id => ids(s, &report, (&wanted, &mut told)).map(|()| shown = false)?,
        format => {
            let screen = matches!(format, Format::Table | Format::Wide | Format::Markdown);
            let mut names = ledger.read().directory(&s.folder());
            table(s, &report, (screen, mask, &mut names), (&wanted, &mut told))?;
            shown = screen && !output.leaves();
            if shown {
                lacking(s, &report, &told, false)?;
            }
        }
    }
    if !wanted.only_lacking {
        summary(s, &told, shown);
    }
    Ok(u8::from(told.raised > 0 && s.args().flag("fail")))
}

/// What is asked of what the flags find.
struct Wanted {
    group: Option<Group>,
    limit: usize,
    only_lacking: bool,
}

/// What was found, so far as it is told once the last flag is judged.
#[derive(Default)]
struct Told {
    raised: usize,
    kinds: usize,
    absent: usize,
    lacking: Vec<(&'static Flag, NotComputable)>,
}

impl Told {
    /// Judges flag by flag and hands over what is raised, up to the limit; what is beyond it is only counted.
    fn follow(
        &mut self,
        report: &Report,
        wanted: &Wanted,
        take: &mut dyn FnMut(&'static Flag, &Raised) -> Result<()>,
    ) -> Result<()> {
        let limit = if wanted.only_lacking { 0 } else { wanted.limit };
        for (flag, mut outcome) in report.outcomes() {
            if let Some(group) = wanted.group {
                outcome.raised.retain(|raised| raised.group == group);
            }
            let room = limit.saturating_sub(self.raised);
            outcome.raised.iter().take(room).try_for_each(|raised| take(flag, raised))?;
            self.raised += outcome.raised.len();
            self.kinds += usize::from(!outcome.raised.is_empty());
            self.absent += usize::from(matches!(flag.test, Test::Absent(_)));
            self.lacking.extend(outcome.lacking.into_iter().map(|lacking| (flag, lacking)));
        }
        Ok(())
    }
}

fn codes_hint() -> Both {
    both!("写 R001 至 R073,用逗号分隔: --指标 R003,R018", "R001 to R073, separated by commas: --flag R003,R018")
}

/// The flags asked for, else all.
fn chosen(s: &Session<'_>) -> Result<Vec<&'static Flag>> {
    let mut chosen: Vec<&'static Flag> = Vec::new();
    let texts = s.args().all("flag");
    for code in texts.iter().flat_map(|t| t.split([',', ',', '、', ' '])).filter(|c| !c.trim().is_empty()) {
        let Some(flag) = flags::find(&crate::terms::text::fold(code)) else {
            return Err(Fault::new(&codes::E1005, both!("没有预警指标\"{code}\"", "there is no red flag \"{code}\""))
                .hint(codes_hint())
                .into());
        };
        if !chosen.iter().any(|c| c.code == flag.code) {
            chosen.push(flag);
        }
    }
    match (chosen.is_empty(), texts.is_empty()) {
        (true, true) => Ok(flags::ALL.clone()),
        (true, false) => Err(Fault::new(&codes::E1005, both!("没有写预警指标", "no red flag is named"))
            .on("flag")
            .hint(codes_hint())
            .into()),
        (false, _) => Ok(chosen),
    }
}

fn group(s: &Session<'_>) -> Result<Option<Group>> {
    let Some(word) = s.args().text("group") else { return Ok(None) };
    let found = Group::ALL.into_iter().find(|g| g.label().zh == word || g.label().en.eq_ignore_ascii_case(word));
    let list = |lang: Lang| Group::ALL.map(|g| g.label().get(lang));
    let (zh, en) = (list(Lang::Zh).join("、"), list(Lang::En).join(", "));
    match found {
        Some(group) => Ok(Some(group)),
        None => Err(Fault::new(&codes::E1005, both!("没有对象\"{word}\"", "flags are not raised on \"{word}\""))
            .hint(both!("可选: {zh}", "choices: {en}"))
            .into()),
    }
}

fn word(lang: Lang, zh: &'static str, en: &'static str) -> String {
    Both::fixed(zh, en).get(lang).to_owned()
}

fn both_of(label: Label) -> Both {
    Both::fixed(label.zh, label.en)
}

/// What a subject is called; a class is called by its code.
fn name(report: &Report, subject: Subject, mask: Mask, names: &mut Directory<'_>) -> String {
    let Subject::Record(id) = subject else { return String::new() };
    let kind = id.prefix().and_then(|p| std::str::from_utf8(&p).ok().and_then(catalog::by_prefix));
    let text = report.id(id);
    // Where a record has no name of its own the directory gives its id again.
    kind.map(|kind| names.name(kind, &text, mask).to_string()).filter(|name| *name != text).unwrap_or_default()
}

/// Ids behind a row: all for programs, the first few for people.
fn rows(report: &Report, rows: &[flags::Id], screen: bool, lang: Lang) -> String {
    let shown = if screen { rows.len().min(NAMED) } else { rows.len() };
    let ids: Vec<String> = rows[..shown].iter().map(|id| report.id(*id)).collect();
    let (listed, all) = (ids.join("、"), rows.len());
    match (all > shown, lang) {
        (false, _) => listed,
        (true, Lang::Zh) => format!("{listed} 等 {all} 条"),
        (true, Lang::En) => format!("{listed} and {} more", all - shown),
    }
}

fn table(
    s: &mut Session<'_>,
    report: &Report,
    (screen, mask, names): (bool, Mask, &mut Directory<'_>),
    (wanted, told): (&Wanted, &mut Told),
) -> Result<()> {
    let lang = s.lang();
    let mut cells = |flag: &Flag, raised: &Raised| {
        vec![
            Cell::Text(flag.code.to_owned()),
            Cell::Text(flag.title.get(lang).to_owned()),
            Cell::Word(raised.group.label().en, both_of(raised.group.label())),
            Cell::Text(report.subject(raised.subject)),
            Cell::Text(name(report, raised.subject, mask, names)),
            measured(flag, raised.value),
            raised.threshold.map_or(Cell::Blank, |t| measured(flag, t)),
            Cell::Text(rows(report, &raised.rows, screen, lang)),
        ]
    };
    let shape = Shape {
        keys: &["flag", "title", "group", "id", "name", "value", "threshold", "rows"],
        heads: heads(lang),
        silent: false,
    };
    small::each(s, shape, |sink| told.follow(report, wanted, &mut |flag, raised| sink(cells(flag, raised))))
}

/// What people read above what is raised. On a narrow screen the name, the group and the title go before what was measured.
fn heads(lang: Lang) -> Vec<Head> {
    vec![
        Head::text(word(lang, "指标", "flag")).rigid().keep(),
        Head::text(word(lang, "名称", "title")).spare().wraps(),
        Head::text(word(lang, "对象", "group")).rigid().spare(),
        Head::text(word(lang, "编号", "id")).rigid().keep(),
        Head::text(word(lang, "叫什么", "name")).spare(),
        Head::number(word(lang, "值", "value")).keep(),
        Head::number(word(lang, "界限", "threshold")).keep(),
        Head::text(word(lang, "依据的记录", "rows")).keep().wraps(),
    ]
}

/// The records that flags are raised on; a class is none.
fn ids(s: &mut Session<'_>, report: &Report, (wanted, told): (&Wanted, &mut Told)) -> Result<()> {
    let shape = Shape { keys: &["id"], heads: Vec::new(), silent: false };
    small::each(s, shape, |sink| {
        told.follow(report, wanted, &mut |_, raised| match raised.subject {
            Subject::Record(id) => sink(vec![Cell::Text(report.id(id))]),
            Subject::Class(_) => Ok(()),
        })
    })
}

/// What was measured, as a number.
fn measured(flag: &Flag, value: f64) -> Cell {
    Cell::Real(value, flag.shown(value))
}

/// What could not be judged; what the registers do not keep at all is only counted unless `all`.
fn lacking(s: &mut Session<'_>, report: &Report, found: &Told, all: bool) -> Result<()> {
    let lang = s.lang();
    let told = |cause: &Cause| all || !matches!(cause, Cause::Absent(_) | Cause::Nothing);
    let cells: Vec<Vec<Cell>> = found
        .lacking
        .iter()
        .filter(|(_, l)| told(&l.cause))
        .map(|(flag, l)| {
            vec![
                Cell::Text(flag.code.to_owned()),
                Cell::Text(flag.title.get(lang).to_owned()),
                Cell::Word(l.cause.key(), l.cause.both()),
                Cell::maybe(l.cause.field()),
                if l.count == 0 { Cell::Blank } else { Cell::Int(i64::try_from(l.count).unwrap_or(i64::MAX)) },
                Cell::Text(rows(report, &l.rows[..l.rows.len().min(if all { usize::MAX } else { 1 })], false, lang)),
            ]
        })
        .collect();
    if cells.is_empty() {
        return Ok(());
    }
    if !all {
        let apart = if Output::of(s, None)?.format == Format::Markdown { "\n" } else { "" };
        s.ui.out(&format!("\n{}\n{apart}", word(lang, "无法计算:", "Not computable:")))?;
    }
    let heads = vec![
        Head::text(word(lang, "指标", "flag")).rigid().keep(),
        Head::text(word(lang, "名称", "title")).spare().wraps(),
        Head::text(word(lang, "原因", "reason")).keep().wraps(),
        Head::text(word(lang, "字段", "field")).spare(),
        Head::number(word(lang, "条数", "records")).keep(),
        Head::text(word(lang, "如", "such as")).wraps(),
    ];
    small(s, &["flag", "title", "reason", "field", "count", "rows"], heads, cells)
}

/// What was raised; what could not be judged, where it is not `shown`.
fn summary(s: &mut Session<'_>, told: &Told, shown: bool) {
    let Told { raised, kinds, absent, .. } = *told;
    let (flags, of) = (plural(raised, "red flag"), plural(kinds, "kind"));
    s.ui.status(&both!("预警 {raised} 条,涉及 {kinds} 项指标", "{flags} of {of}"));
    let unknown = told.lacking.chunk_by(|a, b| a.0.code == b.0.code).count();
    if !shown && unknown > 0 {
        let flags = plural(unknown, "red flag");
        s.ui.status(&both!(
            "{unknown} 项指标全部或部分无法计算,看原因: 加 --无法计算",
            "{flags} could not be computed in whole or in part; to see why: --not-computable"
        ));
    } else if absent > 0 {
        s.ui.status(&both!(
            "另有 {absent} 项指标所需的信息台账不登记,看原因: 加 --无法计算",
            "{absent} more need what the registers do not keep; to see what: --not-computable"
        ));
    }
}

/// Everything as JSON: what was raised and what could not be judged, told apart by `status`. Each is written as it comes,
/// since together they name every record behind every flag.
fn objects(out: &mut dyn Write, report: &Report, format: Format, (wanted, told): (&Wanted, &mut Told)) -> Result<()> {
    let ids = |rows: &[flags::Id]| -> Vec<String> { rows.iter().map(|id| report.id(*id)).collect() };
    let title = |flag: &Flag| json!({"zh": flag.title.zh, "en": flag.title.en});
    let lines = format == Format::JsonLines;
    let mut before = if lines { "" } else { "[\n" };
    let mut put = |object: Json| {
        let written = write!(out, "{before}{object}").map_err(Failure::output);
        before = if lines { "\n" } else { ",\n" };
        written
    };
    told.follow(report, wanted, &mut |flag, raised| {
        put(json!({
            "status": "raised", "flag": flag.code, "title": title(flag), "group": raised.group.label().en,
            "id": report.subject(raised.subject), "value": raised.value, "threshold": raised.threshold,
            "rows": ids(&raised.rows),
        }))
    })?;
    for (flag, l) in &told.lacking {
        let reason = l.cause.both();
        put(json!({
            "status": "not_computable", "flag": flag.code, "title": title(flag), "cause": l.cause.key(),
            "reason": {"zh": reason.zh, "en": reason.en}, "field": l.cause.field(), "count": l.count,
            "rows": ids(&l.rows),
        }))?;
    }
    let end = match (lines, before) {
        (true, "") => "",
        (true, _) => "\n",
        (false, ",\n") => "\n]\n",
        (false, _) => "[]\n",
    };
    out.write_all(end.as_bytes()).map_err(Failure::output)
}

/// The page of a flag.
pub(super) fn explain(s: &mut Session<'_>, flag: &'static Flag) -> Result<u8> {
    let lang = s.lang();
    let output = Output::of(s, Some(Format::Table))?;
    if s.ui.json_errors {
        let json = described(flag);
        output::text(s, &output, &format!("{json}\n"))?;
        return Ok(0);
    }
    let mut lines = vec![
        format!("{} {}", flag.code, flag.title.get(lang)),
        flag.why.get(lang).to_owned(),
        format!("{}: {}", word(lang, "算法", "formula"), flag.formula.get(lang)),
    ];
    if let Test::Absent(reason) = flag.test {
        lines.push(format!("{}: {}", word(lang, "无法计算", "not computable"), reason.get(lang)));
    } else {
        let comma = word(lang, "、", ", ");
        let groups: Vec<&str> = flag.groups.iter().map(|g| g.label().get(lang)).collect();
        lines.push(format!("{}: {}", word(lang, "对象", "raised on"), groups.join(&comma)));
        lines.push(format!("{}: {}", word(lang, "所用字段", "reads"), fields(flag, lang).join(&comma)));
        let causes: Vec<String> = flag.causes().iter().map(|cause| cause.both().get(lang).to_owned()).collect();
        if !causes.is_empty() {
            let semicolon = word(lang, ";", "; ");
            lines.push(format!("{}: {}", word(lang, "不能判断", "cannot judge"), causes.join(&semicolon)));
        }
        lines.push(format!("{}:", word(lang, "例子", "example")));
        lines.extend(flags::example(flag.code, lang).iter().map(|line| format!("  {line}")));
    }
    let district = match s.path() {
        Ok(_) => s.open_read().and_then(|ledger| Parameters::read(ledger.read())).unwrap_or_default(),
        Err(_) => Parameters::built_in(),
    };
    for name in flag.parameters {
        let figure = parameters::named(name).and_then(|p| district.in_force(p.name, s.context.today).ok());
        if let Some(figure) = figure {
            lines.push(format!("{}: {}", word(lang, "界限", "threshold"), figure.cite().get(lang)));
        }
    }
    let note = both!("预警只是线索,不是认定。", "A red flag is a lead, not a finding.");
    lines.push(note.get(lang).to_owned());
    output::text(s, &output, &format!("{}\n", lines.join("\n")))?;
    Ok(0)
}

/// The fields that a flag reads, by the name of their kind.
fn fields(flag: &Flag, lang: Lang) -> Vec<String> {
    let kinds = flag.reads.iter().filter_map(|(kind, fields)| Some((catalog::kind(kind)?, fields)));
    kinds
        .flat_map(|(kind, fields)| {
            let kind_title = kind.title(lang).replace('_', " ");
            fields.iter().filter_map(move |f| Some(format!("{kind_title} {}", kind.field(f)?.title(lang))))
        })
        .collect()
}

fn described(flag: &Flag) -> Json {
    let said = |label: Label| json!({"zh": label.zh, "en": label.en});
    let reads: Vec<String> =
        flag.reads.iter().flat_map(|(kind, fields)| fields.iter().map(move |f| format!("{kind}.{f}"))).collect();
    let groups: Vec<&str> = flag.groups.iter().map(|g| g.label().en).collect();
    let reason = if let Test::Absent(reason) = flag.test { said(reason) } else { Json::Null };
    let causes: Vec<Json> = flag
        .causes()
        .iter()
        .map(
            |cause| json!({"cause": cause.key(), "field": cause.field(), "zh": cause.both().zh, "en": cause.both().en}),
        )
        .collect();
    let example = json!({"zh": flags::example(flag.code, Lang::Zh), "en": flags::example(flag.code, Lang::En)});
    json!({
        "flag": flag.code, "title": said(flag.title), "why": said(flag.why), "formula": said(flag.formula),
        "groups": groups, "reads": reads, "parameters": flag.parameters, "not_computable": reason,
        "cannot_judge": causes, "example": example,
    })
}

#[cfg(test)]
mod tests {
    use super::heads;
    use crate::messages::Lang;
    use crate::render::{Fit, Table};

    #[test]
    fn eighty_columns_hold_the_title_the_threshold_and_every_record() {
        let mut table = Table::new(heads(Lang::En));
        let rows = "CG-2024-0001、TB-2024-0001、TB-2024-0002 and 4 more";
        let title = "Physical similarities in documents of different bidders";
        let row =
            ["R041", title, "process", "CG-2024-0001", "云汀区中心小学教学楼外墙维修工程", "0.5000", "0.1042", rows];
        table.push(row.map(str::to_owned).to_vec());
        let shown = table.render(Fit { width: Some(80) });
        for kept in ["title", "threshold", "rows", "0.1042", "TB-2024-0002", "more", "bidders"] {
            assert!(shown.text.contains(kept), "{kept}\n{}", shown.text);
        }
        assert!(shown.dropped == 2 && !shown.text.contains(".."), "{}", shown.text);
    }
}
