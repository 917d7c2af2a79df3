//! The parser: clap's `Command` for a node, grown only when its word is typed.
//!
//! clap hears every name and both languages but judges nothing: no flag is required and no value is checked here, so
//! that `Field::parse` speaks about all faults at once. Help and errors are our own.

use clap::{Arg, ArgAction, Command};

use super::flags;
use super::node::{Node, folded};
use super::spec::Flag;
use crate::schema::{Field, Type};

/// Id of the argument that collects everything which is no flag.
pub const OPERANDS: &str = "operands";

/// The parser of the whole program.
pub fn root() -> Command {
    grow(bare(Node::Root))
}

fn bare(node: Node) -> Command {
    let label = node.label();
    let name = label.en.replace('_', "-");
    let mut aliases = vec![label.en.to_owned(), label.zh.to_owned()];
    aliases.retain(|a| *a != name);
    aliases.dedup();
    Command::new(name)
        .aliases(aliases)
        .display_name(node.path().join("/"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .disable_colored_help(true)
        .args_override_self(false)
}

/// Gives a command its flags and the words below it; clap calls this only for a word that was typed.
fn grow(command: Command) -> Command {
    let path = command.get_display_name().unwrap_or_default().to_owned();
    // The path was written by `bare`, so the node exists.
    let Some(node) = Node::at(path.split('/').filter(|w| !w.is_empty())) else { return command };
    let mut command = command.args(flags::GLOBALS.iter().map(|f| global_arg(f, node)));
    command = command.arg(flag_arg(&flags::SHORT_HELP)).arg(flag_arg(&flags::HELP));
    if matches!(node, Node::Root) {
        command = command.arg(flag_arg(&flags::VERSION));
    }
    let fields = node.fields();
    command = command.args(node.flags().iter().map(|f| flag_arg(f)));
    command = command.args(fields.iter().map(|f| field_arg(f, node)));
    if node.operand().max > 0 {
        command = command.arg(Arg::new(OPERANDS).num_args(0..).action(ArgAction::Append));
    }
    let children = node.children();
    let mut taken: Vec<String> = children.iter().flat_map(|n| [n.label().en, n.label().zh]).map(folded).collect();
    for child in children {
        let mut sub = bare(child).defer(grow);
        // A short alias that another word owns is not given a second time.
        if let Some(short) = child.short()
            && !taken.iter().any(|t| *t == short)
        {
            sub = sub.alias(short.to_string());
            taken.push(short.into_owned());
        }
        command = command.subcommand(sub);
    }
    command
}

fn global_arg(flag: &'static Flag, node: Node) -> Arg {
    let arg = flag_arg(flag);
    // The operator's flag is 操作人, since 经办人 is a field of contracts; init has no fields and takes both.
    if flag.name == "user" && matches!(node, Node::Plain(spec) if spec.name == "init") {
        return arg.alias("经办人");
    }
    arg
}

fn flag_arg(flag: &'static Flag) -> Arg {
    let mut arg = Arg::new(flag.name).long(flag.name).alias(flag.label);
    if let Some(short) = flag.short {
        arg = arg.short(short);
    }
    if flag.name.contains('-') {
        arg = arg.alias(flag.name.replace('-', "_"));
    }
    arg.action(match (flag.value.is_some(), flag.many) {
        (false, _) => ArgAction::SetTrue,
        (true, false) => ArgAction::Set,
        (true, true) => ArgAction::Append,
    })
}

fn field_arg(field: &'static Field, node: Node) -> Arg {
    let mut arg = Arg::new(field.name).long(field.name.replace('_', "-")).alias(field.label);
    if field.name.contains('_') {
        arg = arg.alias(field.name);
    }
    for alias in field.aliases.iter().filter(|a| !is_flag(a, node) && !a.contains(['=', ' '])) {
        arg = arg.alias(*alias);
    }
    arg.action(if matches!(field.ty, Type::List(_)) { ArgAction::Append } else { ArgAction::Set })
}

/// True when a flag that is no field bears this name in either language.
fn is_flag(word: &str, node: Node) -> bool {
    let verbs = node.flags().iter().copied();
    flags::GLOBALS.iter().chain(verbs).any(|f| f.name == word || f.label == word)
}
