//! The one door by which text becomes a value: flags, prompts, CSV and XLSX cells all come through [`Field::parse`].

use chrono::NaiveDate;

use super::field::{Field, Type};
use super::kind::{Kind, column};
use super::row::Value;
use crate::both;
use crate::error::{Fault, codes};
use crate::terms;
use crate::terms::money::Unit;
use crate::terms::workdays::Calendar;

/// What parsing needs from outside: the ledger for references and the disk for files.
pub trait World {
    /// The id of the record of one kind that a person means by an id, a name or another handle.
    ///
    /// # Errors
    /// E2004 with the nearest names when there is none, E2005 for a record of another kind, E2006 when several match.
    fn find(&mut self, kind: &'static Kind, text: &str) -> Result<String, Fault>;

    /// The id of a record of any of some kinds (all kinds when the list is empty), by its id.
    ///
    /// # Errors
    /// As [`World::find`].
    fn find_any(&mut self, kinds: &[&'static Kind], text: &str) -> Result<String, Fault>;

    /// SHA-256 of a file, lower-case hex.
    ///
    /// # Errors
    /// E3115 when it cannot be read.
    fn hash_file(&mut self, path: &str) -> Result<String, Fault>;

    /// The calendar by which working days (+5wd) are counted: the ledger's, where there is one.
    ///
    /// # Errors
    /// E7005 when the ledger's own days cannot be read.
    fn calendar(&self) -> Result<&Calendar, Fault> {
        Ok(Calendar::built_in())
    }
}

/// The circumstances of a reading: the day that relative dates count from, units, old data, and the world.
pub struct Reading<'w> {
    /// The day relative dates count from.
    pub today: NaiveDate,
    /// Unit of an amount that bears none: from the header, the unit line or `--unit`.
    pub unit: Option<Unit>,
    /// Old data: a wrong check character is kept with a warning (`--legacy`).
    pub legacy: bool,
    /// References and files.
    pub world: &'w mut dyn World,
    /// What was accepted but deserves a look.
    pub warnings: Vec<Fault>,
}

impl<'w> Reading<'w> {
    /// A reading on a day, without a default unit.
    pub fn new(today: NaiveDate, world: &'w mut dyn World) -> Self {
        Self { today, unit: None, legacy: false, world, warnings: Vec::new() }
    }
}

/// True for the word that erases a value when it stands in its place (ux.md §4.11): `[清空]`, `[clear]`.
pub fn is_clearing(text: &str) -> bool {
    matches!(text.trim(), "[清空]" | "［清空］" | "[clear]")
}

impl Field {
    /// Reads one value of this field from text. Blank text is a blank value.
    ///
    /// # Errors
    /// A fault with code, sentence and hint, naming this field; private values in it are masked.
    pub fn parse(&self, text: &str, reading: &mut Reading<'_>) -> Result<Value, Fault> {
        let text = terms::text::strip_guard(text);
        if is_clearing(text) {
            // Whoever reads cells and flags takes the word before it comes here: guarded, it would be a value that an
            // export could not give back.
            return Err(Fault::new(
                &codes::E3003,
                both!("\"{text}\" 是清空的记号,不能作内容", "\"{text}\" is the mark that erases a value"),
            )
            .on(self.name));
        }
        if text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')) {
            return Ok(Value::Null);
        }
        if terms::text::is_placeholder(text) {
            let text = text.trim();
            reading.warnings.push(
                Fault::new(&codes::W5020, both!("\"{text}\" 按未填处理", "\"{text}\" is read as blank")).on(self.name),
            );
            return Ok(Value::Null);
        }
        parse_as(&self.ty, self, text, reading).map_err(|fault| fault.on(self.name))
    }
}

fn parse_as(ty: &Type, field: &Field, text: &str, reading: &mut Reading<'_>) -> Result<Value, Fault> {
    Ok(match ty {
        Type::Text => {
            let text = terms::text::clean(text);
            terms::text::check_line(&text)?;
            text_or_null(text.into_owned())
        }
        Type::Note => {
            let text = terms::text::clean_note(text);
            terms::text::check_note(&text)?;
            text_or_null(text.into_owned())
        }
        Type::Date => return parse_date(field, text, reading),
        Type::Month => {
            let (year, month) = terms::date::parse_month(text, reading.today)?;
            Value::Text(format!("{year:04}-{month:02}"))
        }
        Type::Year => Value::Int(i64::from(terms::date::parse_year(text)?)),
        Type::Money => Value::Int(terms::money::parse(text, reading.unit)?),
        Type::Rate | Type::Score => Value::Int(terms::rate::parse(text)?),
        Type::Int => Value::Int(terms::number::parse_int(text)?),
        Type::Bool => Value::Int(i64::from(terms::number::parse_bool(text)?)),
        Type::Code(list) => {
            let word = terms::text::clean(text);
            let word = if field.name == column::STATE { super::show::undisputed(&word) } else { &word };
            match list.find(word) {
                Some(item) => Value::Text(item.code.to_owned()),
                None => return Err(unknown_code(list, word)),
            }
        }
        Type::Uscc => match terms::uscc::parse(text) {
            Ok((code, warning)) => {
                reading.warnings.extend(warning.map(|w| w.on(field.name)));
                Value::Text(code)
            }
            Err(fault) => return keep_if_legacy(field, text, fault, reading),
        },
        Type::IdNo => match terms::idno::parse(text) {
            Ok(number) => Value::Text(number),
            Err(fault) => return keep_if_legacy(field, text, fault, reading),
        },
        Type::Phone => Value::Text(terms::phone::parse(text)?),
        Type::Url => Value::Text(terms::url::parse(text)?),
        Type::DocNo => match terms::docno::parse(text) {
            Ok(number) => Value::Text(number),
            Err(fault) => return keep_if_legacy(field, text, fault, reading),
        },
        Type::File => return parse_file(field, text, reading),
        Type::Ref(kind) => Value::Text(reading.world.find(kind, &terms::text::clean(text))?),
        Type::AnyRef(kinds) => Value::Text(reading.world.find_any(kinds, &terms::text::clean(text))?),
        Type::List(inner) => return parse_list(inner, field, text, reading),
    })
}

fn text_or_null(text: String) -> Value {
    if text.is_empty() { Value::Null } else { Value::Text(text) }
}

fn parse_date(field: &Field, text: &str, reading: &mut Reading<'_>) -> Result<Value, Fault> {
    if field.open_ended() && terms::date::is_open_end(text) {
        return Ok(Value::Null);
    }
    let parsed = terms::date::parse_in(text, reading.today, || reading.world.calendar())?;
    if parsed.provisional {
        reading.warnings.push(terms::date::provisional(parsed.date).on(field.name));
    }
    if parsed.time_dropped {
        reading.warnings.push(
            Fault::new(
                &codes::W3101,
                both!("\"{text}\" 的时间部分没有保存", "the time of day in \"{text}\" was not kept"),
            )
            .on(field.name),
        );
    }
    Ok(Value::Date(parsed.date))
}

/// Codes of old ledgers that fail their check are kept with a warning; what cannot be such a code at all is not.
fn keep_if_legacy(field: &Field, text: &str, fault: Fault, reading: &mut Reading<'_>) -> Result<Value, Fault> {
    let text = terms::text::fold(text);
    if !reading.legacy || terms::mask::is_masked(&text) || text.chars().count() > 64 {
        return Err(fault);
    }
    reading.warnings.push(Fault { code: &codes::W5031, ..fault }.on(field.name));
    Ok(Value::Text(text.into_owned()))
}

/// Marks the digest in a stored file value: `path sha256:HEX`.
pub const DIGEST_MARK: &str = " sha256:";

fn parse_file(field: &Field, text: &str, reading: &mut Reading<'_>) -> Result<Value, Fault> {
    let text = terms::text::clean(text);
    terms::text::check_line(&text)?;
    if let Some((_, digest)) = text.rsplit_once(DIGEST_MARK)
        && digest.len() == 64
        && digest.bytes().all(|b| b.is_ascii_hexdigit())
    {
        return Ok(Value::Text(text.into_owned()));
    }
    match reading.world.hash_file(&text) {
        Ok(digest) => Ok(Value::Text(format!("{text}{DIGEST_MARK}{digest}"))),
        Err(fault) if reading.legacy => {
            reading.warnings.push(Fault { code: &codes::W5031, ..fault }.on(field.name));
            Ok(Value::Text(text.into_owned()))
        }
        Err(fault) => Err(fault),
    }
}

/// Joins and splits several values in one field.
pub const LIST_SEPARATOR: char = '、';

fn parse_list(inner: &Type, field: &Field, text: &str, reading: &mut Reading<'_>) -> Result<Value, Fault> {
    let mut parts: Vec<String> = Vec::new();
    let is_file = matches!(inner, Type::File); // whose name may hold a semicolon
    let parts_at = |c: char| matches!(c, LIST_SEPARATOR | '\n') || (!is_file && matches!(c, ';' | '\u{ff1b}'));
    for part in text.split(parts_at).map(str::trim).filter(|p| !p.is_empty()) {
        match parse_as(inner, field, part, reading) {
            Ok(Value::Text(value)) => parts.push(value),
            Ok(_) => {}
            // kinds.md §0: an unknown name in a list is a warning and is kept as written.
            Err(fault) if std::ptr::eq(fault.code, &codes::E2004) => {
                reading.warnings.push(Fault { code: &codes::W2001, ..fault }.on(field.name));
                parts.push(terms::text::clean(part).into_owned());
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(text_or_null(parts.join("、")))
}

fn unknown_code(list: &super::CodeList, word: &str) -> Fault {
    use crate::messages::Lang;
    let join = |lang| list.items.iter().map(|i| i.label(lang).into_owned()).collect::<Vec<_>>();
    let (zh, en) = (join(Lang::Zh).join("、"), join(Lang::En).join(", "));
    let fault = Fault::new(&codes::E3002, both!("没有\"{word}\"这个选项", "\"{word}\" is not one of the choices"));
    match nearest(list, word) {
        Some(item) => {
            let (near_zh, near_en) = (item.label(Lang::Zh), item.label(Lang::En));
            fault.hint(both!("相近: {near_zh};可选: {zh}", "nearest: {near_en}; choices: {en}"))
        }
        None => fault.hint(both!("可选: {zh}", "choices: {en}")),
    }
}

/// The item whose code, label or alias is at most half its length away from the word.
fn nearest(list: &super::CodeList, word: &str) -> Option<&'static super::CodeItem> {
    let wanted: Vec<char> = word.chars().collect();
    let distance = |name: &str| {
        let name: Vec<char> = name.chars().collect();
        (strsim::generic_levenshtein(&wanted, &name), name.len().max(wanted.len()))
    };
    list.items
        .iter()
        .flat_map(|item| {
            let names = [item.code, item.zh].into_iter().chain(item.aliases.iter().copied());
            names.map(move |name| (distance(name), item)).collect::<Vec<_>>()
        })
        .filter(|((distance, length), _)| distance * 2 <= *length)
        .min_by_key(|((distance, _), _)| *distance)
        .map(|(_, item)| item)
}
