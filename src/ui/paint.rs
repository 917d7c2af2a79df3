//! Colour on what is printed, where colour is wanted: never with `NO_COLOR`, on a dumb terminal or in a pipe.

use super::Ui;
use crate::error::Result;
use crate::render::heat::{Piece, Tone};

/// The escape of a tone; none where it is plain text.
const fn escape(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some("30;42"),
        Tone::Fair => Some("30;46"),
        Tone::Open => Some("30;43"),
        Tone::Bad => Some("37;41"),
        Tone::Faint => Some("2"),
    }
}

impl Ui {
    /// Writes pieces of text to stdout, painted where stdout is.
    ///
    /// # Errors
    /// As [`Ui::out`].
    pub fn painted(&mut self, pieces: &[Piece]) -> Result<()> {
        let mut text = String::new();
        for piece in pieces {
            match escape(piece.tone).filter(|_| self.color_out) {
                Some(code) => {
                    text.push_str("\u{1b}[");
                    text.push_str(code);
                    text.push('m');
                    text.push_str(&piece.text);
                    text.push_str("\u{1b}[0m");
                }
                None => text.push_str(&piece.text),
            }
        }
        self.out(&text)
    }
}
