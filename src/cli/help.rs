//! Our own help: one language a page, the other only in the brackets behind a name.

use super::examples;
use super::flags;
use super::node::{Node, folded};
use super::spec::{Flag, MANY, Section};
use super::suggest::nearest;
use super::topics::{self, TOPICS};
use super::{HelpLength, Invocation};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::messages::{Label, Lang};
use crate::schema::{Field, Type, Verb};

mod layout;

use layout::{INDENT, Page, WIDTH, cut};

/// Commands that share a line of the root help, so that it fits a screen.
const TOGETHER: [(&str, &str, Label); 13] = [
    ("undo", "redo", Label::new("撤销一次操作,或重做", "undo an operation, or redo it")),
    ("check", "finding", Label::new("按法规检查台账;答复检查的发现", "check by the law, answer findings")),
    ("eligibility", "lookup", Label::new("资格是否受限;谁查阅过个人", "what bars somebody; who looked people up")),
    ("due", "nightly", Label::new("到期和逾期的事项;每天记一次", "what is due; recording it once a day")),
    ("draft", "op", Label::new("没填完的登记;操作日志", "unfinished records; the log of operations")),
    ("find", "sql", Label::new("查找文字;只读的 SQL 查询", "find text; read-only SQL")),
    ("fields", "explain", Label::new("一个种类的字段;解释一个词", "fields of a register; explain a word")),
    ("doctor", "audit", Label::new("台账是否正常;核验和封存日志链", "health of the ledger; verify, seal the log")),
    ("backup", "migrate", Label::new("备份台账;升级旧版台账", "copy the ledger; upgrade an old one")),
    ("dossier", "trace", Label::new("一个主体的全部记录;责任回溯", "records of a subject; who answered when")),
    ("calendar", "config", Label::new("工作日;参数和设置", "working days; parameters and settings")),
    ("init", "demo", Label::new("新建台账;建演示台账", "create a ledger; build a demo")),
    ("help", "version", Label::new("命令或专题的帮助;程序版本", "help of a command or a topic; version")),
];

/// Required fields that short help shows.
const SHORT_FIELDS: usize = 6;

/// Lifecycle verbs up to which short help says what each one does; of more it shows the names.
const SHORT_VERBS: usize = 6;

/// The page that an invocation asks for: `help …`, `-h`, `--help`, or a command that lacks its last word.
///
/// # Errors
/// E1001 when help is asked for on something that is neither a command nor a topic.
pub fn page(invocation: &Invocation, lang: Lang) -> Result<Option<String>> {
    if let Some(length) = invocation.help {
        return Ok(Some(render(invocation.node, length, lang)));
    }
    if invocation.path != ["help"] {
        return Ok(None);
    }
    let words = invocation.args.positionals();
    let node = words.iter().try_fold(Node::Root, |node, word| node.find(word));
    let topic = match words[..] {
        [word] => topics::find(word).map(|topic| format!("{}\n", topic.text.get(lang))),
        _ => None,
    };
    // 导入 is a command and a topic: both are told.
    let parts: Vec<String> = node.map(|n| render(n, HelpLength::Full, lang)).into_iter().chain(topic).collect();
    if !parts.is_empty() {
        return Ok(Some(parts.join("\n")));
    }
    Err(unknown_topic(&words))
}

fn unknown_topic(words: &[&str]) -> Failure {
    let word = words.join(" ");
    let topics = TOPICS.iter().flat_map(|t| [t.title.zh, t.title.en]).map(str::to_owned);
    let commands = Node::Root.children().into_iter().flat_map(|n| [Lang::Zh, Lang::En].map(|l| n.word(l).into_owned()));
    let names: Vec<String> = topics.chain(commands).collect();
    let near = nearest(words.first().copied().unwrap_or_default(), names.iter().map(String::as_str));
    let failure = Failure::new(&codes::E1001, both!("没有\"{word}\"这个命令或专题", "no command or topic \"{word}\""));
    match near.first() {
        Some(best) => failure.hint(both!("chengxin 帮助 {best}", "chengxin help {best}")),
        None => {
            let list = |lang| TOPICS.iter().map(|t| t.title.get(lang)).collect::<Vec<_>>();
            let (zh, en) = (list(Lang::Zh).join("、"), list(Lang::En).join(", "));
            failure.hint(both!("专题: {zh}", "topics: {en}"))
        }
    }
}

/// The help of a node.
pub(super) fn render(node: Node, length: HelpLength, lang: Lang) -> String {
    let mut text = body_of(node, length, lang);
    let command = !node.is_branch() || matches!(node, Node::Plain(_));
    if command && length == HelpLength::Full {
        text.push_str(&global_flags_headed(lang));
    }
    text
}

/// The full help of a node without the flags that every command has.
pub(super) fn body(node: Node, lang: Lang) -> String {
    body_of(node, HelpLength::Full, lang)
}

/// The flags that every command has.
pub(super) fn global_flags(lang: Lang) -> String {
    let mut page = Page { lang, text: String::new() };
    page.global_flags();
    page.text
}

fn global_flags_headed(lang: Lang) -> String {
    let mut page = Page { lang, text: String::new() };
    page.heading("通用选项", "Flags of every command");
    page.global_flags();
    page.text
}

fn body_of(node: Node, length: HelpLength, lang: Lang) -> String {
    let mut page = Page { lang, text: String::new() };
    match node {
        Node::Root => page.root(length),
        Node::Group(_) => page.group(node),
        Node::Noun(_) => page.noun(node, length),
        Node::Plain(_) | Node::Under(..) | Node::Within(..) | Node::Common(..) | Node::Verb(..) => {
            page.command(node, length);
        }
    }
    page.text
}

impl Page {
    fn examples(&mut self, node: Node) {
        let examples = examples::of(node, self.lang);
        if examples.is_empty() {
            return;
        }
        self.heading("例子", "Examples");
        for example in examples {
            self.line(&format!("  {example}"));
        }
    }

    fn root(&mut self, length: HelpLength) {
        let lang = self.lang;
        self.line(self.say(
            "诚信 chengxin: 政务诚信台账,一个文件一本账",
            "chengxin: registers of government integrity, one file a ledger",
        ));
        let usage = match lang {
            Lang::Zh => ["chengxin <名词> <动作> [编号..] [筛选..] [--选项 值]", "chengxin <编号>"],
            Lang::En => ["chengxin <noun> <verb> [ID..] [FILTER..] [--flag VALUE]", "chengxin <ID>"],
        };
        self.usage(&usage.map(str::to_owned));
        self.heading("名词", "Nouns");
        for group in Node::Root.children().into_iter().filter(|n| matches!(n, Node::Group(_))) {
            let nouns: Vec<_> = group.children().into_iter().map(|n| n.word(lang)).collect();
            let list = cut(&nouns.join(self.say("、", ", ")), WIDTH - INDENT);
            self.entry(&self.titled(group), &list);
        }
        if length == HelpLength::Short {
            self.heading("命令", "Commands");
            let mut names: Vec<_> =
                Node::Root.children().into_iter().filter(|n| n.section().is_some()).map(|n| n.word(lang)).collect();
            names.extend(["show", "edit", "void", "history"].iter().filter_map(|v| id_verb(v)).map(|n| n.word(lang)));
            let names: Vec<String> = names.into_iter().map(std::borrow::Cow::into_owned).collect();
            self.words(&names);
        } else {
            self.plain("日常", "Daily", Section::Daily);
            let verbs: Vec<_> = ["show", "edit", "void", "history", "link", "attach"]
                .iter()
                .filter_map(|v| id_verb(v))
                .map(|n| n.word(lang))
                .collect();
            let verbs = verbs.join(self.say("、", ", "));
            self.entry(self.say("<动作> <编号>", "<verb> <ID>"), &verbs);
            self.plain("系统", "System", Section::System);
        }
        self.line("");
        let topics = TOPICS.iter().map(|t| t.title.get(lang)).collect::<Vec<_>>().join(" ");
        self.line(&format!("{}: {topics}", self.say("专题 chengxin 帮助", "chengxin help on")));
        if length == HelpLength::Short {
            self.line(self.say(
                "通用选项和全部命令: chengxin --帮助",
                "Flags of every command, and all commands: chengxin --help",
            ));
        } else {
            self.line(
                self.say("每个命令的选项: chengxin <命令> --帮助", "Flags of a command: chengxin <command> --help"),
            );
        }
    }

    fn plain(&mut self, zh: &'static str, en: &'static str, section: Section) {
        self.heading(zh, en);
        let children = Node::Root.children();
        for node in children.iter().copied().filter(|n| n.section() == Some(section)) {
            let name = node.label().en;
            if TOGETHER.iter().any(|(_, second, _)| *second == name) {
                continue;
            }
            let pair = TOGETHER.iter().find(|(first, ..)| *first == name);
            let pair = pair.and_then(|(_, second, what)| {
                Some((children.iter().copied().find(|n| n.label().en == *second)?, what))
            });
            let (titled, what) = match pair {
                Some((second, what)) => (self.titled_pair(node, second), what.get(self.lang)),
                None => (self.titled(node), about(node, self.lang)),
            };
            self.entry(&titled, what);
        }
    }

    fn group(&mut self, node: Node) {
        self.line(&self.titled(node));
        let word = node.word(self.lang);
        let rest =
            self.say("<名词> <动作> [编号..] [筛选..] [--选项 值]", "<noun> <verb> [ID..] [FILTER..] [--flag VALUE]");
        self.usage(&[format!("chengxin {word} {rest}")]);
        self.heading("名词", "Nouns");
        let children = node.children();
        for noun in &children {
            let verbs = noun.children().into_iter().filter(|n| matches!(n, Node::Verb(..)));
            let verbs: Vec<_> = verbs.map(|v| v.word(self.lang)).collect();
            let list = match noun {
                Node::Within(_, spec) => spec.about.get(self.lang).to_owned(),
                _ => cut(&verbs.join(self.say("、", ", ")), WIDTH - INDENT),
            };
            self.entry(&self.titled(*noun), &list);
        }
        self.examples(node);
    }

    fn noun(&mut self, node: Node, length: HelpLength) {
        let lang = self.lang;
        self.line(&self.titled(node));
        let rest = self.say("<动作> [编号..] [筛选..] [--选项 值]", "<verb> [ID..] [FILTER..] [--flag VALUE]");
        self.usage(&[format!("{} {rest}", node.command(lang))]);
        let (own, common): (Vec<Node>, Vec<Node>) =
            node.children().into_iter().partition(|n| matches!(n, Node::Verb(..)));
        self.heading("通用动作", "Common verbs");
        if length == HelpLength::Short {
            let names: Vec<String> = common.iter().map(|n| self.titled(*n)).collect();
            self.words(&names);
        } else {
            for verb in common {
                self.entry(&self.titled(verb), about(verb, lang));
            }
        }
        if !own.is_empty() {
            self.heading("流转动作", "Lifecycle verbs");
            if length == HelpLength::Short && own.len() > SHORT_VERBS {
                let names: Vec<String> = own.iter().map(|n| self.titled(*n)).collect();
                self.words(&names);
            } else {
                for child in own {
                    if let Node::Verb(noun, verb) = child {
                        self.entry(&self.titled(child), &moves(noun.kind, verb, lang));
                    }
                }
            }
        }
        self.examples(node);
        self.line("");
        self.line(&format!(
            "{}: {}",
            self.say("全部字段", "All fields"),
            match lang {
                Lang::Zh => format!("chengxin 字段 {}", node.word(lang)),
                Lang::En => format!("chengxin fields {}", node.word(lang)),
            }
        ));
    }

    fn command(&mut self, node: Node, length: HelpLength) {
        let lang = self.lang;
        let what = match node {
            Node::Verb(noun, verb) => moves(noun.kind, verb, lang),
            _ => about(node, lang).to_owned(),
        };
        self.line(&format!("{}: {what}", self.titled(node)));
        let operand = node.operand();
        let dots = if operand.max > 1 && operand.max == MANY { ".." } else { "" };
        let operand = match (operand.max, operand.min) {
            (0, _) if !node.children().is_empty() => self.say(" <动作>", " <verb>").to_owned(),
            (0, _) => String::new(),
            (_, 0) => format!(" [{}{dots}]", operand.what.get(lang)),
            (_, _) => format!(" <{}{dots}>", operand.what.get(lang)),
        };
        let flags = self.say(" [--选项 值]", " [--flag VALUE]");
        self.usage(&[format!("{}{operand}{flags}", node.command(lang))]);
        if !node.children().is_empty() {
            self.heading("动作", "Verbs");
            for child in node.children() {
                self.entry(&self.titled(child), about(child, lang));
            }
        }
        if !node.flags().is_empty() {
            self.heading("选项", "Flags");
            for flag in node.flags() {
                self.entry(&flag_name(flag, lang), flag.about.get(lang));
            }
        }
        self.fields(node, length);
        self.examples(node);
        if length == HelpLength::Short {
            self.line("");
            self.line(&format!(
                "{}: {} {}",
                self.say("全部选项", "All flags"),
                node.command(lang),
                self.say("--帮助", "--help")
            ));
        }
    }

    fn global_flags(&mut self) {
        for flag in flags::GLOBALS.iter().chain([&flags::SHORT_HELP, &flags::HELP]) {
            self.entry(&flag_name(flag, self.lang), flag.about.get(self.lang));
        }
    }

    fn fields(&mut self, node: Node, length: HelpLength) {
        let fields = node.fields();
        if fields.is_empty() {
            return;
        }
        let lang = self.lang;
        let wanted: Vec<&Field> = match node {
            Node::Verb(_, verb) => fields.iter().copied().filter(|f| verb.needs.contains(&f.name)).collect(),
            Node::Common(_, spec) if spec.name == "add" => fields.iter().copied().filter(|f| f.required).collect(),
            _ => Vec::new(),
        };
        let shown: Vec<&Field> = match length {
            HelpLength::Full => wanted.iter().copied().chain(others(&fields, &wanted)).collect(),
            HelpLength::Short => {
                wanted.iter().copied().chain(others(&fields, &wanted).take(2)).take(SHORT_FIELDS).collect()
            }
        };
        self.heading("字段", "Fields");
        for field in &shown {
            let must = wanted.iter().any(|f| f.name == field.name);
            let text = describe(field, must, length, lang);
            self.entry(&field_name(field, lang), &text);
        }
        let more = fields.len() - shown.len();
        if more > 0 {
            self.line(&match lang {
                Lang::Zh => format!("  另有 {more} 个字段"),
                Lang::En => format!("  and {more} more"),
            });
        }
    }
}

fn others<'f>(all: &'f [&'static Field], wanted: &'f [&'static Field]) -> impl Iterator<Item = &'static Field> + 'f {
    all.iter().copied().filter(|f| !wanted.iter().any(|w| w.name == f.name))
}

/// A common verb as it stands before an id.
fn id_verb(name: &str) -> Option<Node> {
    let noun = crate::catalog::KINDS.first()?;
    Node::Noun(super::node::Noun { kind: noun, mount: None }).find(name)
}

fn about(node: Node, lang: Lang) -> &'static str {
    match node {
        Node::Common(_, spec) | Node::Plain(spec) | Node::Under(_, spec) | Node::Within(_, spec) => {
            spec.about.get(lang)
        }
        Node::Root | Node::Group(_) | Node::Noun(_) | Node::Verb(..) => "",
    }
}

/// `待验收 → 待付款`, written without an arrow of ambiguous width.
fn moves(kind: &'static crate::schema::Kind, verb: &Verb, lang: Lang) -> String {
    let label = |code: &str| {
        let item = kind.lifecycle.and_then(|l| l.states.get(code));
        item.map_or_else(|| code.to_owned(), |i| i.label(lang).into_owned())
    };
    let from: Vec<String> = verb.from.iter().map(|s| label(s)).collect();
    let mut text = from.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    });
    if let Some(to) = verb.to {
        text.push_str(" -> ");
        text.push_str(&label(to));
    }
    if verb.countersigned {
        text.push_str(match lang {
            Lang::Zh => "  须第二人批准",
            Lang::En => "  needs a second person",
        });
    }
    text
}

/// `--as-of (--基准日) <DATE>`, with its letter in front.
fn flag_name(flag: &Flag, lang: Lang) -> String {
    let value = flag.value.map(|v| format!(" <{}>", v.get(lang))).unwrap_or_default();
    if flag.name == flags::SHORT_HELP.name {
        return "-h".to_owned();
    }
    let (own, other) = match lang {
        Lang::Zh => (flag.label, flag.name),
        Lang::En => (flag.name, flag.label),
    };
    let letter = flag.short.map(|s| format!("-{s}, ")).unwrap_or_default();
    format!("{letter}--{own} (--{other}){value}")
}

fn field_name(field: &Field, lang: Lang) -> String {
    let (own, other) = match lang {
        Lang::Zh => (field.flag(Lang::Zh), field.flag(Lang::En)),
        Lang::En => (field.flag(Lang::En), field.flag(Lang::Zh)),
    };
    format!("{own} ({other})")
}

/// Type, choices, and whether it must be filled.
fn describe(field: &Field, must: bool, length: HelpLength, lang: Lang) -> String {
    let mut text = field.ty.word().get(lang).replace('_', " ");
    if let Type::Code(list) = field.ty {
        let choices: Vec<_> = list.items.iter().map(|i| i.label(lang)).collect();
        let choices = choices.join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        });
        text = match length {
            HelpLength::Full => choices,
            HelpLength::Short => cut(&choices, 44),
        };
    }
    if must {
        text = match lang {
            Lang::Zh => format!("必填  {text}"),
            Lang::En => format!("required  {text}"),
        };
    }
    text
}

/// Topic words, for tests and completion.
pub fn topic_words() -> impl Iterator<Item = String> {
    TOPICS.iter().flat_map(|t| [folded(t.title.zh), folded(t.title.en)])
}
