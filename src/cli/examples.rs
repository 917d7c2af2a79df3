//! Runnable examples of every command: written in the table for plain commands, made from the kind's own fields for
//! its verbs.

use super::node::{Node, Noun};
use super::spec::Spec;
use super::usage::quoted;
use crate::messages::Lang;
use crate::schema::{Field, Type, Verb};

/// Two to four commands that can be pasted.
pub fn of(node: Node, lang: Lang) -> Vec<String> {
    match node {
        Node::Root => match lang {
            Lang::Zh => ["chengxin 演示", "chengxin 合同 列表", "chengxin 帮助 日期"].map(str::to_owned).into(),
            Lang::En => ["chengxin demo", "chengxin contract list", "chengxin help dates"].map(str::to_owned).into(),
        },
        Node::Group(_) => {
            let list = |noun: Node| noun.find("list").map(|verb| verb.command(lang));
            let mut lines: Vec<String> = node.children().into_iter().filter_map(list).take(2).collect();
            if let Some(first) = node.children().first() {
                lines.push(format!("{} -h", first.command(lang)));
            }
            lines
        }
        Node::Noun(_) => {
            let verbs = ["list", "show", "export"].into_iter().filter_map(|verb| node.find(verb));
            verbs.filter_map(|verb| of(verb, lang).into_iter().next()).collect()
        }
        Node::Common(noun, spec) => common(node, noun, spec, lang),
        Node::Verb(noun, verb) => lifecycle(node, noun, verb, lang),
        Node::Plain(spec) if !spec.children.is_empty() => {
            node.children().into_iter().filter_map(|child| of(child, lang).into_iter().next()).collect()
        }
        Node::Plain(spec) | Node::Under(_, spec) | Node::Within(_, spec) => {
            spec.examples.iter().map(|e| e.get(lang).to_owned()).collect()
        }
    }
}

/// Chinese and English of a bit of an example.
const fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn common(node: Node, noun: Noun, spec: &Spec, lang: Lang) -> Vec<String> {
    let command = node.command(lang);
    let id = id(noun.kind.prefix);
    let file = Node::Noun(noun).word(lang);
    let dry = pick(lang, "--预览", "--dry-run");
    let text = |zh, en| pick(lang, zh, en);
    match spec.name {
        "add" => {
            let required: Vec<&Field> = noun.kind.inputs().filter(|f| f.required).collect();
            let line = flags(&command, &required, lang);
            vec![line.clone(), format!("{line} {dry}")]
        }
        "list" | "stats" => {
            let mut lines = vec![command.clone()];
            if let Some(lifecycle) = noun.kind.lifecycle {
                let item = lifecycle.initial();
                let state = match lang {
                    Lang::Zh => item.zh,
                    Lang::En => item.code,
                };
                lines.push(format!("{command} {}={state}", text("状态", "state")));
            }
            if let Some(date) = noun.kind.fields.iter().find(|f| f.listed && matches!(f.ty, Type::Date)) {
                let name = match lang {
                    Lang::Zh => date.label,
                    Lang::En => date.name,
                };
                lines.push(format!("{command} {name}={}", text("2024-01-01..月底", "2024-01-01..eom")));
            }
            if lines.len() < 2 {
                lines.push(format!("{command} -f json"));
            }
            lines
        }
        "show" if noun.mount.is_some() => vec![format!("{command} {id}"), format!("{command} {id} -f json")],
        "show" => vec![format!("{command} {id}"), format!("chengxin {id}")],
        "edit" => {
            let field = noun.kind.inputs().find(|f| f.name == "note");
            let line = flags(&format!("{command} {id}"), &field.into_iter().collect::<Vec<_>>(), lang);
            vec![line.clone(), format!("{line} {dry}")]
        }
        "void" => {
            let line = format!("{command} {id} {}", text("--原因 重复登记", "--reason duplicate"));
            let into = text("--并入", "--into");
            vec![line.clone(), format!("{line} {dry}"), format!("{line} {into} {}", self::id(noun.kind.prefix))]
        }
        "history" => vec![format!("{command} {id}"), format!("{command} {id} -f json")],
        "link" => {
            vec![format!("{command} {id} {}", self::id("DW")), format!("{command} {id} {} {dry}", self::id("DW"))]
        }
        "attach" => {
            let line = format!("{command} {id} {}", text("扫描件.pdf", "scan.pdf"));
            vec![line.clone(), format!("{line} {dry}")]
        }
        "import" => vec![format!("{command} {file}.xlsx {dry}"), format!("{command} {file}.xlsx")],
        "export" => vec![format!("{command} -o {file}.xlsx"), format!("{command} -o {file}.csv")],
        _ => {
            vec![format!("{command} -o {file}.xlsx"), format!("{command} -o {file}.xlsx {}", text("--覆盖", "--force"))]
        }
    }
}

fn lifecycle(node: Node, noun: Noun, verb: &Verb, lang: Lang) -> Vec<String> {
    let id = id(noun.kind.prefix);
    let needs: Vec<&Field> = verb.needs.iter().filter_map(|name| noun.kind.field(name)).filter(|f| !f.system).collect();
    let mut line = flags(&format!("{} {id}", node.command(lang)), &needs, lang);
    if verb.countersigned {
        line.push_str(pick(lang, " --批准人 李强", " --approved-by Li"));
    }
    let dry = pick(lang, "--预览", "--dry-run");
    vec![line.clone(), format!("{line} {dry}")]
}

fn flags(command: &str, fields: &[&Field], lang: Lang) -> String {
    fields.iter().fold(command.to_owned(), |line, field| {
        format!("{line} {} {}", field.flag(lang), quoted(&sample(&field.ty, lang)))
    })
}

fn id(prefix: &str) -> String {
    format!("{prefix}-2024-0001")
}

/// A value that the type accepts, plainly made up.
fn sample(ty: &Type, lang: Lang) -> String {
    let text = match ty {
        Type::Text => pick(lang, "示例", "Sample"),
        Type::Note => pick(lang, "说明", "Remark"),
        Type::Date => "2024-03-05",
        Type::Month => "2024-03",
        Type::Year => "2024",
        Type::Money => "12.5万元",
        Type::Rate => "3.5",
        Type::Score => "90",
        Type::Int => "1",
        Type::Bool => pick(lang, "是", "yes"),
        Type::Code(list) => match list.items.first() {
            Some(item) => pick(lang, item.zh, item.code),
            None => "",
        },
        Type::Uscc => "91340103MA9900A13X",
        Type::IdNo => "11010519491231002X",
        Type::Phone => "0551-60000000",
        Type::Url => "https://example.org",
        Type::DocNo => pick(lang, "测政〔2024〕1号", "2024-15"),
        Type::File => pick(lang, "扫描件.pdf", "scan.pdf"),
        Type::Ref(kind) => return id(kind.prefix),
        Type::AnyRef(kinds) => return id(kinds.first().map_or("DW", |k| k.prefix)),
        Type::List(inner) => return sample(inner, lang),
    };
    text.to_owned()
}
