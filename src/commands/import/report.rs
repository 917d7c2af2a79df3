//! What an import says: how the file was read, what is new, every fault with its row.

use std::path::Path;

use crate::both;
use crate::commands::output::{self, Output};
use crate::commands::session::Session;
use crate::error::Result;
use crate::messages::{Both, Lang, plural};
use crate::render::Format;
use crate::schema::Kind;
use crate::sheet::Report;

/// Faults printed one by one; the sheet of faults has them all.
const SHOWN: usize = 20;

pub(super) fn print(
    s: &mut Session<'_>,
    report: &Report,
    seq: Option<i64>,
    error_sheet: Option<&Path>,
    kind: &'static Kind,
) -> Result<()> {
    let output = Output::of(s, Some(Format::Table))?;
    let lang = s.lang();
    if matches!(output.format, Format::Json | Format::JsonLines) {
        let mut json = report.to_json(lang);
        if let Some(object) = json.as_object_mut() {
            object.insert("operation".into(), seq.into());
            object.insert("written".into(), seq.is_some().into());
            object.insert("error_sheet".into(), error_sheet.map(|p| p.display().to_string()).into());
        }
        return output::text(s, &output, &format!("{json}\n"));
    }
    if s.globals().quiet && !report.has_errors() {
        return Ok(());
    }
    let mut text = String::new();
    for line in [head(report), columns(report, lang), counts(report, seq)] {
        text.push_str(line.get(lang));
        text.push('\n');
    }
    push_faults(report, lang, &mut text);
    output::text(s, &output, &text)?;
    if report.has_errors() && seq.is_none() {
        s.ui.status(&both!("未写入", "nothing was written"));
    }
    if let Some(path) = error_sheet {
        let path = path.display();
        s.ui.status(&both!(
            "错误表: {path}(原表加\"错误\"\"建议\"两列,改好可直接再导入)",
            "error sheet: {path} (your sheet with two columns that say what is wrong; correct it and import it again)"
        ));
    } else if seq.is_some() {
        s.ui.hint(
            &both!(
                "chengxin {} 列表    撤销整批: chengxin 撤销",
                "chengxin {} list    undo all of it: chengxin undo",
                kind.label
            )
            .with_en(format!("chengxin {} list    undo all of it: chengxin undo", kind.name.replace('_', "-"))),
        );
    }
    Ok(())
}

/// `3月采购台账.csv: GB18030,表头第 3 行,数据 12 行(跳过 标题 2、空行 1、合计 1)`.
fn head(report: &Report) -> Both {
    let (file, encoding, row, rows) = (&report.file, report.encoding, report.header_row, report.rows);
    let count = plural(usize::try_from(rows).unwrap_or(usize::MAX), "row");
    let sheet_zh = report.sheet.as_ref().map(|n| format!(",表 {n}")).unwrap_or_default();
    let sheet_en = report.sheet.as_ref().map(|n| format!(", sheet {n}")).unwrap_or_default();
    let (skipped_zh, skipped_en) = (skipped(report, Lang::Zh), skipped(report, Lang::En));
    both!(
        "{file}: {encoding}{sheet_zh},表头第 {row} 行,数据 {rows} 行{skipped_zh}",
        "{file}: {encoding}{sheet_en}, header in row {row}, {count} of data{skipped_en}"
    )
}

fn skipped(report: &Report, lang: Lang) -> String {
    let mut reasons: Vec<(String, u32)> = Vec::new();
    for skipped in &report.skipped {
        let label = skipped.reason.both().get(lang).to_owned();
        let count = skipped.last - skipped.row + 1;
        match reasons.iter_mut().find(|(l, _)| *l == label) {
            Some((_, n)) => *n += count,
            None => reasons.push((label, count)),
        }
    }
    if reasons.is_empty() {
        return String::new();
    }
    let list: Vec<String> = reasons.iter().map(|(label, n)| format!("{label} {n}")).collect();
    match lang {
        Lang::Zh => format!("(跳过 {})", list.join("、")),
        Lang::En => format!(" (skipped: {})", list.join(", ")),
    }
}

fn columns(report: &Report, lang: Lang) -> Both {
    let mut parts = Vec::new();
    for column in &report.columns {
        let ignored = Both::fixed("忽略", "ignored").get(lang).to_owned();
        let field = column.field.map_or(ignored, |f| f.title(lang).into_owned());
        let unit = column.unit.map(|u| format!("[{}]", u.label(lang))).unwrap_or_default();
        let own = column.field.is_some_and(|f| column.header == field || column.header == f.label);
        if !own || !unit.is_empty() {
            parts.push(format!("{}={field}{unit}", column.header));
        }
    }
    for unknown in &report.unknown {
        let word = Both::fixed("不认识", "unknown").get(lang).to_owned();
        let near = unknown.suggestion.map(|f| format!("({}?)", f.title(lang))).unwrap_or_default();
        parts.push(format!("{}={word}{near}", unknown.header));
    }
    let list = parts.join("  ");
    if list.is_empty() {
        both!("列: 全部按字段名", "columns: all by their names")
    } else {
        both!("列: {list}", "columns: {list}")
    }
}

fn counts(report: &Report, seq: Option<i64>) -> Both {
    let (new, updated, same, bad) = (report.inserted, report.updated, report.unchanged, report.bad_rows.len());
    let (zh, en) = match seq {
        Some(seq) => (format!("(操作 {seq},整批可撤销)"), format!(" (operation {seq}, can be undone as a whole)")),
        None => (String::new(), String::new()),
    };
    both!(
        "新增 {new}  更新 {updated}  未变 {same}  有误 {bad}{zh}",
        "new {new}  updated {updated}  unchanged {same}  faulty {bad}{en}"
    )
}

fn push_faults(report: &Report, lang: Lang, text: &mut String) {
    let all = report.errors.iter().chain(&report.warnings);
    for fault in all.take(SHOWN) {
        let (row, column, value, code) = (fault.row, &fault.column, &fault.value_masked, fault.fault.code.id);
        let place = both!("第 {row} 行", "row {row}");
        let cell = match (column.is_empty(), value.is_empty()) {
            (true, _) => String::new(),
            (false, true) => format!(" {column}"),
            (false, false) => format!(" {column} \"{value}\""),
        };
        let said = fault.fault.text.get(lang);
        text.push_str(&format!("  {}{cell}  {code} {said}", place.get(lang)));
        if let Some(hint) = &fault.fault.hint {
            let hint = hint.get(lang);
            text.push_str(both!("({hint})", " ({hint})").get(lang));
        }
        text.push('\n');
    }
    let total = report.errors.len() + report.more_errors + report.warnings.len() + report.more_warnings;
    if total > SHOWN {
        let more = total - SHOWN;
        text.push_str(both!("  另有 {more} 处\n", "  and {more} more\n").get(lang));
    }
}
