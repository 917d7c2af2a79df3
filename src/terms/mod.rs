//! Values with rules of their own: dates, amounts, rates, identifiers, numbers of documents and telephones.
//!
//! Every parser takes what a clerk typed or a sheet holds and gives back the one normal form that is stored, or a
//! [`Fault`](crate::error::Fault) that names the right spelling. None of them reads the clock: today is an argument.
//! The common ASCII form of each value is read without allocating, since an import calls these once per cell.

pub mod date;
pub mod day_count;
mod decimal;
pub mod docno;
pub mod id;
pub mod idno;
pub mod mask;
pub mod money;
pub mod number;
pub mod phone;
pub mod rate;
pub mod text;
pub mod url;
pub mod uscc;
pub mod workdays;

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{date, docno, id, idno, money, number, phone, rate, text, url, uscc};
    use crate::error::Fault;
    use crate::messages::Both;

    /// One fault of every kind that the parsers can answer.
    fn faults() -> Vec<Fault> {
        let today = NaiveDate::from_ymd_opt(2024, 3, 28).unwrap();
        let days = [
            "x",
            "45356",
            "2024.3",
            "3",
            "3/5",
            "13/13",
            "24.3.5",
            "24.13.5",
            "3/5/2024",
            "13/13/2024",
            "2024-03-05 x",
            "1024-03-05",
            "2024-13-01",
            "2024-03-00",
            "2023-02-29",
        ];
        let mut all: Vec<Fault> = days.iter().filter_map(|t| date::parse(t, today).err()).collect();
        all.extend(["x", "2024-13"].iter().filter_map(|t| date::parse_month(t, today).err()));
        all.extend(date::parse_year("x").err());
        let amounts = ["x", "约3元", "328.5", "1.234元", "-3元", "99999999999亿元"];
        all.extend(amounts.iter().filter_map(|t| money::parse(t, None).err()));
        all.extend(["x", "-1", "1.23456", "99999999999999999"].iter().filter_map(|t| rate::parse(t).err()));
        all.extend(["x", "-1", "1.5", "9999999999999999"].iter().filter_map(|t| number::parse_int(t).err()));
        all.extend(number::parse_bool("x").err());
        let codes = ["1", "9135O100M000100Y43", "91350100M000100Y4?", "91350100M000100Y44", "9.1E+17"];
        all.extend(codes.iter().filter_map(|t| uscc::parse(t).err()));
        all.extend(uscc::parse("91340103MA9900A14D").ok().and_then(|(_, warning)| warning));
        let numbers = [
            "1",
            "110105491231002",
            "1101**********002X",
            "3.4E+17",
            "110105194902300028",
            "110105194912310021",
            "1101051949123100XX",
        ];
        all.extend(numbers.iter().filter_map(|t| idno::parse(t).err()));
        all.extend(["1", "皖政〔2017〕1"].iter().filter_map(|t| docno::parse(t).err()));
        all.extend(["1", "138****1234"].iter().filter_map(|t| phone::parse(t).err()));
        all.extend(["1", "a.b", "http://", "http://a b"].iter().filter_map(|t| url::parse(t).err()));
        all.extend(["CG202431", "CG0"].iter().filter_map(|t| id::parse(t, 2024)?.err()));
        all.extend([text::check_line("a\nb").err(), text::check_note(&"a".repeat(40_000)).err()].into_iter().flatten());
        all
    }

    /// Without what stands in quotation marks and without the examples that are data in either language.
    fn words(sentence: &str) -> String {
        let unquoted: String = sentence.split('"').step_by(2).collect();
        let data = ["万元", "亿元", "元", "皖政〔2017〕109号", "皖政〔2017〕1号", "（2018）皖0103民初1234号"];
        let data = data.iter().chain(&["http://", "https://", "a.b"]);
        data.fold(unquoted, |text, word| text.replace(word, ""))
    }

    #[test]
    fn sentences_do_not_mix_languages() {
        let all = faults();
        assert!(all.len() >= 55, "{}", all.len());
        for fault in &all {
            for said in [Some(&fault.text), fault.hint.as_ref()].into_iter().flatten() {
                let Both { zh, en } = said;
                let words_zh = words(zh);
                let english = words_zh.split(|c: char| !c.is_ascii_alphabetic()).find(|w| w.len() > 2);
                assert_eq!(english, None, "{zh}");
                let han = words(en).chars().find(|c| ('\u{3000}'..='\u{9fff}').contains(c));
                assert_eq!(han, None, "{en}");
                assert!(zh.chars().any(|c| c >= '\u{4e00}'), "{zh}");
            }
        }
    }

    #[test]
    fn every_fault_says_what_to_do() {
        for fault in faults() {
            assert!(fault.hint.is_some(), "{fault:?}");
        }
    }
}
