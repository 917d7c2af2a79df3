//! Values of parameters as typed: each unit has its own words and bounds.

use crate::both;
use crate::catalog::parameters::Unit;
use crate::error::{Fault, codes};
use crate::messages::Both;
use crate::terms;

/// The longest term, in days, months, years, hours or points: more is a slip of the hand.
const LONGEST: i64 = 36_500;

/// Reads a value of a unit; the unit itself may stand behind it, no other. The result is as the catalogue writes it:
/// whole numbers, percent with at most four decimals, `MM-DD`.
///
/// # Errors
/// E3105 for what is no number of that unit, E3102 for a day that no year or month has.
pub fn parse(unit: Unit, text: &str) -> Result<String, Fault> {
    let folded = terms::text::fold(text);
    let body = folded.trim();
    match unit {
        Unit::MonthDay => month_day(body),
        Unit::DayOfMonth => match whole(unit, body)? {
            day @ 1..=31 => Ok(day.to_string()),
            day => Err(Fault::new(&codes::E3102, both!("一个月没有 {day} 日", "no month has a day {day}"))
                .hint(both!("写 1 至 31", "write 1 to 31"))),
        },
        Unit::Percent | Unit::PercentPerDay => {
            let number = number(unit, body);
            terms::rate::parse(number).map(terms::rate::show)
        }
        Unit::Days | Unit::WorkingDays | Unit::Months | Unit::Years | Unit::Points | Unit::Hours | Unit::WanYuan => {
            let length = whole(unit, body)?;
            if length > LONGEST {
                return Err(Fault::new(&codes::E3105, both!("{length} 太大", "{length} is too large"))
                    .hint(both!("最大 {LONGEST}", "at most {LONGEST}")));
            }
            Ok(length.to_string())
        }
    }
}

/// What may stand behind a number of a unit; longer words first.
const fn words(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::Days => &["个自然日", "自然日", "日历日", "days", "day", "日", "天", "d"],
        Unit::WorkingDays => &["个工作日", "工作日", "working days", "working day", "wd"],
        Unit::Months => &["个月", "months", "month", "月", "mo"],
        Unit::Years => &["years", "year", "年", "y"],
        Unit::DayOfMonth => &["日", "号"],
        Unit::MonthDay => &[],
        Unit::Percent => &["%"],
        Unit::PercentPerDay => &["% a day", "%/日", "%/天", "%/d", "%"],
        Unit::Points => &["points", "point", "分"],
        Unit::Hours => &["个学时", "学时", "小时", "hours", "hour", "h"],
        Unit::WanYuan => &["万元", "万", "wan yuan", "wan"],
    }
}

/// The number without its unit.
fn number(unit: Unit, body: &str) -> &str {
    words(unit).iter().find_map(|word| body.strip_suffix(word)).unwrap_or(body).trim()
}

fn whole(unit: Unit, body: &str) -> Result<i64, Fault> {
    terms::number::parse_int(number(unit, body)).map_err(|fault| {
        let label = super::figure::word(unit);
        let value = terms::text::quote(body);
        // What is no number at all may be one of another unit.
        let other = body.starts_with(|c: char| c.is_ascii_digit()) && body.ends_with(char::is_alphabetic);
        let fault = if other {
            let (zh, en) = (label.zh, label.en);
            Fault::new(&codes::E3105, both!("\"{value}\" 的单位不是{zh}", "\"{value}\" is not in {en}"))
        } else {
            fault
        };
        fault.hint(said(unit))
    })
}

/// How a value of a unit is written.
fn said(unit: Unit) -> Both {
    let label = super::figure::word(unit);
    let (zh, en) = (label.zh, label.en);
    both!("写整数,单位是{zh}", "write a whole number; it counts {en}")
}

fn month_day(body: &str) -> Result<String, Fault> {
    let parts = body
        .split_once('月')
        .map(|(month, day)| (month, day.trim_end_matches(['日', '号'])))
        .or_else(|| body.split_once(['-', '/', '.']));
    let small = |text: &str| text.trim().parse::<u32>().ok().filter(|_| text.trim().len() <= 2);
    let quoted = terms::text::quote(body);
    let Some((month, day)) = parts.and_then(|(month, day)| small(month).zip(small(day))) else {
        return Err(Fault::new(&codes::E3101, both!("\"{quoted}\" 不是月和日", "\"{quoted}\" is no month and day"))
            .hint(both!("写作 01-31 或 1月31日", "write it 01-31")));
    };
    // A year without 29 February: the day must come every year.
    if chrono::NaiveDate::from_ymd_opt(2023, month, day).is_none() {
        return Err(Fault::new(&codes::E3102, both!("不是每年都有 \"{quoted}\"", "not every year has \"{quoted}\""))
            .hint(both!("写作 01-31 或 1月31日", "write it 01-31")));
    }
    Ok(format!("{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{Unit, parse};
    use crate::catalog::parameters::PARAMETERS;

    const UNITS: [Unit; 11] = [
        Unit::Days,
        Unit::WorkingDays,
        Unit::Months,
        Unit::Years,
        Unit::DayOfMonth,
        Unit::MonthDay,
        Unit::Percent,
        Unit::PercentPerDay,
        Unit::Points,
        Unit::Hours,
        Unit::WanYuan,
    ];

    #[test]
    fn each_unit_has_its_words() {
        for (unit, text, value) in [
            (Unit::Days, "30", "30"),
            (Unit::Days, "３０ 日", "30"),
            (Unit::Days, "030天", "30"),
            (Unit::Days, "0", "0"),
            (Unit::WorkingDays, "5个工作日", "5"),
            (Unit::WorkingDays, "5wd", "5"),
            (Unit::Months, "3个月", "3"),
            (Unit::Years, "15 years", "15"),
            (Unit::DayOfMonth, "10日", "10"),
            (Unit::DayOfMonth, "31", "31"),
            (Unit::MonthDay, "1月31日", "01-31"),
            (Unit::MonthDay, "12-31", "12-31"),
            (Unit::MonthDay, "3/5", "03-05"),
            (Unit::Percent, "3.45%", "3.45"),
            (Unit::Percent, "３.4500", "3.45"),
            (Unit::PercentPerDay, "0.05%/日", "0.05"),
            (Unit::PercentPerDay, "0.05% a day", "0.05"),
            (Unit::Points, "90分", "90"),
            (Unit::Hours, "8学时", "8"),
            (Unit::WanYuan, "400万元", "400"),
            (Unit::WanYuan, "200 wan", "200"),
        ] {
            assert_eq!(parse(unit, text).as_deref(), Ok(value), "{unit:?} {text}");
        }
    }

    #[test]
    fn what_is_of_another_unit_is_refused() {
        for (unit, text, code) in [
            (Unit::Days, "20工作日", "E3105"),
            (Unit::WorkingDays, "20日", "E3105"),
            (Unit::Days, "-3", "E3105"),
            (Unit::Days, "1.5", "E3105"),
            (Unit::Days, "", "E3105"),
            (Unit::Days, "很久", "E3105"),
            (Unit::Days, "36501", "E3105"),
            (Unit::Months, "3年", "E3105"),
            (Unit::DayOfMonth, "0", "E3102"),
            (Unit::DayOfMonth, "32", "E3102"),
            (Unit::MonthDay, "02-29", "E3102"),
            (Unit::MonthDay, "13-01", "E3102"),
            (Unit::MonthDay, "2024-01-31", "E3101"),
            (Unit::MonthDay, "31", "E3101"),
            (Unit::Percent, "33.33333", "E3105"),
            (Unit::Percent, "-1", "E3105"),
            (Unit::PercentPerDay, "0.05‰", "E3105"),
        ] {
            assert_eq!(parse(unit, text).unwrap_err().code.id, code, "{unit:?} {text}");
        }
        let fault = parse(Unit::Days, "20工作日").unwrap_err();
        assert!(fault.text.zh.contains("单位不是日") && fault.hint.unwrap().zh.contains('日'));
    }

    #[test]
    fn built_in_values_read_as_they_are() {
        for row in PARAMETERS.iter().filter(|p| !p.value.is_empty()) {
            assert_eq!(parse(row.unit, row.value).as_deref(), Ok(row.value), "{}", row.name);
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), unit in 0..UNITS.len()) {
            if let Ok(value) = parse(UNITS[unit], &text) {
                assert_eq!(parse(UNITS[unit], &value), Ok(value.clone()));
            }
        }
    }
}
