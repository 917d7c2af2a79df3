//! A progress bar, shown only on a terminal and only for what takes longer than a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Ui;
use crate::messages::Both;

/// Work that takes less is over before a bar would help.
const PATIENCE: Duration = Duration::from_secs(1);

/// Progress of one piece of work.
pub struct Progress {
    bar: Option<ProgressBar>,
    total: Option<u64>,
    message: String,
    wanted: bool,
    begun: Instant,
}

impl Ui {
    /// Begins a piece of work of so many units, when that is known.
    pub fn progress(&self, message: &Both, total: Option<u64>) -> Progress {
        Progress {
            bar: None,
            total,
            message: message.get(self.lang).to_owned(),
            wanted: self.stderr_tty && !self.quiet && !self.json_errors,
            begun: Instant::now(),
        }
    }
}

impl Progress {
    /// Says how many units are done.
    pub fn set(&mut self, done: u64) {
        if !self.wanted {
            return;
        }
        if self.bar.is_none() {
            if self.begun.elapsed() < PATIENCE {
                return;
            }
            self.bar = Some(self.begin());
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }

    fn begin(&self) -> ProgressBar {
        let bar = match self.total {
            Some(total) => ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()),
        };
        let template =
            if self.total.is_some() { "{msg} [{bar:30}] {human_pos}/{human_len}" } else { "{msg} {human_pos}" };
        // The template is fixed text; the plain style stands in should indicatif ever refuse it.
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("=> "));
        bar.set_message(self.message.clone());
        bar
    }

    /// Takes the bar away.
    pub fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
