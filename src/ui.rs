//! Results on stdout, everything else on stderr. The only file that prints, asks or paints.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::both;
use crate::cli::{Globals, When};
use crate::context::Context;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Label, Lang};
use crate::schema::Kind;

mod ask;
mod fail;
mod paint;
mod progress;

pub use progress::Progress;

/// Exit status of a run whose reader went away.
const READER_GONE: u8 = 141;
/// Screen width where nobody tells.
const WIDTH: usize = 100;

/// The terminal, or what stands in for one.
pub struct Ui {
    /// Language of everything said.
    pub lang: Lang,
    /// Nothing is said on success.
    pub quiet: bool,
    /// Next-step hints are wanted.
    pub hints: bool,
    /// Every question is answered yes (`--yes`).
    pub yes: bool,
    /// Stdout is painted.
    pub color_out: bool,
    /// Stderr is painted.
    pub color_err: bool,
    /// Stdout is a terminal.
    pub stdout_tty: bool,
    /// Stderr is a terminal.
    pub stderr_tty: bool,
    /// Nothing is ever asked.
    pub no_input: bool,
    /// Failures are JSON objects on stderr, since the results are JSON too.
    pub json_errors: bool,
    /// Width of the screen in columns; `None` when stdout is no terminal, where nothing is ever cut.
    pub width: Option<usize>,
    debug: bool,
    pager: Option<String>,
    no_pager: bool,
    kind: Option<&'static Kind>,
    labels: fn(&str) -> Option<Label>,
    gone: Arc<AtomicBool>,
}

impl Ui {
    /// The terminal of this process. `labels` gives both names of a flag that is no field.
    pub fn new(context: &Context, globals: &Globals, labels: fn(&str) -> Option<Label>) -> Self {
        let (stdout_tty, stderr_tty) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        let color = if globals.color == When::Auto { context.config.color.unwrap_or_default() } else { globals.color };
        let paint = |tty: bool| match color {
            When::Always => true,
            When::Never => false,
            When::Auto => tty && !context.plain,
        };
        let can_ask = io::stdin().is_terminal() && stdout_tty && stderr_tty;
        Self {
            lang: context.lang,
            quiet: globals.quiet,
            hints: context.hints,
            yes: globals.yes,
            color_out: paint(stdout_tty),
            color_err: paint(stderr_tty),
            stdout_tty,
            stderr_tty,
            no_input: globals.no_input || context.ci || !can_ask,
            json_errors: context.format.as_deref().is_some_and(|f| matches!(f, "json" | "jsonl")),
            width: stdout_tty.then(|| context.width.or_else(screen_width).unwrap_or(WIDTH)),
            debug: context.debug,
            pager: context.pager.clone(),
            no_pager: globals.no_pager,
            kind: None,
            labels,
            gone: Arc::default(),
        }
    }

    /// Tells which kind the command is about, so that faults name fields as the user types them.
    pub fn about(&mut self, kind: Option<&'static Kind>) {
        self.kind = kind;
    }

    /// Writes a result to stdout.
    ///
    /// # Errors
    /// E5021 when stdout cannot be written; also when the reader went away, which [`Ui::end`] then keeps silent about.
    pub fn out(&mut self, text: &str) -> Result<()> {
        let mut stdout = self.writer();
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(|error| output_failure(&error))
    }

    /// Stdout for a stream of results, buffered; flush it at the end, and turn its errors into [`output_failure`].
    pub fn writer(&self) -> Stdout {
        Stdout { inner: io::BufWriter::with_capacity(1 << 16, io::stdout()), gone: Arc::clone(&self.gone) }
    }

    /// Says on stderr what was done, unless quiet.
    pub fn status(&mut self, text: &Both) {
        if !self.quiet && (!self.json_errors || self.stderr_tty) {
            self.say(text.get(self.lang));
        }
    }

    /// Names the next step: on a terminal only, unless quiet or hints are off.
    pub fn hint(&mut self, text: &Both) {
        if self.stderr_tty && self.hints && !self.quiet {
            let lead = match self.lang {
                Lang::Zh => "下一步: ",
                Lang::En => "next: ",
            };
            self.say(&format!("{lead}{}", text.get(self.lang)));
        }
    }

    /// Warns on stderr of what was accepted but deserves a look, unless quiet.
    pub fn warn(&mut self, fault: &Fault) {
        if !self.quiet {
            let text = self.warning(fault);
            self.say(&text);
        }
    }

    /// Prints a failure on stderr.
    pub fn fail(&mut self, failure: &Failure) {
        let text = self.failure(failure);
        self.say(text.trim_end_matches('\n'));
        if self.debug
            && let Some(source) = &failure.source
        {
            self.say(&format!("{source:?}"));
        }
    }

    /// Ends the run: prints its failure, if it has one, and gives the exit status.
    ///
    /// A reader that went away is no failure of ours: nothing is printed.
    pub fn end(&mut self, outcome: Result<u8>) -> u8 {
        if self.gone.load(Ordering::Relaxed) {
            return READER_GONE;
        }
        match outcome {
            Ok(status) => status,
            Err(failure) => {
                self.fail(&failure);
                failure.exit()
            }
        }
    }

    /// Shows a long text: through a pager on a terminal, plainly elsewhere.
    ///
    /// # Errors
    /// As [`Ui::out`].
    pub fn page(&mut self, text: &str) -> Result<()> {
        let long = text.lines().count() > 24;
        if long && self.stdout_tty && !self.no_pager && self.paged(text) {
            return Ok(());
        }
        self.out(text)
    }

    /// True when the pager took the text.
    fn paged(&self, text: &str) -> bool {
        let wanted = self.pager.clone().unwrap_or_else(|| "less -FRX".to_owned());
        let mut words = wanted.split_whitespace();
        let Some(program) = words.next() else { return false };
        let child = std::process::Command::new(program).args(words).stdin(std::process::Stdio::piped()).spawn();
        let Ok(mut child) = child else { return false };
        if let Some(mut stdin) = child.stdin.take() {
            // Leaving the pager before the end closes the pipe; that is the reader's choice, no failure.
            let _reader_left = stdin.write_all(text.as_bytes());
        }
        child.wait().is_ok()
    }

    /// A line on stderr, with the numbers of people masked in what it quotes: a mistyped command may hold one. When
    /// stderr itself is gone there is nowhere left to say so.
    fn say(&self, line: &str) {
        let line = crate::terms::mask::numbers_in(line);
        let mut stderr = io::stderr().lock();
        let _nowhere_left = writeln!(stderr, "{line}");
    }
}

/// The width of the terminal, as comfy-table measures it.
fn screen_width() -> Option<usize> {
    comfy_table::Table::new().width().map(usize::from).filter(|w| *w > 0)
}

/// Why stdout could not be written.
pub fn output_failure(error: &io::Error) -> Failure {
    let reason = error.kind();
    Failure::new(&codes::E5021, both!("写不了标准输出", "standard output cannot be written ({reason})"))
        .hint(both!("写入文件: -o 文件", "write to a file: -o FILE"))
}

/// Buffered stdout that remembers when its reader went away.
pub struct Stdout {
    inner: io::BufWriter<io::Stdout>,
    gone: Arc<AtomicBool>,
}

impl Stdout {
    fn noted<T>(&self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            self.gone.store(true, Ordering::Relaxed);
        }
        result
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.inner.write(bytes);
        self.noted(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.inner.flush();
        self.noted(result)
    }
}

#[cfg(test)]
mod tests;
