//! Filters, orders and column choices: from the words of a command line to what a query takes.

use chrono::{Datelike, NaiveDate};

use super::suggest::nearest;
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::schema::filter::{Filter, Test};
use crate::schema::parse::LIST_SEPARATOR;
use crate::schema::{Field, Kind, Mount, Reading, Type, Value};
use crate::terms;

/// Words that stand for "not filled in".
const BLANK: [&str; 2] = ["空", "empty"];

/// The fields of a kind that a word may name, and those that are computed of its records.
#[derive(Clone, Copy)]
pub struct Fields<'c> {
    /// The kind.
    pub kind: &'static Kind,
    /// What is computed of its records.
    pub computed: &'c [&'static Field],
}

/// The conditions that some words state; all faults are collected.
///
/// # Errors
/// E1003 for an unknown field, E1007 for what is no filter, and what `Field::parse` says of a value.
pub fn parse(of: Fields<'_>, words: &[&str], reading: &mut Reading<'_>) -> Result<Vec<Filter>> {
    let mut filters = Vec::new();
    let mut faults = Vec::new();
    for word in words {
        match condition(of, word, reading) {
            Ok(filter) => filters.push(filter),
            Err(fault) => faults.push(in_filter(fault, of)),
        }
    }
    if faults.is_empty() { Ok(filters) } else { Err(Failure::of(faults)) }
}

/// A fault of a filter names its field in the sentence: no flag of that name was typed.
fn in_filter(fault: Fault, of: Fields<'_>) -> Fault {
    let own = |name: &str| of.kind.field(name).or_else(|| of.computed.iter().copied().find(|f| f.name == name));
    let Some(field) = fault.field.and_then(own) else { return fault };
    let (label, text) = (field.both(), &fault.text);
    let text = crate::messages::Both {
        zh: format!("筛选 {}: {}", label.zh, text.zh).into(),
        en: format!("filter {}: {}", label.en, text.en).into(),
    };
    Fault { text, field: None, ..fault }
}

/// The conditions under which a mount shows its kind.
pub fn presets(mount: &'static Mount) -> Vec<Filter> {
    let condition = |(name, values): &(&str, &[&str])| {
        let values = values.iter().map(|code| Value::from(*code)).collect();
        Some(Filter { field: mount.kind.field(name)?, test: Test::AnyOf(values) })
    };
    mount.presets.iter().filter_map(condition).collect()
}

/// The sign between field and value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Equal,
    Unequal,
    Contains,
}

fn condition(of: Fields<'_>, word: &str, reading: &mut Reading<'_>) -> Result<Filter, Fault> {
    let (name, sign, value) = split(word).ok_or_else(|| no_filter(of, word))?;
    let field = field(of, name)?;
    let value = value.trim();
    if value.is_empty() {
        let (zh, en) = (field.label, field.name);
        return Err(Fault::new(&codes::E1007, both!("\"{word}\" 没有写值", "\"{word}\" has no value"))
            .hint(both!("没有填写的写作 {zh}=空", "not filled in is written {en}=empty"))
            .on(field.name));
    }
    let test = match sign {
        Sign::Contains => contains(field, word, value)?,
        _ if matches!(field.ty, Type::List(_)) => of_list(field, word, sign, values(field, word, value, reading)?)?,
        Sign::Equal => match range(field, value, reading)? {
            Some(test) => test,
            None => Test::AnyOf(values(field, word, value, reading)?),
        },
        Sign::Unequal if is_ordered(&field.ty) && value.contains("..") => {
            return Err(Fault::new(
                &codes::E1007,
                both!("\"{word}\": 范围不能用 !=", "\"{word}\": a range takes no !="),
            )
            .on(field.name));
        }
        Sign::Unequal => Test::NoneOf(values(field, word, value, reading)?),
    };
    Ok(Filter { field, test })
}

/// Field, sign and value of `字段=值`; full-width signs count.
fn split(word: &str) -> Option<(&str, Sign, &str)> {
    let at = word.find(['=', '＝', '!', '！', '~', '～', '〜'])?;
    let (name, rest) = word.split_at(at);
    let mut chars = rest.chars();
    let sign = match chars.next()? {
        '=' | '＝' => Sign::Equal,
        '~' | '～' | '〜' => Sign::Contains,
        _ => match chars.next()? {
            '=' | '＝' => Sign::Unequal,
            _ => return None,
        },
    };
    (!name.trim().is_empty()).then(|| (name.trim(), sign, chars.as_str()))
}

fn no_filter(of: Fields<'_>, word: &str) -> Fault {
    let fault = Fault::new(&codes::E1007, both!("\"{word}\" 不是筛选", "\"{word}\" is no filter"));
    match of.find(word) {
        Some(field) => {
            let (zh, en) = (field.label, field.name);
            fault.hint(both!("写作 {zh}=值,中间不留空格", "write {en}=VALUE without spaces"))
        }
        None => fault.hint(both!("按文字查找: --搜索 {word}", "to look for text: --search {word}")),
    }
}

impl Fields<'_> {
    /// The field that a word names, with its own spelling; an amount also by its JSON key `amount_fen`.
    fn find(self, word: &str) -> Option<&'static Field> {
        let key = word.trim().trim_start_matches("--").replace(['-', ' '], "_").to_ascii_lowercase();
        let computed = || self.computed.iter().copied().find(|f| f.name == key || f.label == word);
        let by_json_key =
            || self.kind.columns().iter().chain(self.computed.iter().copied()).find(|f| f.json_key() == word);
        self.kind.find_field(word).or_else(computed).or_else(by_json_key)
    }
}

/// The field that a word names, also in full width.
///
/// # Errors
/// E1003 with the nearest names.
pub fn field(of: Fields<'_>, word: &str) -> Result<&'static Field, Fault> {
    let folded = terms::text::fold(word);
    if let Some(field) = of.find(word).or_else(|| of.find(&folded)) {
        return Ok(field);
    }
    let kind = of.kind;
    let all = kind.columns().iter().chain(of.computed.iter().copied());
    let near = nearest(word, all.flat_map(|f| [f.label, f.name].into_iter().chain(f.aliases.iter().copied())));
    let title = kind.both();
    let (zh, en) = (&title.zh, &title.en);
    let fault = Fault::new(&codes::E1003, both!("{zh}没有字段\"{word}\"", "{en} has no field \"{word}\""));
    Err(if near.is_empty() {
        let name = kind.name.replace('_', "-");
        fault.hint(both!("全部字段: chengxin 字段 {zh}", "all fields: chengxin fields {name}"))
    } else {
        let (zh, en) = (near.join("、"), near.join(", "));
        fault.hint(both!("相近: {zh}", "nearest: {en}"))
    })
}

fn contains(field: &'static Field, word: &str, value: &str) -> Result<Test, Fault> {
    match field.ty {
        Type::Text
        | Type::Note
        | Type::Uscc
        | Type::IdNo
        | Type::Phone
        | Type::Url
        | Type::DocNo
        | Type::File
        | Type::Ref(_)
        | Type::AnyRef(_)
        | Type::List(_) => Ok(Test::Contains(terms::text::clean(value).into_owned())),
        Type::Date
        | Type::Month
        | Type::Year
        | Type::Money
        | Type::Rate
        | Type::Score
        | Type::Int
        | Type::Bool
        | Type::Code(_) => {
            let (zh, en) = (field.label, field.name);
            Err(Fault::new(&codes::E1007, both!("\"{word}\": ~ 只用于文字", "\"{word}\": ~ is for text only"))
                .hint(both!("写作 {zh}=值", "write {en}=VALUE"))
                .on(field.name))
        }
    }
}

/// Types whose values have an order that a range can use.
const fn is_ordered(ty: &Type) -> bool {
    matches!(ty, Type::Date | Type::Month | Type::Year | Type::Money | Type::Rate | Type::Score | Type::Int)
}

fn range(field: &'static Field, value: &str, reading: &mut Reading<'_>) -> Result<Option<Test>, Fault> {
    if !is_ordered(&field.ty) {
        return Ok(None);
    }
    let folded = value.replace(['．', '。'], ".");
    let Some((from, to)) = folded.split_once("..") else {
        let whole = span(field, value, reading.today);
        return Ok(whole.map(|(first, last)| Test::Between(Some(first.into()), Some(last.into()))));
    };
    let mut end = |text: &str, last: bool| -> Result<Option<Value>, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Some((from, to)) = span(field, text, reading.today) {
            return Ok(Some(if last { to } else { from }.into()));
        }
        field.parse(text, reading).map(Some)
    };
    let (from, to) = (end(from, false)?, end(to.trim_start_matches('.'), true)?);
    if from.is_none() && to.is_none() {
        let (zh, en) = (field.label, field.name);
        return Err(Fault::new(&codes::E1007, both!("范围\"{value}\"两端都空", "range \"{value}\" has no end"))
            .hint(both!("写作 {zh}=起..止", "write {en}=FROM..TO"))
            .on(field.name));
    }
    Ok(Some(Test::Between(from, to)))
}

/// First and last day of a month or a year written where a day could stand: `签订日期=2024-03`.
fn span(field: &Field, text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    if !matches!(field.ty, Type::Date) || terms::date::parse(text, today).is_ok() {
        return None;
    }
    if let Ok((year, month)) = terms::date::parse_month(text, today) {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let next = first.checked_add_months(chrono::Months::new(1))?;
        return Some((first, next.pred_opt()?));
    }
    let year = terms::date::parse_year(text).ok()?;
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some((first, first.with_month(12)?.with_day(31)?))
}

fn values(field: &'static Field, word: &str, value: &str, reading: &mut Reading<'_>) -> Result<Vec<Value>, Fault> {
    let parts: Vec<&str> = value.split([LIST_SEPARATOR, '，']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let mut found = Vec::with_capacity(parts.len());
    for part in parts {
        if BLANK.contains(&part) {
            found.push(Value::Null);
            continue;
        }
        if is_ordered(&field.ty) && (part.contains("..") || span(field, part, reading.today).is_some()) {
            let text = both!("\"{word}\": 范围不能与别的值并列", "\"{word}\": a range stands alone");
            return Err(Fault::new(&codes::E1007, text).on(field.name));
        }
        match field.parse(part, reading)? {
            // A placeholder such as - would silently ask for blank records.
            Value::Null => {
                let (zh, en) = (field.label, field.name);
                return Err(Fault::new(&codes::E1007, both!("\"{word}\" 没有写值", "\"{word}\" has no value"))
                    .hint(both!("没有填写的写作 {zh}=空", "not filled in is written {en}=empty"))
                    .on(field.name));
            }
            value => found.push(value),
        }
    }
    Ok(found)
}

/// A list is asked for one member, or for being empty.
fn of_list(field: &'static Field, word: &str, sign: Sign, mut values: Vec<Value>) -> Result<Test, Fault> {
    if values.len() == 1 {
        match (values.remove(0), sign) {
            (Value::Text(member), Sign::Equal) => return Ok(Test::Contains(member)),
            (Value::Null, Sign::Equal) => return Ok(Test::AnyOf(vec![Value::Null])),
            (Value::Null, Sign::Unequal) => return Ok(Test::NoneOf(vec![Value::Null])),
            _ => {}
        }
    }
    let (zh, en) = (field.label, field.name);
    let text = both!("\"{word}\": {zh}一次只能问一个值", "\"{word}\": {en} is asked for one value at a time");
    Err(Fault::new(&codes::E1007, text).hint(both!("写作 {zh}=值", "write {en}=VALUE")).on(field.name))
}

/// The order that `--sort` asks for: fields, each with whether it descends.
///
/// # Errors
/// E1003 for an unknown field, E1005 for an unknown direction and for a computed value, which has no order in the ledger.
pub fn sort(of: Fields<'_>, text: &str) -> Result<Vec<(&'static Field, bool)>> {
    collect(text, |part| {
        let (name, direction) = part.split_once([':', '：']).unwrap_or((part, ""));
        let field = field(of, name.trim())?;
        if of.kind.field(field.name).is_none() {
            let name = field.both();
            let (zh, en) = (&name.zh, &name.en);
            return Err(Fault::new(
                &codes::E1005,
                both!("不能按算出的\"{zh}\"排序", "\"{en}\" is computed and sorts nothing"),
            )
            .hint(both!(
                "按它所依据的字段排序,或导出后在表格中排序",
                "sort by the field it is computed from, or in a spreadsheet"
            )));
        }
        match direction.trim() {
            "" | "升" | "升序" | "asc" => Ok((field, false)),
            "降" | "降序" | "desc" => Ok((field, true)),
            other => {
                let (zh, en) = (field.label, field.name);
                let text = both!("排序方向不能是\"{other}\"", "\"{other}\" is no direction to sort in");
                Err(Fault::new(&codes::E1005, text)
                    .hint(both!("写作 {zh}:升 或 {zh}:降", "write {en}:asc or {en}:desc")))
            }
        }
    })
}

/// True when `--fields` asks for the list of fields instead.
pub fn is_help(text: &str) -> bool {
    matches!(text.trim(), "help" | "帮助")
}

/// The fields that `--fields` names, by label, key or alias, an amount also by its JSON key `amount_fen`; `None` when it
/// asks for the list of fields instead.
///
/// # Errors
/// E1003 for every unknown field.
pub fn fields(text: &str, of: Fields<'_>) -> Result<Option<Vec<&'static Field>>> {
    if is_help(text) {
        return Ok(None);
    }
    collect(text, |part| field(of, part)).map(Some)
}

fn collect<T>(text: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Result<Vec<T>> {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for part in text.split([',', '，', LIST_SEPARATOR]).map(str::trim).filter(|p| !p.is_empty()) {
        match read(part) {
            Ok(one) => found.push(one),
            Err(fault) => faults.push(fault),
        }
    }
    if found.is_empty() && faults.is_empty() {
        let none: Both = both!("没有写字段", "no field is named");
        faults.push(Fault::new(&codes::E1005, none));
    }
    if faults.is_empty() { Ok(found) } else { Err(Failure::of(faults)) }
}
