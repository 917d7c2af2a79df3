//! Every failure a user can see: its code, its sentence, its hint and the exit status of the process.
//!
//! A [`Fault`] is one thing that is wrong with one input; a [`Failure`] ends a command and may carry many faults, since
//! all of them are reported at once. The codes themselves, each with its explanation, are the table in
//! [`codes`]; `chengxin explain E3102` prints from it and docs/errors.md is generated from it.

use crate::messages::Both;

pub mod codes;
mod io;
pub use codes::Code;
pub use io::io_reason;

/// What a command returns.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// One thing that is wrong with one value, flag, cell or rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The stable code, e.g. E3102.
    pub code: &'static Code,
    /// What is wrong, with the offending value already masked when it is private.
    pub text: Both,
    /// What to do about it.
    pub hint: Option<Both>,
    /// Key of the field it concerns, when it concerns one.
    pub field: Option<&'static str>,
    /// Absolute sheet row (1-based), when it comes from a sheet.
    pub row: Option<u32>,
}

impl Fault {
    /// A fault with its code and sentence.
    pub fn new(code: &'static Code, text: Both) -> Self {
        Self { code, text, hint: None, field: None, row: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: Both) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Names the field it concerns.
    #[must_use]
    pub fn on(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }
}

/// Why a command ended without doing its work.
#[derive(Debug)]
pub struct Failure {
    /// The code of the whole failure; its exit status is the process's.
    pub code: &'static Code,
    /// What happened.
    pub text: Both,
    /// The single faults behind it, when there are several.
    pub faults: Vec<Fault>,
    /// What to do next, if possible a command to paste.
    pub hint: Option<Both>,
    /// The unexpected error below, for `CHENGXIN_DEBUG` and internal failures.
    pub source: Option<anyhow::Error>,
}

impl Failure {
    /// A failure with its code and sentence.
    pub fn new(code: &'static Code, text: Both) -> Self {
        Self { code, text, faults: Vec::new(), hint: None, source: None }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: Both) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Keeps the error below it.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<anyhow::Error>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Faults of one input: a single fault speaks for itself, several stand under one heading.
    pub fn of(mut faults: Vec<Fault>) -> Self {
        if faults.len() == 1 {
            let fault = faults.remove(0);
            let mut failure = Self::new(fault.code, fault.text.clone());
            failure.hint.clone_from(&fault.hint);
            failure.faults = vec![fault];
            return failure;
        }
        let count = faults.len();
        let code = faults.iter().map(|f| f.code).min_by_key(|c| c.exit).unwrap_or(&codes::E3000);
        let code = if code.exit == codes::E3000.exit { &codes::E3000 } else { code };
        Self {
            faults,
            ..Self::new(code, crate::both!("{count} 处填写有误,未保存", "{count} faults in the input, nothing saved"))
        }
    }

    /// The process's exit status.
    pub fn exit(&self) -> u8 {
        self.code.exit
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::of(vec![fault])
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let detail = format!("{error:#}");
        Self::new(&codes::E9000, crate::both!("程序内部错误: {detail}", "internal error: {detail}")).caused_by(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code.id, self.text.en)
    }
}

impl std::error::Error for Failure {}
