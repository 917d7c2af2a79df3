//! Aligned tables without lines: header, a rule of `-`, rows. Columns are two spaces apart.
//!
//! Only ASCII is added to the data, since box lines, `…` and `—` are one column wide in some terminals and two in
//! others. On a terminal the table fits its width: columns of low priority go first, then texts are cut with `..` or go on below;
//! below 60 columns each record is a block of lines. Piped, nothing is cut.

use std::borrow::Cow;

use comfy_table::{CellAlignment, ContentArrangement, TableStyle};

use super::detail::detail;
use super::width;
use crate::messages::Lang;
use crate::schema::{Field, Type};

/// Below this width a record is shown as a block.
const NARROW: usize = 60;
/// Text columns are not squeezed below this width as long as another column can be dropped.
const COMFORT: usize = 18;
/// Text columns of the key are not squeezed below this width.
const LEAST: usize = 8;
/// Spaces between columns.
const GAP: usize = 2;
/// comfy-table counts widths in 16 bits; wider columns are shown in blocks instead.
const WIDEST: usize = 60_000;

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub struct Head {
    title: String,
    right: bool,
    rigid: bool,
    keep: bool,
    spare: bool,
    wraps: bool,
}

impl Head {
    /// A column of text, aligned left.
    pub fn text(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A column of numbers: aligned right, never cut.
    pub fn number(title: impl Into<String>) -> Self {
        Self { right: true, rigid: true, ..Self::text(title) }
    }

    /// The column of a field: numbers right, codes and dates never cut, the id never dropped.
    pub fn of(field: &Field, lang: Lang) -> Self {
        let number = matches!(field.ty, Type::Money | Type::Rate | Type::Score | Type::Int | Type::Year);
        let code = matches!(field.ty, Type::Date | Type::Month | Type::Uscc | Type::IdNo | Type::Phone);
        let id = field.system && field.name == crate::schema::kind::column::ID;
        Self {
            title: field.header(lang).into_owned(),
            right: number,
            rigid: number || code || id,
            keep: id,
            ..Self::default()
        }
    }

    /// What stands above the column.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// True for a column of numbers.
    pub fn is_number(&self) -> bool {
        self.right
    }

    /// Dropped before the other columns, and given what room they leave.
    #[must_use]
    pub fn spare(mut self) -> Self {
        self.spare = true;
        self
    }

    /// Never cut: what is too long for the column goes on below.
    #[must_use]
    pub fn wraps(mut self) -> Self {
        self.wraps = true;
        self
    }

    /// Never dropped.
    #[must_use]
    pub fn keep(mut self) -> Self {
        self.keep = true;
        self
    }

    /// Never cut.
    #[must_use]
    pub fn rigid(mut self) -> Self {
        self.rigid = true;
        self
    }
}

/// The room a table has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fit {
    /// Columns of the terminal; `None` when piped: nothing is dropped or cut.
    pub width: Option<usize>,
}

/// A table as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The lines, each with its line break; empty when the table has no rows.
    pub text: String,
    /// Columns left out because they do not fit.
    pub dropped: usize,
}

/// Rows of cells under heads.
#[derive(Clone, Debug, Default)]
pub struct Table {
    heads: Vec<Head>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(heads: Vec<Head>) -> Self {
        Self { heads, rows: Vec::new() }
    }

    /// Adds a row; missing cells are blank, surplus ones are left out.
    pub fn push(&mut self, mut cells: Vec<String>) {
        cells.resize(self.heads.len(), String::new());
        for cell in &mut cells {
            if cell.contains(|c: char| c.is_control() || ('\u{200e}'..='\u{2069}').contains(&c)) {
                *cell = width::one_line(cell);
            }
        }
        self.rows.push(cells);
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True without rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Display width of the whole table with nothing cut.
    pub fn width(&self) -> usize {
        total(&self.natural())
    }

    /// The table as text.
    pub fn render(&self, fit: Fit) -> Rendered {
        if self.rows.is_empty() || self.heads.is_empty() {
            return Rendered::default();
        }
        let natural = self.natural();
        let plan = match fit.width {
            None => Some(((0..natural.len()).collect(), natural)),
            Some(width) if width < NARROW => None,
            Some(width) => self.plan(&natural, width),
        };
        match plan {
            Some((kept, widths)) if widths.iter().all(|&w| w <= WIDEST) => {
                let dropped = self.heads.len() - kept.len();
                Rendered { text: self.grid(&kept, &widths), dropped }
            }
            _ => Rendered { text: self.blocks(fit.width), dropped: 0 },
        }
    }

    fn natural(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.heads.iter().map(|h| width::of(&h.title)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(width::of(cell));
            }
        }
        widths
    }

    /// Columns kept and their widths; `None` when not even the key fits.
    fn plan(&self, natural: &[usize], width: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let floor = |i: usize, least: usize| if self.heads[i].rigid { natural[i] } else { natural[i].min(least) };
        let mut kept: Vec<usize> = (0..natural.len()).collect();
        let mut widths: Vec<usize> = kept.iter().map(|&i| floor(i, COMFORT)).collect();
        while total(&widths) > width {
            let spare = kept.iter().rposition(|&i| self.heads[i].spare);
            let Some(last) = spare.or_else(|| kept.iter().rposition(|&i| !self.heads[i].keep)) else { break };
            if kept.len() == 1 {
                break;
            }
            kept.remove(last);
            widths.remove(last);
        }
        if total(&widths) > width {
            widths = kept.iter().map(|&i| floor(i, LEAST)).collect();
        }
        if total(&widths) > width {
            return None;
        }
        let wanted: Vec<usize> = kept.iter().map(|&i| natural[i]).collect();
        let first = kept.iter().zip(&wanted).zip(&widths);
        let first: Vec<usize> = first.map(|((&i, &all), &has)| if self.heads[i].spare { has } else { all }).collect();
        grow(&mut widths, &first, width);
        grow(&mut widths, &wanted, width);
        Some((kept, widths))
    }

    /// comfy-table pads and aligns; the widths are already decided.
    fn grid(&self, kept: &[usize], widths: &[usize]) -> String {
        let mut grid = comfy_table::Table::new();
        grid.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
        let heads = kept.iter().zip(widths).map(|(&i, &w)| width::cut(&self.heads[i].title, w));
        grid.add_row(heads.collect::<Vec<_>>());
        grid.add_row(widths.iter().map(|&w| "-".repeat(w)).collect::<Vec<_>>());
        for row in &self.rows {
            let cells = kept.iter().zip(widths).map(|(&i, &w)| match width::of(&row[i]) {
                wide if wide <= w => Cow::Borrowed(row[i].as_str()),
                _ if self.heads[i].wraps => width::wrap(&row[i], w).join("\n").into(),
                _ => width::cut(&row[i], w).into(),
            });
            grid.add_row(cells.collect::<Vec<_>>());
        }
        for (column, &i) in grid.column_iter_mut().zip(kept) {
            column.set_padding((0, u16::try_from(GAP).unwrap_or(u16::MAX)));
            column.set_cell_alignment(if self.heads[i].right { CellAlignment::Right } else { CellAlignment::Left });
        }
        let mut text = String::new();
        for line in grid.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// One block of label and value lines a record, blank values left out.
    fn blocks(&self, width: Option<usize>) -> String {
        let mut out = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                out.push('\n');
            }
            let filled = self.heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let pairs: Vec<(String, String)> = filled.map(|(head, cell)| (head.title.clone(), cell.clone())).collect();
            out.push_str(&detail(&pairs, width));
        }
        out
    }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

/// Shares spare room among the columns that want more, a little to each in turn.
fn grow(widths: &mut [usize], wanted: &[usize], width: usize) {
    let mut spare = width - total(widths);
    while spare > 0 {
        let hungry = widths.iter().zip(wanted).filter(|(has, wants)| has < wants).count();
        if hungry == 0 {
            return;
        }
        let share = (spare / hungry).max(1);
        for (has, &wants) in widths.iter_mut().zip(wanted) {
            let more = share.min(wants.saturating_sub(*has)).min(spare);
            *has += more;
            spare -= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::*;
    use crate::schema::samples::{CONTRACT, Units, contract};
    use crate::schema::{Columns, Mask, Style, Value};

    fn contracts() -> Table {
        let columns = Columns::listed(&CONTRACT, Lang::Zh, Mask::Numbers, Style::Screen);
        let mut table = Table::new(columns.fields.iter().map(|f| Head::of(f, Lang::Zh)).collect());
        let names = ["智慧社区建设采购", "a", "大杨镇卫生院设备更新(第二次)及配套的全部附属设施改造工程", "𠮷é🙂"];
        for (number, name) in (1..).zip(names) {
            let mut row = contract(number);
            row.set("name", name);
            row.set("amount", 10_i64.pow(number * 3));
            if number == 2 {
                row.set("due_on", Value::Null);
            }
            let cells = columns.cells(&row).map(|(f, v)| f.show(v, &mut columns.showing(&row, &mut Units)));
            table.push(cells.collect());
        }
        table
    }

    /// Column starts of a rule of dashes.
    fn starts(rule: &str) -> Vec<usize> {
        rule.match_indices('-').map(|(i, _)| i).filter(|&i| i == 0 || rule.as_bytes()[i - 1] == b' ').collect()
    }

    /// The part of a line that fills some columns; panics when a character straddles them.
    fn slice(line: &str, from: usize, to: usize) -> String {
        let (mut at, mut part) = (0, String::new());
        for c in line.chars() {
            let wide = width::of(&c.to_string());
            if at >= from && at + wide <= to {
                part.push(c);
            }
            assert!(at + wide <= from || at >= from, "{c} straddles column {from} of {line}");
            at += wide;
        }
        part
    }

    #[test]
    fn every_column_starts_at_one_place_and_nothing_ambiguous_is_added() {
        let data: String = contracts().rows.concat().concat();
        for width in [None, Some(60), Some(72), Some(80), Some(100), Some(200)] {
            let shown = contracts().render(Fit { width });
            let rule = shown.text.lines().nth(1).unwrap();
            let starts = starts(rule);
            assert_eq!(shown.text.lines().count(), 6);
            assert_eq!(starts.len() + shown.dropped, 8, "{}", shown.text);
            for line in shown.text.lines() {
                assert!(width.is_none_or(|w| width::of(line) <= w), "{width:?}: {line}");
                for start in &starts[1..] {
                    assert_eq!(slice(line, start - GAP, *start).trim(), "", "{width:?}\n{}", shown.text);
                }
                for c in line.chars().filter(|c| !data.contains(*c)) {
                    assert!(c.is_ascii() || "编号状态合同名称采购人金额元履约截止方式".contains(c), "{c}");
                }
            }
        }
    }

    #[test]
    fn a_wide_table_is_exact() {
        let mut table = Table::new(vec![Head::text("编号").keep(), Head::text("名称"), Head::number("金额(元)")]);
        table.push(vec!["HT-1".into(), "智慧社区".into(), "1,250.00".into()]);
        table.push(vec!["HT-22".into(), "a\nb".into(), "3.00".into()]);
        let want = "编号   名称      金额(元)\n-----  --------  --------\nHT-1   智慧社区  1,250.00\nHT-22  a b           3.00\n";
        assert_eq!(table.render(Fit { width: Some(80) }), Rendered { text: want.into(), dropped: 0 });
    }

    #[test]
    fn rightmost_columns_go_first_and_the_id_stays() {
        let shown = contracts().render(Fit { width: Some(60) });
        let header = shown.text.lines().next().unwrap();
        assert!(shown.dropped > 0);
        for kept in ["编号", "合同名称"] {
            assert!(header.contains(kept), "{header}");
        }
        assert!(!header.contains("采购方式"), "{header}");
        assert_eq!(contracts().render(Fit { width: None }).dropped, 0);
    }

    #[test]
    fn numbers_are_never_cut_and_texts_are_cut_with_dots() {
        let mut table = Table::new(vec![Head::text("名称").keep(), Head::number("金额").keep()]);
        table.push(vec!["海".repeat(60), "1,234,567,890.12".into()]);
        let shown = table.render(Fit { width: Some(60) }).text;
        assert!(shown.contains("1,234,567,890.12") && shown.contains("海.."), "{shown}");
        assert!(!table.render(Fit { width: None }).text.contains(".."));
    }

    #[test]
    fn a_narrow_terminal_gets_blocks_and_no_rows_give_nothing() {
        let shown = contracts().render(Fit { width: Some(40) });
        assert_eq!(shown.dropped, 0);
        assert!(shown.text.lines().all(|l| width::of(l) <= 40), "{}", shown.text);
        assert!(shown.text.contains("采购方式"));
        assert_eq!(Table::new(vec![Head::text("a")]).render(Fit { width: None }), Rendered::default());
    }

    #[test]
    fn a_cell_wider_than_the_table_library_counts_is_shown_whole() {
        let mut table = Table::new(vec![Head::text("a")]);
        table.push(vec!["字".repeat(40_000)]);
        assert_eq!(table.render(Fit { width: None }).text.matches('字').count(), 40_000);
    }

    #[test]
    fn spare_columns_go_first_and_what_wraps_is_told_whole() {
        let heads = vec![
            Head::text("指标").rigid().keep(),
            Head::text("名称").spare(),
            Head::text("原因").keep().wraps(),
            Head::number("界限"),
        ];
        let mut table = Table::new(heads);
        let reason = "the days on which single documents were published are not registered";
        table.push(vec!["R005".into(), "Key tender information".into(), reason.into(), "20".into()]);
        let shown = table.render(Fit { width: Some(80) });
        assert_eq!(shown.dropped, 0);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for word in words(reason) {
            assert!(words(&shown.text).contains(&word), "{word}\n{}", shown.text);
        }
        let mut wide =
            Table::new(vec![Head::text("甲").keep().rigid(), Head::text("乙").spare(), Head::text("丙").rigid()]);
        wide.push(vec!["a".repeat(30), "b".repeat(20), "c".repeat(25)]);
        let shown = wide.render(Fit { width: Some(60) });
        assert!(shown.dropped == 1 && shown.text.contains('c') && !shown.text.contains('b'), "{}", shown.text);
    }

    proptest! {
        #[test]
        fn any_text_fits_the_terminal(
            cells in proptest::collection::vec("[a-z 中（、①é𠮷\u{1b}\u{202e}\n]{0,80}", 6),
            room in 60usize..120,
        ) {
            let mut table = Table::new(vec![Head::text("甲").keep(), Head::text("乙").wraps(), Head::text("丙")]);
            for row in cells.chunks(3) {
                table.push(row.to_vec());
            }
            let shown = table.render(Fit { width: Some(room) }).text;
            prop_assert!(shown.lines().all(|l| width::of(l) <= room), "{}", shown);
            prop_assert!(!shown.contains(['\u{1b}', '\u{202e}']), "control characters");
        }
    }
}
