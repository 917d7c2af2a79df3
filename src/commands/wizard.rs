//! The wizard: asks for what flags did not give, validates each answer at once, goes back, explains, and never loses
//! what was typed.

use chrono::NaiveDate;

use super::input::{self, parse};
use super::session::Session;
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::schema::{Columns, Field, Mask, Names, Row, Style, Type, Value, World};

/// Goes back one question, keeping the answers after it.
const BACK: &str = "<";
/// Explains the field.
const EXPLAIN: &str = "?";
/// Leaves an optional field blank.
const SKIP: &str = ".";

/// What the wizard is told and what it found: the questions and the texts answered so far.
pub struct Wizard {
    fields: Vec<&'static Field>,
    answers: Vec<Option<String>>,
}

impl Wizard {
    /// Questions for these fields.
    pub fn new(fields: Vec<&'static Field>) -> Self {
        let answers = vec![None; fields.len()];
        Self { fields, answers }
    }

    /// What was answered so far, as typed: what a draft keeps.
    pub fn answers(&self) -> Vec<(&'static Field, String)> {
        let answered = self.fields.iter().zip(&self.answers);
        answered.filter_map(|(field, text)| Some((*field, text.clone()?))).collect()
    }

    /// Asks until every field is answered and the record is confirmed.
    ///
    /// # Errors
    /// E1004 naming the flags when there is no terminal; E8130 when the person leaves.
    pub fn ask(
        &mut self,
        s: &mut Session<'_>,
        row: &mut Row,
        previous: Option<&Row>,
        today: NaiveDate,
        world: &mut (impl World + Names),
    ) -> Result<()> {
        if self.fields.is_empty() {
            return Ok(());
        }
        if !s.ui.can_ask() {
            return Err(input::missing_flags(&self.fields));
        }
        let lang = s.lang();
        let mut at = 0;
        loop {
            while at < self.fields.len() {
                let offered = self.answers[at].clone().or_else(|| suggestion(self.fields[at], previous, lang, world));
                at = self.question(s, row, at, offered.as_deref(), today, world)?;
            }
            match self.review(s, row, world)? {
                Review::Save => return Ok(()),
                Review::Back(to) => at = to,
            }
        }
    }

    /// Asks one question; the result is the next one to ask.
    fn question(
        &mut self,
        s: &mut Session<'_>,
        row: &mut Row,
        at: usize,
        offered: Option<&str>,
        today: NaiveDate,
        world: &mut dyn World,
    ) -> Result<usize> {
        let field = self.fields[at];
        let answer = s.ui.ask(&question(field), &flag(field), offered)?;
        match answer.trim() {
            BACK => return Ok(at.saturating_sub(1)),
            EXPLAIN => {
                let text = explanation(field);
                s.ui.status(&text);
                return Ok(at);
            }
            SKIP if !field.required => {
                self.answers[at] = None;
                row.set(field.name, Value::Null);
                return Ok(at + 1);
            }
            _ => {}
        }
        match parse(s, field, &answer, today, world) {
            Ok(Value::Null) if field.required => {
                s.ui.warn(&input::required(field));
                Ok(at)
            }
            Ok(value) => {
                row.set(field.name, value);
                self.answers[at] = Some(answer);
                Ok(at + 1)
            }
            Err(fault) => {
                s.ui.warn(&fault);
                Ok(at)
            }
        }
    }

    /// Shows all answers and asks what to do: save, give up, go back, or change one of them.
    fn review(&self, s: &mut Session<'_>, row: &Row, names: &mut dyn Names) -> Result<Review> {
        let columns = Columns::all(row.kind(), s.lang(), Mask::Numbers, Style::Screen);
        let mut text = String::new();
        for (i, field) in self.fields.iter().enumerate() {
            let shown = field.show(row.get(field.name), &mut columns.showing(row, names));
            text.push_str(&format!("  {} {}: {shown}\n", i + 1, field.title(s.lang())));
        }
        s.ui.status(&Both::same(text.trim_end()));
        let question = both!(
            "保存? [y 保存 / n 放弃 / < 返回 / 数字 改该项]",
            "save? [y save / n give up / < back / a number changes that one]"
        );
        loop {
            let answer = s.ui.ask(&question, &Both::fixed("--确认", "--yes"), Some("y"))?;
            let answer = crate::terms::text::fold(&answer).to_lowercase();
            match answer.as_str() {
                "y" | "yes" | "是" | "保存" => return Ok(Review::Save),
                BACK => return Ok(Review::Back(self.fields.len() - 1)),
                "n" | "no" | "否" | "放弃" => {
                    return Err(Failure::new(&codes::E8130, both!("已放弃,未保存", "given up; nothing was saved")));
                }
                number => match number.parse::<usize>() {
                    Ok(n) if (1..=self.fields.len()).contains(&n) => return Ok(Review::Back(n - 1)),
                    _ => s.ui.warn(&Fault::new(
                        &codes::E1005,
                        both!("请写 y、n、< 或项目的数字", "please answer y, n, < or the number of an item"),
                    )),
                },
            }
        }
    }
}

enum Review {
    Save,
    Back(usize),
}

/// Office and person of the record registered last, never an amount, a day or a number (ux.md row 25).
fn suggestion(field: &'static Field, previous: Option<&Row>, lang: Lang, names: &mut dyn Names) -> Option<String> {
    let row = previous?;
    let Type::Ref(target) = field.ty else { return None };
    if !matches!(target.name, "unit" | "officer") || row.get(field.name).is_null() {
        return None;
    }
    let columns = Columns::all(row.kind(), lang, Mask::Numbers, Style::Screen);
    Some(field.show(row.get(field.name), &mut columns.showing(row, names)))
}

fn flag(field: &'static Field) -> Both {
    Both { zh: field.flag(Lang::Zh).into(), en: field.flag(Lang::En).into() }
}

fn question(field: &'static Field) -> Both {
    let (label, ty) = (field.both(), field.ty.word());
    let choices = |lang| match field.ty {
        Type::Code(list) if list.items.len() <= 12 => {
            let all: Vec<_> = list.items.iter().map(|i| i.label(lang)).collect();
            format!(" [{}]", all.join(if lang == Lang::Zh { "、" } else { ", " }))
        }
        _ => format!(" ({})", ty.get(lang)),
    };
    Both {
        zh: format!("{}{}", label.zh, choices(Lang::Zh)).into(),
        en: format!("{}{}", label.en, choices(Lang::En)).into(),
    }
}

fn explanation(field: &'static Field) -> Both {
    let (label, ty) = (field.both(), field.ty.word());
    let example = |lang| field.example(lang);
    let choices = |lang: Lang| match field.ty {
        Type::Code(list) => {
            let all: Vec<_> = list.items.iter().map(|i| i.label(lang)).collect();
            all.join(if lang == Lang::Zh { "、" } else { ", " })
        }
        _ => String::new(),
    };
    Both {
        zh: format!(
            "  {}({}): {},例 {} {};< 返回,. 跳过选填项",
            label.zh,
            field.name,
            ty.zh,
            example(Lang::Zh),
            choices(Lang::Zh)
        )
        .into(),
        en: format!(
            "  {} ({}): {}, e.g. {} {}; < goes back, . skips an optional one",
            label.en,
            field.name,
            ty.en,
            example(Lang::En),
            choices(Lang::En)
        )
        .into(),
    }
}
