//! What a command, a flag and an operand are: the shape of the table of [`super::words`].

use crate::messages::Label;

/// A flag that is not a field of a kind.
#[derive(Debug)]
pub struct Flag {
    /// English long name, which is also its id.
    pub name: &'static str,
    /// Chinese long name.
    pub label: &'static str,
    /// One-letter name.
    pub short: Option<char>,
    /// What its value is; `None` for a switch.
    pub value: Option<Label>,
    /// May be given several times.
    pub many: bool,
    /// What it does.
    pub about: Label,
}

impl Flag {
    pub(super) const fn switch(name: &'static str, label: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { name, label, short: None, value: None, many: false, about: Label::new(zh, en) }
    }

    pub(super) const fn short(mut self, short: char) -> Self {
        self.short = Some(short);
        self
    }

    pub(super) const fn takes(mut self, zh: &'static str, en: &'static str) -> Self {
        self.value = Some(Label::new(zh, en));
        self
    }

    pub(super) const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// Both long names.
    pub const fn title(&self) -> Label {
        Label::new(self.label, self.name)
    }
}

/// What a command takes besides flags.
#[derive(Clone, Copy, Debug)]
pub struct Operand {
    /// What it is called in help.
    pub what: Label,
    /// At least so many.
    pub min: usize,
    /// At most so many.
    pub max: usize,
}

impl Operand {
    pub(super) const fn new(zh: &'static str, en: &'static str, min: usize, max: usize) -> Self {
        Self { what: Label::new(zh, en), min, max }
    }
}

/// Several values without an upper limit.
pub const MANY: usize = usize::MAX;

/// Nothing.
pub const NOTHING: Operand = Operand::new("", "", 0, 0);
/// Ids of records.
pub const IDS: Operand = Operand::new("编号", "ID", 1, MANY);
pub(super) const ID: Operand = Operand::new("编号", "ID", 1, 1);
pub(super) const ID_ID: Operand = Operand::new("编号", "ID", 2, MANY);
pub(super) const ID_FILE: Operand = Operand::new("编号 文件", "ID FILE", 2, MANY);
pub(super) const FILTERS: Operand = Operand::new("筛选", "FILTER", 0, MANY);
pub(super) const FILE: Operand = Operand::new("文件", "FILE", 1, 1);

/// Where a plain command stands in the root help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Day-to-day work.
    Daily,
    /// The program and its file.
    System,
}

/// A common verb of every kind, or a command of its own.
#[derive(Debug)]
pub struct Spec {
    /// English word.
    pub name: &'static str,
    /// Chinese word.
    pub label: &'static str,
    /// What it does.
    pub about: Label,
    /// What it takes besides flags.
    pub operand: Operand,
    /// Its flags, besides the global ones.
    pub flags: &'static [&'static Flag],
    /// Takes a flag for each field of its kind.
    pub fields: bool,
    /// Changes the ledger.
    pub writes: bool,
    /// Section of the root help.
    pub section: Section,
    /// Words below it.
    pub children: &'static [Spec],
    /// Runnable examples; empty where they follow from the kind.
    pub examples: &'static [Label],
}

impl Spec {
    pub(super) const fn new(name: &'static str, label: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            label,
            about: Label::new(zh, en),
            operand: NOTHING,
            flags: &[],
            fields: false,
            writes: false,
            section: Section::Daily,
            children: &[],
            examples: &[],
        }
    }

    pub(super) const fn operand(mut self, operand: Operand) -> Self {
        self.operand = operand;
        self
    }

    pub(super) const fn flags(mut self, flags: &'static [&'static Flag]) -> Self {
        self.flags = flags;
        self
    }

    pub(super) const fn fields(mut self) -> Self {
        self.fields = true;
        self
    }

    pub(super) const fn writes(mut self) -> Self {
        self.writes = true;
        self
    }

    pub(super) const fn system(mut self) -> Self {
        self.section = Section::System;
        self
    }

    pub(super) const fn children(mut self, children: &'static [Spec]) -> Self {
        self.children = children;
        self
    }

    pub(super) const fn examples(mut self, examples: &'static [Label]) -> Self {
        self.examples = examples;
        self
    }

    /// Both words.
    pub const fn title(&self) -> Label {
        Label::new(self.label, self.name)
    }
}
