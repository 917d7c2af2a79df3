//! Heat maps: a matrix of marks, each told apart by its own signs; colour comes on top and is never the only sign.

use super::width;

/// Row labels are cut to this width.
const LABEL: usize = 24;
/// Columns of a terminal between two cells.
const GAP: usize = 2;

/// How a mark is painted where colour is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As text.
    #[default]
    Plain,
    /// In order.
    Good,
    /// On its way.
    Fair,
    /// Still open.
    Open,
    /// Amiss.
    Bad,
    /// Nothing to see.
    Faint,
}

/// A mark of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Two ASCII characters that no other mark of the map has.
    pub text: &'static str,
    /// Its colour.
    pub tone: Tone,
}

/// A piece of text and its colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Its colour.
    pub tone: Tone,
}

/// A matrix of marks with what they mean.
#[derive(Clone, Debug, Default)]
pub struct Heat {
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows: label and marks, one a column.
    pub rows: Vec<(String, Vec<Sign>)>,
    /// What each mark means, in the language of the run.
    pub legend: Vec<(Sign, String)>,
}

impl Heat {
    /// The map in pieces, each line ended. Columns that do not fit a width follow below, under the row labels again.
    pub fn pieces(&self, room: Option<usize>) -> Vec<Piece> {
        let label = self.rows.iter().map(|(label, _)| width::of(label)).max().unwrap_or(0).min(LABEL);
        let widths: Vec<usize> = self.heads.iter().map(|head| width::of(head).max(2)).collect();
        let mut out = Vec::new();
        let mut from = 0;
        while from < widths.len() {
            let to = self.band(&widths, from, room.map(|room| room.saturating_sub(label)));
            if from > 0 {
                plain(&mut out, "\n".to_owned());
            }
            let heads = (from..to).map(|i| format!("{}{}", " ".repeat(GAP), padded(&self.heads[i], widths[i])));
            let line = format!("{}{}", " ".repeat(label), heads.collect::<String>());
            plain(&mut out, format!("{}\n", line.trim_end()));
            for (name, signs) in &self.rows {
                plain(&mut out, padded(&width::cut(&width::one_line(name), label), label));
                for (sign, width) in signs[from..to].iter().zip(&widths[from..to]) {
                    plain(&mut out, " ".repeat(GAP));
                    out.push(Piece { text: sign.text.to_owned(), tone: sign.tone });
                    plain(&mut out, " ".repeat(width - 2));
                }
                plain(&mut out, "\n".to_owned());
            }
            from = to;
        }
        self.explain(&mut out, room);
        out
    }

    /// Where the band of columns that begins at `from` ends: at least one column further.
    fn band(&self, widths: &[usize], from: usize, room: Option<usize>) -> usize {
        let Some(room) = room else { return widths.len() };
        let mut used = 0;
        let fits = widths[from..].iter().take_while(|width| {
            used += GAP + **width;
            used <= room
        });
        from + fits.count().max(1)
    }

    fn explain(&self, out: &mut Vec<Piece>, room: Option<usize>) {
        plain(out, "\n".to_owned());
        let mut used = 0;
        for (sign, word) in &self.legend {
            let needs = sign.text.len() + 1 + width::of(word);
            if used > 0 && room.is_some_and(|room| used + GAP + needs > room) {
                plain(out, "\n".to_owned());
                used = 0;
            }
            if used > 0 {
                plain(out, " ".repeat(GAP));
            }
            out.push(Piece { text: sign.text.to_owned(), tone: sign.tone });
            plain(out, format!(" {word}"));
            used += needs + GAP;
        }
        plain(out, "\n".to_owned());
    }
}

fn plain(out: &mut Vec<Piece>, text: String) {
    out.push(Piece { text, tone: Tone::Plain });
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(width::of(text))))
}

#[cfg(test)]
mod tests {
    use super::{Heat, Sign, Tone};

    const GOOD: Sign = Sign { text: "##", tone: Tone::Good };
    const BAD: Sign = Sign { text: "!!", tone: Tone::Bad };

    fn heat() -> Heat {
        Heat {
            heads: vec!["一月".into(), "2".into(), "三月".into()],
            rows: vec![("甲街道".into(), vec![GOOD, BAD, GOOD]), ("乙镇".into(), vec![BAD, GOOD, GOOD])],
            legend: vec![(GOOD, "好".into()), (BAD, "缺".into())],
        }
    }

    fn text(room: Option<usize>) -> String {
        heat().pieces(room).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn marks_stand_under_their_heads_without_colour() {
        let lines: Vec<String> = text(None).lines().map(|line| line.trim_end().to_owned()).collect();
        assert_eq!(
            lines,
            ["        一月  2   三月", "甲街道  ##    !!  ##", "乙镇    !!    ##  ##", "", "## 好  !! 缺"]
        );
    }

    #[test]
    fn what_does_not_fit_follows_below_and_nothing_is_wider() {
        for room in 1..40 {
            let shown = text(Some(room));
            assert_eq!(shown.matches("##").count(), 5, "{shown}");
            let least = 6 + 2 + 4;
            assert!(shown.lines().all(|line| super::width::of(line.trim_end()) <= room.max(least)), "{room}\n{shown}");
        }
        assert_eq!(text(Some(18)).matches("甲街道").count(), 2);
    }

    #[test]
    fn only_marks_are_painted() {
        let painted: Vec<_> = heat().pieces(None).into_iter().filter(|p| p.tone != Tone::Plain).collect();
        assert_eq!(painted.len(), 8);
        assert!(painted.iter().all(|p| p.text.len() == 2 && p.text.is_ascii()));
        assert!(Heat::default().pieces(Some(80)).iter().all(|p| p.text.trim().is_empty()));
    }
}
