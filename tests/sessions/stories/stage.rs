//! Where a story is played: an office, a language, and what was done so far. A story is written once, in English words;
//! in Chinese every noun, verb, flag and code of its lines is said by the Chinese name of the catalogue.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chengxin::catalog::KINDS;
use chengxin::messages::Lang;
use chengxin::schema::{Kind, Type};

use crate::office::{Office, Run, split};

/// A verb of a register.
pub type Act = (&'static str, &'static str);

/// An office in one language.
pub struct Stage {
    pub office: Office,
    pub lang: Lang,
    played: RefCell<BTreeSet<Act>>,
}

/// Words of the command line that are no field.
const WORDS: [(&str, &str); 15] = [
    ("void", "作废"),
    ("--into", "--并入"),
    ("--reason", "--原因"),
    ("add", "新增"),
    ("edit", "修改"),
    ("undo", "撤销"),
    ("redo", "重做"),
    ("handover", "未了事项"),
    ("--approved-by", "--批准人"),
    ("--yes", "--确认"),
    ("--purpose", "--用途"),
    ("--on", "--日期"),
    ("eligibility", "资格"),
    ("dossier", "卷宗"),
    ("audit verify", "审计 核验"),
];

impl Stage {
    /// The demonstration in one language, with a document to collect records by, a list of measures, and files to attach.
    pub fn new(lang: Lang) -> Self {
        let stage = Self { office: Office::demo(), lang, played: RefCell::default() };
        for name in ["letter.txt", "notes.txt", "judgment.txt", "retrial.txt", "pledge.txt", "page.png", "list.pdf"] {
            stage.office.write(name, name);
        }
        stage.document("政务诚信建设实施方案(演示)", "basis", "云政〔2018〕27号", "2018-03-27");
        stage.document("失信惩戒措施清单(演示)", "catalog", "云信用〔2024〕1号", "2024-01-01");
        stage
    }

    fn document(&self, title: &str, role: &str, number: &str, from: &str) {
        let id = self.add(&format!(
            "registry document add --title {title} --role {role} --doc-no {number} --issuer 云汀区人民政府"
        ));
        self.run(&format!("registry document issue {id} --issued-on {from} --effective-from {from}")).ends(0);
    }

    /// One of two sentences: the Chinese or the English.
    pub fn says<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Runs a line of English words in the language of the stage.
    pub fn run(&self, line: &str) -> Run {
        let said = match self.lang {
            Lang::Zh => translated(line),
            Lang::En => split(line),
        };
        let lang = if self.lang == Lang::Zh { "zh" } else { "en" };
        let words: Vec<&str> = said.iter().map(String::as_str).chain(["--lang", lang]).collect();
        let run = self.office.run(&words);
        if self.lang == Lang::En {
            no_chinese(&run.err, line);
        }
        run
    }

    /// Adds a record and gives its id.
    #[track_caller]
    pub fn add(&self, line: &str) -> String {
        self.run(&format!("{line} -f id")).ends(0).out.trim().to_owned()
    }

    /// Does an act, takes it back and does it again: the ledger is as before, then as after.
    #[track_caller]
    pub fn act(&self, line: &str) -> Run {
        let before = self.office.dump();
        let run = self.run(line).ends(0);
        let after = self.office.dump();
        assert_ne!(before, after, "{line} changes something");
        self.run("undo --approved-by 江予安 --yes").ends(0);
        assert_eq!(self.office.dump(), before, "undo of {line}");
        self.run("redo --approved-by 江予安 --yes").ends(0);
        assert_eq!(self.office.dump(), after, "redo of {line}");
        self.played.borrow_mut().extend(verb_of(&split(line)).map(|(kind, verb)| (kind.name, verb)));
        run
    }

    /// A refused act says why in the language of the stage, and leaves everything as it was.
    #[track_caller]
    pub fn refused(&self, line: &str, zh: &str, en: &str) -> Run {
        let before = (self.office.dump(), self.office.operations());
        let run = self.run(line).ends(3);
        assert!(run.err.contains(self.says(zh, en)), "{line}\n{}", run.err);
        assert_eq!((self.office.dump(), self.office.operations()), before, "{line}");
        run
    }

    #[track_caller]
    pub fn is(&self, id: &str, field: &str, value: &str) {
        assert_eq!(self.office.json(id)[field], value, "{field} of {id}");
    }

    /// The only live record of a kind that names another one in a field.
    #[track_caller]
    pub fn only(&self, kind: &str, field: &str, id: &str) -> String {
        let rows = self.office.json(&format!("{kind} list {field}={id} --closed"));
        let found: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(found.len(), 1, "{kind} of {id}: {found:?}");
        found[0].to_owned()
    }

    /// The story is over: it played the verbs that it says it plays, the log is whole.
    #[track_caller]
    pub fn ends(self, plays: &[Act]) {
        let played: Vec<Act> = self.played.into_inner().into_iter().collect();
        let mut said = plays.to_vec();
        said.sort_unstable();
        assert_eq!(played, said, "what the story says it plays");
        self.office.ok("audit verify");
    }
}

/// Plays a story in Chinese, then in English.
pub fn in_both(story: impl Fn(Stage)) {
    for lang in [Lang::Zh, Lang::En] {
        story(Stage::new(lang));
    }
}

/// The register and the verb that a line begins with.
fn verb_of(words: &[String]) -> Option<(&'static Kind, &'static str)> {
    let (kind, rest) = kind_of(words)?;
    let verb = words.get(rest)?.replace('-', "_");
    let verb = kind.lifecycle?.verbs.iter().find(|v| v.name == verb)?;
    Some((kind, verb.name))
}

/// The register that a line begins with (`integrity case …`), and where the rest of the line begins.
fn kind_of(words: &[String]) -> Option<(&'static Kind, usize)> {
    let kind = |at: usize| {
        let noun = words.get(at)?.replace('-', "_");
        KINDS.iter().find(|k| k.name == noun).copied()
    };
    kind(0).map(|k| (k, 1)).or_else(|| kind(1).map(|k| (k, 2)))
}

/// A line in the Chinese words of the catalogue.
fn translated(line: &str) -> Vec<String> {
    let words = split(line);
    let kind = kind_of(&words);
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let field = kind.zip(word.strip_prefix("--")).and_then(|((k, _), flag)| k.field(&flag.replace('-', "_")));
        let before = at.checked_sub(1).and_then(|i| words[i].strip_prefix("--"));
        let valued = kind.zip(before).and_then(|((k, _), flag)| k.field(&flag.replace('-', "_")));
        let said = match (kind, field, valued) {
            (_, Some(field), _) => field.flag(Lang::Zh),
            (_, _, Some(field)) => match &field.ty {
                Type::Code(list) => list.get(word).map_or_else(|| word.clone(), |item| item.zh.to_owned()),
                _ => word.clone(),
            },
            (Some((k, rest)), _, _) if at + 1 == rest => k.label.to_owned(),
            (Some((k, rest)), _, _) if at + 2 == rest => k.group.name(Lang::Zh).to_owned(),
            (Some((k, rest)), _, _) if at == rest && verb_of(&words).is_some() => {
                let verb = k.lifecycle.and_then(|l| l.verb(&word.replace('-', "_")));
                verb.map_or_else(|| word.clone(), |v| v.label.to_owned())
            }
            _ => WORDS.iter().find(|(en, _)| en == word).map_or_else(|| word.clone(), |(_, zh)| (*zh).to_owned()),
        };
        out.push(said);
    }
    out
}

/// What an English run says of itself holds no Chinese; names and texts of records stand in it as they are, in quotes or
/// behind an id.
#[track_caller]
fn no_chinese(said: &str, line: &str) {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '元';
    for said in said.lines().filter(|l| l.contains("E4004") || l.contains("source: ") || l.contains("hint")) {
        let unquoted: String = said.split('"').step_by(2).collect();
        let named = line.chars().filter(|c| chinese(*c)).collect::<BTreeSet<char>>();
        assert!(unquoted.chars().all(|c| !chinese(c) || named.contains(&c)), "{line}\n{said}");
    }
}
