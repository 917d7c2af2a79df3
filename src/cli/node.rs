//! A place in the command tree: root, group, noun, verb or plain command, with its words and what hangs below it.
//!
//! Nodes are small and copied freely; nothing below a node is made before it is asked for.

use std::borrow::Cow;

use super::spec::{Flag, IDS, NOTHING, Operand, Section, Spec};
use super::{flags, group_words, words};
use crate::catalog;
use crate::messages::{Label, Lang};
use crate::schema::{Field, Group, Kind, Mount, Verb};
use crate::terms;

/// A kind where it is at home, or mounted in another group.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// The kind.
    pub kind: &'static Kind,
    /// The mount by which it is named, if it is.
    pub mount: Option<&'static Mount>,
}

/// A place in the command tree.
#[derive(Clone, Copy, Debug)]
pub enum Node {
    /// The program itself.
    Root,
    /// A group of nouns.
    Group(Group),
    /// A kind or a mount.
    Noun(Noun),
    /// A verb that every kind has.
    Common(Noun, &'static Spec),
    /// A verb of the kind's lifecycle.
    Verb(Noun, &'static Verb),
    /// A command without a noun.
    Plain(&'static Spec),
    /// A word below a command without a noun.
    Under(&'static Spec, &'static Spec),
    /// A command of a group that is about no single noun.
    Within(Group, &'static Spec),
}

impl Noun {
    const fn group(self) -> Group {
        match self.mount {
            Some(mount) => mount.group,
            None => self.kind.group,
        }
    }

    /// Its name is enough without its group.
    pub fn stands_alone(self) -> bool {
        self.mount.is_none() && stands_alone(self.kind)
    }

    const fn label(self) -> Label {
        match self.mount {
            Some(mount) => Label::new(mount.label, mount.name),
            None => Label::new(self.kind.label, self.kind.name),
        }
    }
}

/// A word as it is compared: one width, one case, `-` for `_`.
pub fn folded(word: &str) -> String {
    terms::text::fold(word).replace('_', "-").to_ascii_lowercase()
}

fn hyphened(name: &'static str) -> Cow<'static, str> {
    if name.contains('_') { Cow::Owned(name.replace('_', "-")) } else { Cow::Borrowed(name) }
}

impl Node {
    /// Its Chinese and its English word, as catalogue and table spell them.
    pub const fn label(self) -> Label {
        match self {
            Self::Root => Label::new("chengxin", "chengxin"),
            Self::Group(group) => group.label(),
            Self::Noun(noun) => noun.label(),
            Self::Common(_, spec) | Self::Plain(spec) | Self::Under(_, spec) | Self::Within(_, spec) => spec.title(),
            Self::Verb(_, verb) => Label::new(verb.label, verb.name),
        }
    }

    /// The word as help and hints spell it.
    pub fn word(self, lang: Lang) -> Cow<'static, str> {
        hyphened(self.label().get(lang))
    }

    /// The short alias of a group or a noun.
    pub fn short(self) -> Option<Cow<'static, str>> {
        match self {
            Self::Group(group) => Some(Cow::Borrowed(group.short())),
            Self::Noun(Noun { kind, mount: None }) => Some(Cow::Owned(kind.prefix.to_ascii_lowercase())),
            _ => None,
        }
    }

    /// The word in the other language and the short alias, as the brackets behind a word hold them.
    pub fn twin(self, lang: Lang) -> String {
        let other = match lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        let (own, other) = (self.word(lang), self.word(other));
        let names = [(own != other).then_some(other), self.short()];
        names.into_iter().flatten().filter(|n| *n != own).collect::<Vec<_>>().join(", ")
    }

    /// The node above it.
    pub const fn parent(self) -> Self {
        match self {
            Self::Root | Self::Group(_) | Self::Plain(_) => Self::Root,
            Self::Noun(noun) => Self::Group(noun.group()),
            Self::Common(noun, _) | Self::Verb(noun, _) => Self::Noun(noun),
            Self::Under(parent, _) => Self::Plain(parent),
            Self::Within(group, _) => Self::Group(group),
        }
    }

    fn line(self) -> Vec<Self> {
        let mut line = Vec::new();
        let mut node = self;
        while !matches!(node, Self::Root) {
            line.push(node);
            node = node.parent();
        }
        line.reverse();
        line
    }

    /// Its English words from the root, as the catalogue spells them.
    pub fn path(self) -> Vec<String> {
        self.line().into_iter().map(|n| n.label().en.to_owned()).collect()
    }

    /// The command as typed in one language, with the program's name; a noun that is enough alone stands alone.
    pub fn command(self, lang: Lang) -> String {
        let mut words = vec!["chengxin".to_owned()];
        let mut line = self.line();
        if let [Self::Group(_), Self::Noun(noun), ..] = line[..]
            && noun.stands_alone()
        {
            line.remove(0);
        }
        words.extend(line.into_iter().map(|n| n.word(lang).into_owned()));
        words.join(" ")
    }

    /// The node at a path of English words.
    pub fn at<'a>(path: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        path.into_iter().try_fold(Self::Root, Self::find)
    }

    /// The node below it that a word names, in either language or by its short alias.
    pub fn find(self, word: &str) -> Option<Self> {
        let key = folded(word);
        let named = |node: &Self| folded(node.label().en) == key || folded(node.label().zh) == key;
        // A short alias never hides a word: groups and commands come first.
        self.children()
            .into_iter()
            .find(named)
            .or_else(|| self.children().into_iter().find(|n| n.short().is_some_and(|s| s == key)))
    }

    /// What hangs below it, in the order of the help.
    pub fn children(self) -> Vec<Self> {
        match self {
            Self::Root => {
                let groups = Group::ALL.into_iter().map(Self::Group).filter(|g| !g.children().is_empty());
                let alone = catalog::KINDS.iter().filter(|k| stands_alone(k));
                let nouns = alone.map(|kind| Self::Noun(Noun { kind, mount: None }));
                words::PLAIN.iter().map(Self::Plain).chain(groups).chain(nouns).collect()
            }
            Self::Group(group) => {
                let kinds = catalog::kinds_in(group).map(|kind| Noun { kind, mount: None });
                let mounts = catalog::mounts_in(group).map(|m| Noun { kind: m.kind, mount: Some(m) });
                let own =
                    group_words::OF_GROUPS.iter().filter(|(g, _)| *g == group).map(|(g, spec)| Self::Within(*g, spec));
                kinds.chain(mounts).map(Self::Noun).chain(own).collect()
            }
            Self::Noun(noun) => {
                let verbs = noun.kind.lifecycle.map_or(&[][..], |l| l.verbs);
                let common = words::COMMON.iter().map(|spec| Self::Common(noun, spec));
                common.chain(verbs.iter().map(|verb| Self::Verb(noun, verb))).collect()
            }
            Self::Plain(spec) => spec.children.iter().map(|child| Self::Under(spec, child)).collect(),
            Self::Common(..) | Self::Verb(..) | Self::Under(..) | Self::Within(..) => Vec::new(),
        }
    }

    /// True when another word must follow.
    pub fn is_branch(self) -> bool {
        match self {
            Self::Root | Self::Group(_) | Self::Noun(_) => true,
            Self::Plain(spec) => !spec.children.is_empty(),
            Self::Common(..) | Self::Verb(..) | Self::Under(..) | Self::Within(..) => false,
        }
    }

    /// The noun it speaks of.
    pub const fn noun(self) -> Option<Noun> {
        match self {
            Self::Noun(noun) | Self::Common(noun, _) | Self::Verb(noun, _) => Some(noun),
            _ => None,
        }
    }

    /// What it takes besides flags.
    pub const fn operand(self) -> Operand {
        match self {
            Self::Common(_, spec) | Self::Plain(spec) | Self::Under(_, spec) | Self::Within(_, spec) => spec.operand,
            Self::Verb(..) => IDS,
            Self::Root | Self::Group(_) | Self::Noun(_) => NOTHING,
        }
    }

    /// Its flags besides the global ones and the fields.
    pub const fn flags(self) -> &'static [&'static Flag] {
        match self {
            Self::Common(_, spec) | Self::Plain(spec) | Self::Under(_, spec) | Self::Within(_, spec) => spec.flags,
            Self::Verb(..) => flags::WRITE_FLAGS,
            Self::Root | Self::Group(_) | Self::Noun(_) => &[],
        }
    }

    /// The fields it takes a flag for.
    pub fn fields(self) -> Vec<&'static Field> {
        match self {
            Self::Common(noun, spec) if spec.fields => noun.kind.inputs().collect(),
            Self::Verb(noun, _) => noun.kind.inputs().collect(),
            _ => Vec::new(),
        }
    }

    /// True when it changes the ledger.
    pub const fn writes(self) -> bool {
        match self {
            Self::Common(_, spec) | Self::Plain(spec) | Self::Under(_, spec) | Self::Within(_, spec) => spec.writes,
            Self::Verb(..) => true,
            Self::Root | Self::Group(_) | Self::Noun(_) => false,
        }
    }

    /// Section of the root help; groups and nouns have their own.
    pub const fn section(self) -> Option<Section> {
        match self {
            Self::Plain(spec) => Some(spec.section),
            _ => None,
        }
    }
}

/// A kind's own name is enough when no mount shares it and no group or command bears it.
fn stands_alone(kind: &Kind) -> bool {
    let taken = |name: &str| {
        Group::ALL.iter().any(|g| g.label().en == name || g.label().zh == name)
            || words::PLAIN.iter().any(|s| s.name == name || s.label == name)
    };
    !catalog::shared_name(kind) && !taken(kind.name) && !taken(kind.label)
}
