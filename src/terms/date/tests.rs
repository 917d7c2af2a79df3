//! Tables of spellings and properties of dates. Today is Thursday 2024-03-28.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::{any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::{YEARS, from_serial, is_open_end, parse, parse_month, parse_year, push_iso, weekday};
use crate::messages::Lang;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    ymd(2024, 3, 28)
}

fn iso(date: NaiveDate) -> String {
    let mut out = String::new();
    push_iso(date, &mut out);
    out
}

#[test]
fn spellings_of_a_day() {
    let cases = [
        ("2024-03-05", "2024-03-05"),
        ("2024-3-5", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("2024.3.5", "2024-03-05"),
        ("2024.4.30", "2024-04-30"),
        ("20240305", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("2024 年 3 月 5 日", "2024-03-05"),
        ("3月5日", "2024-03-05"),
        ("２０２４－０３－０５", "2024-03-05"),
        ("２０２４．３．５", "2024-03-05"),
        ("２０２４年３月５日", "2024-03-05"),
        ("\u{200e}2024/3/5 ", "2024-03-05"),
        ("2024—03—05", "2024-03-05"),
        ("2024-02-29", "2024-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2200-12-31", "2200-12-31"),
        ("今天", "2024-03-28"),
        ("today", "2024-03-28"),
        ("Today", "2024-03-28"),
        ("明天", "2024-03-29"),
        ("tomorrow", "2024-03-29"),
        ("昨天", "2024-03-27"),
        ("yesterday", "2024-03-27"),
        ("后天", "2024-03-30"),
        ("前天", "2024-03-26"),
        ("+3d", "2024-03-31"),
        ("+3天", "2024-03-31"),
        ("+5天", "2024-04-02"),
        ("＋５天", "2024-04-02"),
        ("-2w", "2024-03-14"),
        ("-2周", "2024-03-14"),
        ("－２周", "2024-03-14"),
        ("+0d", "2024-03-28"),
        ("+5wd", "2024-04-07"),
        ("+5工作日", "2024-04-07"),
        ("＋５ 个工作日", "2024-04-07"),
        ("-4WD", "2024-03-22"),
        ("+0wd", "2024-03-28"),
        ("月底", "2024-03-31"),
        ("eom", "2024-03-31"),
        ("下月底", "2024-04-30"),
        ("季末", "2024-03-31"),
        ("eoq", "2024-03-31"),
        ("年底", "2024-12-31"),
        ("EOY", "2024-12-31"),
        ("周五", "2024-03-29"),
        ("星期五", "2024-03-29"),
        ("friday", "2024-03-29"),
        ("周四", "2024-04-04"),
        ("周日", "2024-03-31"),
        ("周一", "2024-04-01"),
        ("下周一", "2024-04-01"),
        ("下周四", "2024-04-04"),
        ("下周日", "2024-04-07"),
        ("next monday", "2024-04-01"),
        ("Next  Friday", "2024-04-05"),
    ];
    for (text, want) in cases {
        let parsed = parse(text, today()).unwrap_or_else(|f| panic!("{text}: {f:?}"));
        assert_eq!((iso(parsed.date).as_str(), parsed.time_dropped), (want, false), "{text}");
    }
}

#[test]
fn relative_days_at_the_edges() {
    let cases = [
        (ymd(2024, 2, 10), "月底", "2024-02-29"),
        (ymd(2023, 2, 10), "月底", "2023-02-28"),
        (ymd(2024, 1, 31), "下月底", "2024-02-29"),
        (ymd(2024, 12, 31), "下月底", "2025-01-31"),
        (ymd(2024, 12, 31), "明天", "2025-01-01"),
        (ymd(2024, 1, 1), "昨天", "2023-12-31"),
        (ymd(2024, 12, 31), "月底", "2024-12-31"),
        (ymd(2024, 11, 1), "季末", "2024-12-31"),
        (ymd(2024, 5, 1), "eoq", "2024-06-30"),
        (ymd(2024, 3, 29), "周五", "2024-04-05"),
        (ymd(2024, 3, 31), "下周一", "2024-04-01"),
        (ymd(2024, 4, 1), "下周一", "2024-04-08"),
        (ymd(2024, 12, 30), "+2d", "2025-01-01"),
        (ymd(2025, 1, 1), "2月28日", "2025-02-28"),
    ];
    for (today, text, want) in cases {
        assert_eq!(parse(text, today).map(|p| iso(p.date)), Ok(want.to_owned()), "{text} on {today}");
    }
    assert_eq!(parse("2月29日", ymd(2025, 1, 1)).unwrap_err().code.id, "E3102");
    assert_eq!(parse("明天", ymd(2200, 12, 31)).unwrap_err().code.id, "E3102");
}

#[test]
fn times_after_a_day() {
    let cases = [
        ("2024-03-05 00:00:00", false),
        ("2024-03-05T00:00", false),
        ("2024-03-05 00:00:00.000", false),
        ("2024/3/5 0:00", false),
        ("2024-03-05 12:00:00 AM", false),
        ("2024-03-05T10:20", true),
        ("2024-03-05 10:20:30", true),
        ("2024-03-05T00:00:00.5", true),
        ("2024-03-05T10:20:30+08:00", true),
        ("2024年3月5日10时20分", true),
        ("2024年3月5日 10:20", true),
        ("2024/3/5 上午 9:05", true),
        ("2024/3/5 9:05 PM", true),
        ("20240305 10:20", true),
        ("２０２４－３－５　１０：２０", true),
    ];
    for (text, dropped) in cases {
        let parsed = parse(text, today()).unwrap_or_else(|f| panic!("{text}: {f:?}"));
        assert_eq!((parsed.date, parsed.time_dropped), (ymd(2024, 3, 5), dropped), "{text}");
    }
}

#[test]
fn refusals_with_the_right_spelling() {
    let cases = [
        ("24.3.5", "E3101", "2024-03-05"),
        ("24年3月5日", "E3101", "2024-03-05"),
        ("3/5/2024", "E3101", "2024-03-05 或 2024-05-03"),
        ("13/5/2024", "E3101", "2024-05-13"),
        ("3/5", "E3101", "2024-03-05"),
        ("2024.3", "E3101", "2024-03-"),
        ("2024-03", "E3101", "2024-03-"),
        ("202403", "E3101", "2024-03-"),
        ("2024年3月", "E3101", "2024-03-"),
        ("3月", "E3101", "2024-03-"),
        ("2024", "E3101", "2024-03-05"),
        ("45356", "E3101", "2024-03-05"),
        ("2024-03-05 星期二", "E3101", "2024-03-05"),
        ("2024-03-05 25:00", "E3101", "2024-03-05"),
        ("2024-03-05T16:00:00Z", "E3101", "2024-03-05"),
        ("2024-3/5", "E3101", "2024-03-05"),
        ("+1m", "E3101", "2024-03-05"),
        ("3天后", "E3101", "2024-03-05"),
        ("+5工", "E3101", "+5工作日"),
        ("5wd", "E3101", "2024-03-05"),
        ("长期", "E3101", "2024-03-05"),
        ("", "E3101", "2024-03-05"),
        ("近期", "E3101", "2024-03-05"),
        ("2024.13.5", "E3102", "1 到 12"),
        ("2024-00-05", "E3102", "1 到 12"),
        ("2024-03-00", "E3102", "1 到 31"),
        ("2023-02-29", "E3102", "2023-02-28"),
        ("20230229", "E3102", "2023-02-28"),
        ("2024年4月31日", "E3102", "2024-04-30"),
        ("1024-03-05", "E3102", "年份"),
        ("+99999999d", "E3102", "年份"),
        ("+99999999999999999999999d", "E3102", "年份"),
    ];
    for (text, code, hint) in cases {
        let fault = parse(text, today()).map(|p| iso(p.date)).unwrap_err();
        assert_eq!(fault.code.id, code, "{text}: {fault:?}");
        let said = fault.hint.unwrap_or_default();
        assert!(said.zh.contains(hint), "{text}: {said:?}");
        assert!(!said.en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{text}: {said:?}");
    }
    assert_eq!(parse("2024.13.5", today()).unwrap_err().text.zh, "\"2024.13.5\"没有 13 月");
}

#[test]
fn months() {
    let cases = [
        ("2024-03", (2024, 3)),
        ("2024-3", (2024, 3)),
        ("2024/3", (2024, 3)),
        ("2024.03", (2024, 3)),
        ("2024年3月", (2024, 3)),
        ("2024 年 3 月", (2024, 3)),
        ("２０２４年３月", (2024, 3)),
        ("202403", (2024, 3)),
        ("本月", (2024, 3)),
        ("this month", (2024, 3)),
        ("上月", (2024, 2)),
        ("Last month", (2024, 2)),
        ("2024-03-01", (2024, 3)),
        ("2024-03-01 00:00:00", (2024, 3)),
    ];
    for (text, want) in cases {
        assert_eq!(parse_month(text, today()), Ok(want), "{text}");
    }
    assert_eq!(parse_month("上月", ymd(2024, 1, 9)), Ok((2023, 12)));
    for text in ["", "3月", "24-03", "2024", "2024-03-05", "2024-003", "03-2024", "1800-03", "今天", "2024年3"] {
        assert_eq!(parse_month(text, today()).unwrap_err().code.id, "E3106", "{text}");
    }
    for text in ["2024-13", "2024-00", "202413", "2024年13月"] {
        assert_eq!(parse_month(text, today()).unwrap_err().code.id, "E3102", "{text}");
    }
}

#[test]
fn years() {
    for text in ["2024", "2024年", "2024年度", "２０２４", " 2024 年"] {
        assert_eq!(parse_year(text), Ok(2024), "{text}");
    }
    for text in ["", "24", "24年", "20240", "1899", "2201", "二〇二四", "2024.0", "年"] {
        assert_eq!(parse_year(text).unwrap_err().code.id, "E3106", "{text}");
    }
}

#[test]
fn serial_numbers() {
    assert_eq!(from_serial(45_356.0, false), Some(ymd(2024, 3, 5)));
    assert_eq!(from_serial(45_356.75, false), Some(ymd(2024, 3, 5)));
    assert_eq!(from_serial(43_894.0, true), Some(ymd(2024, 3, 5)));
    assert_eq!(from_serial(20_000.0, false), Some(ymd(1954, 10, 3)));
    assert_eq!(from_serial(80_000.0, false), Some(ymd(2119, 1, 11)));
    for serial in [19_999.9, 80_001.0, 0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(from_serial(serial, false), None, "{serial}");
    }
}

#[test]
fn words() {
    assert_eq!(weekday(ymd(2024, 4, 2), Lang::Zh), "星期二");
    assert_eq!(weekday(ymd(2024, 4, 2), Lang::En), "Tuesday");
    assert_eq!(weekday(ymd(2024, 3, 31), Lang::Zh), "星期日");
    for text in ["长期", "永久", " 无固定期限", "Long-term", "permanent"] {
        assert!(is_open_end(text), "{text}");
    }
    assert!(!is_open_end("") && !is_open_end("2024-03-05"));
}

proptest! {
    #[test]
    fn shown_days_read_back(days in 0i64..110_000) {
        let date = ymd(1900, 1, 1) + chrono::Duration::days(days);
        proptest::prop_assume!(YEARS.contains(&date.year()));
        let shown = iso(date);
        prop_assert_eq!(&shown, &date.to_string());
        let han = format!("{}年{}月{}日", date.year(), date.month(), date.day());
        let loose = format!("{}/{}/{}", date.year(), date.month(), date.day());
        let compact = shown.replace('-', "");
        for text in [shown.clone(), han, loose, compact, format!("{shown} 00:00:00")] {
            let parsed = parse(&text, today()).unwrap();
            prop_assert_eq!((parsed.date, parsed.time_dropped), (date, false));
        }
        prop_assert_eq!(parse_month(&shown[..7], today()), Ok((date.year(), date.month())));
        prop_assert_eq!(parse_year(&shown[..4]), Ok(date.year()));
    }

    #[test]
    fn never_panics(text in prop_oneof![any::<String>(), "[-+0-9/.年月日周天下底一五 T:dw]{0,16}"], serial in any::<f64>()) {
        let _ = (parse(&text, today()), parse_month(&text, today()), parse_year(&text), is_open_end(&text));
        let _ = (parse(&text, NaiveDate::MAX), parse(&text, NaiveDate::MIN), from_serial(serial, true));
    }

    #[test]
    fn accepted_days_are_in_range(text in "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}") {
        if let Ok(parsed) = parse(&text, today()) {
            prop_assert!(YEARS.contains(&parsed.date.year()));
        }
    }
}
