//! The pages of docs/: schema, errors, manual.

use std::fmt::Write as _;

use chengxin::catalog::KINDS;
use chengxin::catalog::parameters;
use chengxin::cli::manual;
use chengxin::error::codes;
use chengxin::messages::Lang;
use chengxin::rules::check;
use chengxin::rules::parameters::Figure;
use chengxin::store::ddl;

use crate::dictionary;

/// docs/schema.sql.
pub fn schema() -> String {
    format!(
        "-- Made from the catalogue by `UPDATE_DOCS=1 cargo test --test docs`; do not edit.\n\
         -- Money is in fen, rates and scores are times 10000, dates are ISO text; v_… are the views for other programs.\n\
         PRAGMA application_id = {:#010x};\n\n{}",
        ddl::APPLICATION_ID,
        ddl::schema(KINDS)
    )
}

/// docs/errors.md.
pub fn errors() -> String {
    let mut out = String::from(
        "# 错误与警告 Errors and warnings\n\n\
         由程序生成,勿手改。 Made from the program; do not edit. `chengxin explain E3103`\n\n\
         退出码 0 的是警告。 Exit status 0 marks a warning.\n\n\
         | | exit | 中文 | English |\n|-|-|-|-|\n",
    );
    for code in codes::ALL {
        let (title, explain) = (code.title, code.explain);
        let _ = writeln!(
            out,
            "| {} | {} | **{}** {} | **{}.** {} |",
            code.id,
            code.exit,
            cell(title.zh),
            cell(explain.zh),
            cell(title.en),
            cell(explain.en)
        );
    }
    out
}

/// docs/rules.md.
pub fn rules() -> String {
    let mut out = String::from(
        "# 检查规则 Rules of `check`\n\n\
         由程序生成,勿手改。 Made from the program; do not edit. `chengxin check`, `chengxin explain CG-30`\n\n\
         参数取起算日那天有效的值。 A parameter counts as in force on the day its clock starts.\n",
    );
    for rule in check::rules() {
        let (kind, severity) = (rule.kind(), rule.severity.word());
        let (kind_zh, kind_en) = kind.map_or(("各台账", "every register"), |kind| (kind.label, kind.name));
        let (title, demands, source) = (rule.title, rule.demands, rule.source);
        let _ = write!(
            out,
            "\n## {} {} {}\n\n{} {}\n\n- 种类 register: {} {}\n- 级别 severity: {} {}\n- 依据 source: {} / {}\n",
            rule.code,
            title.zh,
            title.en,
            demands.zh,
            demands.en,
            kind_zh,
            kind_en,
            severity.zh,
            severity.en,
            source.zh,
            source.en
        );
        if rule.from.is_some() || rule.to.is_some() {
            let (from, to) = (rule.from.unwrap_or("-"), rule.to.unwrap_or("-"));
            let _ = writeln!(out, "- 起算日 clocks that start: {from} .. {to}");
        }
        for figure in rule.parameters.iter().flat_map(|name| parameters::find(name)).map(Figure::from) {
            let (amount, word, days) = (figure.amount(), figure.origin.word(), figure.days());
            let said = figure.source_words();
            let source = if said.zh == said.en { said.zh.into_owned() } else { format!("{} / {}", said.zh, said.en) };
            let value = if figure.value.is_empty() { "-" } else { &amount.zh };
            let _ = writeln!(
                out,
                "- 参数 parameter: `{}` = {value} ({}, {source}) {} / {}",
                figure.name, days.zh, word.zh, word.en
            );
        }
    }
    out
}

/// docs/manual.md and docs/manual.en.md.
pub fn manual(lang: Lang) -> String {
    let mut out = String::from(match lang {
        Lang::Zh => {
            "# chengxin 手册\n\n由程序生成,勿手改;与 `chengxin 帮助` 和 `chengxin 字段` 同出一处。英文版: [manual.en.md](manual.en.md)\n"
        }
        Lang::En => {
            "# The manual of chengxin\n\nMade from the program, as `chengxin help` and `chengxin fields` are; do not edit. In Chinese: [manual.md](manual.md)\n"
        }
    });
    for chapter in manual::chapters(lang) {
        let _ = write!(out, "\n## {}\n", chapter.title);
        for (title, text) in chapter.pages {
            let _ = write!(out, "\n### {title}\n\n```text\n{}\n```\n", text.trim_start_matches('\n').trim_end());
        }
    }
    dictionary::write(&mut out, lang);
    out
}

/// Text that stands in a cell of a Markdown table.
pub fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "\\<").replace('\n', " ")
}
