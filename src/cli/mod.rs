//! The command line: the tree and its words in both languages, help, usage errors, filters.
//!
//! [`parse`] turns the arguments into an [`Invocation`]: which command, of which kind, with what. It reads neither the
//! ledger nor the environment. Values are judged later by `Field::parse`, so that all faults are reported at once.

use std::ffi::OsString;

use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::{Kind, Mount};

pub mod args;
mod examples;
pub mod filter;
mod flags;
mod group_words;
pub mod help;
pub mod manual;
mod masking;
mod node;
mod spec;
pub mod suggest;
#[cfg(test)]
mod tests;
mod topics;
mod tree;
mod usage;
mod walk;
mod words;

pub use args::{Args, Globals, When};
pub use words::{flag_label, verb_label};

use node::Node;

/// What a command is about.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// Records of a kind, perhaps through a mount that presets some of their fields.
    Kind {
        /// The kind.
        kind: &'static Kind,
        /// The mount by which it was named.
        mount: Option<&'static Mount>,
    },
    /// Nothing in particular.
    None,
}

impl Target {
    /// The kind, if it is about one.
    pub const fn kind(&self) -> Option<&'static Kind> {
        match self {
            Self::Kind { kind, .. } => Some(kind),
            Self::None => None,
        }
    }

    /// The mount, if it was named by one.
    pub const fn mount(&self) -> Option<&'static Mount> {
        match self {
            Self::Kind { mount, .. } => *mount,
            Self::None => None,
        }
    }
}

/// How much help was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpLength {
    /// `-h`: at most 25 lines.
    Short,
    /// `--help`: everything.
    Full,
}

/// One command as typed and understood.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// English words from the root: `["procurement", "contract", "add"]`, `["op", "list"]`, `[]` for the program alone.
    pub path: Vec<String>,
    /// What it is about.
    pub target: Target,
    /// The English verb as table or catalogue spell it: `add`, `announce`, `undo`, `verify`; empty for none.
    pub verb: String,
    /// True when the command changes the ledger.
    pub writes: bool,
    /// What it was given.
    pub args: Args,
    /// The global flags.
    pub globals: Globals,
    /// Help was asked for, or a word is missing: see [`help::page`].
    pub help: Option<HelpLength>,
    /// The words behind the program's name as the operation log keeps them, private values masked.
    pub command: Vec<String>,
    node: Node,
}

impl Invocation {
    /// The lifecycle verb, when the command is one.
    pub const fn lifecycle_verb(&self) -> Option<&'static crate::schema::Verb> {
        match self.node {
            Node::Verb(_, verb) => Some(verb),
            _ => None,
        }
    }

    /// The command in one language, with the program's name: what a hint begins with.
    pub fn words(&self, lang: crate::messages::Lang) -> String {
        self.node.command(lang)
    }
}

/// Understands a command line; the first argument is the program itself.
///
/// # Errors
/// Usage errors E1001 to E1007, worded in both languages, with the corrected command where there is one.
pub fn parse(argv: Vec<OsString>) -> Result<Invocation> {
    let typed = utf8(argv)?;
    if let [word] = &typed[..]
        && matches!(word.as_str(), "-V" | "--version")
    {
        return Ok(version(&typed));
    }
    let tokens = walk::complete(&typed);
    let led = walk::walk(&tokens);
    if let Some(at) = led.stray {
        return Err(usage::stray(&tokens, &led, at));
    }
    usage::unknown_flags(&tokens, &led)?;
    let mut canonical = tokens.clone();
    let mut node = Node::Root;
    for &step in &led.steps {
        // The walk found each of these words below the one before.
        node = node.find(&tokens[step]).unwrap_or(node);
        canonical[step] = node.label().en.replace('_', "-");
    }
    let program = std::iter::once("chengxin".to_owned());
    let root = tree::root()
        .try_get_matches_from(program.chain(canonical))
        .map_err(|error| usage::reworded(&error, &tokens, led.node))?;
    invocation(&root, &typed, &tokens, led.node)
}

fn invocation(root: &clap::ArgMatches, typed: &[String], tokens: &[String], node: Node) -> Result<Invocation> {
    let mut levels = vec![root];
    while let Some((_, matches)) = levels.last().and_then(|m| m.subcommand()) {
        levels.push(matches);
    }
    let globals = Globals::of(&levels)?;
    let asked = |name| levels.iter().any(|m| m.get_flag(name));
    let version = matches!(node, Node::Root) && root.get_flag(flags::VERSION.name);
    let help = if asked(flags::HELP.name) {
        Some(HelpLength::Full)
    } else if asked(flags::SHORT_HELP.name) || (node.is_branch() && !matches!(node, Node::Root)) {
        Some(HelpLength::Short)
    } else {
        None
    };
    // `levels` holds the root at least.
    let args = Args::new((*levels.last().unwrap_or(&root)).clone(), node);
    if help.is_none() && !version {
        usage::enough(&args, node, tokens)?;
    }
    let path = if version { vec!["version".to_owned()] } else { node.path() };
    let target = node.noun().map_or(Target::None, |n| Target::Kind { kind: n.kind, mount: n.mount });
    let verb = if node.is_branch() && !version { String::new() } else { path.last().cloned().unwrap_or_default() };
    let command = masking::masked(typed, target.kind());
    Ok(Invocation { path, target, verb, writes: node.writes(), args, globals, help, command, node })
}

/// The version alone needs no tree at all, and must answer at once.
fn version(typed: &[String]) -> Invocation {
    Invocation {
        path: vec!["version".to_owned()],
        target: Target::None,
        verb: "version".to_owned(),
        writes: false,
        args: Args::none(),
        globals: Globals::default(),
        help: None,
        command: masking::masked(typed, None),
        node: Node::Root,
    }
}

fn utf8(argv: Vec<OsString>) -> Result<Vec<String>> {
    let words = argv.into_iter().skip(1).enumerate().map(|(at, word)| {
        word.into_string().map_err(|raw| {
            let (at, shown) = (at + 1, raw.to_string_lossy().into_owned());
            Failure::new(
                &codes::E1005,
                both!("第 {at} 个参数不是 UTF-8 文字: {shown}", "argument {at} is not UTF-8 text: {shown}"),
            )
            .hint(both!("把终端的编码设为 UTF-8", "set the terminal to UTF-8"))
        })
    });
    words.collect()
}
