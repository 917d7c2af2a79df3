//! Encodings, JSON, and bytes that are no sheet.

use encoding_rs::{GB18030, GBK};
use proptest::prelude::{Just, ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::Strategy;
use serde_json::json;

use super::*;
use crate::messages::Lang;

fn utf16le(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn utf16be(text: &str) -> Vec<u8> {
    [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

fn json_of(bytes: &[u8]) -> (serde_json::Value, serde_json::Value) {
    let mut report = Ledger::new().try_import("t.csv", bytes, |_| {}).unwrap().to_json(Lang::Zh);
    let encoding = report["encoding"].take();
    (report, encoding)
}

#[test]
fn one_sheet_in_every_encoding() {
    let plain = format!("台账\n{HEAD}\n{FIRST}\n乙,HT-02,区财政局,约,,,\n");
    let want = json_of(plain.as_bytes()).0;
    let bom: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(plain.bytes()).collect();
    let files = [
        (plain.clone().into_bytes(), "utf-8"),
        (bom, "utf-8-bom"),
        (utf16le(&plain), "utf-16le"),
        (utf16be(&plain), "utf-16be"),
        (GBK.encode(&plain).0.into_owned(), "gb18030"),
    ];
    for (bytes, encoding) in files {
        assert_eq!(json_of(&bytes), (want.clone(), json!(encoding)));
    }
    let rare = plain.replace("道路", "㐂𠮷");
    assert_eq!(json_of(&GB18030.encode(&rare).0), (json_of(rare.as_bytes()).0, json!("gb18030")));
    let macintosh = plain.replace('\n', "\r");
    assert_eq!(json_of(macintosh.as_bytes()).0, want);
    let windows = plain.replace('\n', "\r\n");
    assert_eq!(json_of(windows.as_bytes()).0, want);
}

#[test]
fn an_encoding_can_be_forced() {
    let text = format!("{HEAD}\n{FIRST}\n");
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let report = Ledger::new().try_import("t.csv", &bytes, |o| o.encoding = Some("utf-16le".into())).unwrap();
    assert_eq!(counts(&report), [1, 0, 0]);
    let forced = |name: &str| {
        let name = name.to_owned();
        Ledger::new().try_import("t.csv", &GBK.encode(&text).0, |o| o.encoding = Some(name))
    };
    assert_eq!(counts(&forced("GBK").unwrap()), [1, 0, 0]);
    assert_eq!(forced("utf-8").unwrap_err().code.id, "E5002");
    assert_eq!(forced("latin1").unwrap_err().code.id, "E1005");
}

#[test]
fn large_files_keep_their_characters_whole() {
    let mut text = format!("{HEAD}\n");
    for i in 0..9000 {
        text.push_str(&format!("第{i}号道路养护㐂,HT-{i},区财政局,1,,,\n"));
    }
    let input = |bytes: &[u8]| Ledger::new().try_import("t.csv", bytes, |o| o.dry_run = true).unwrap();
    for bytes in [text.clone().into_bytes(), GB18030.encode(&text).0.into_owned(), utf16le(&text)] {
        assert_eq!(counts(&input(&bytes)), [9000, 0, 0]);
    }
}

#[test]
fn what_is_no_sheet() {
    let fails = |name: &str, bytes: &[u8]| Ledger::new().try_import(name, bytes, |_| {}).unwrap_err().code.id;
    let mut broken = format!("{HEAD}\n{FIRST}\n").into_bytes();
    broken.extend([b'x', 0xff, 0xff, b'\n']);
    assert_eq!(fails("t.csv", &broken), "E5002");
    let failure = Ledger::new().try_import("t.csv", b"ab\xff\xffcd", |_| {}).unwrap_err();
    assert!(failure.text.zh.contains("第 2 字节"), "{:?}", failure.text);
    assert_eq!(fails("t.csv", b"a\0b,c\n"), "E5005");
    assert_eq!(fails("t.xlsx", b"hello"), "E5003");
    assert_eq!(fails("t.xlsx", b"PK\x03\x04 and nothing more"), "E5003");
    assert_eq!(fails("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing more"), "E5003");
    let endless = format!("{HEAD}\n{FIRST}\n\"{}", "x".repeat(1_300_000));
    assert_eq!(fails("t.csv", endless.as_bytes()), "E5004");
    let missing = Input::new(Some(std::path::Path::new("/nonexistent/t.csv"))).unwrap_err();
    assert_eq!(missing.code.id, "E5001");
    assert_eq!(Input::new(Some(std::path::Path::new("/"))).unwrap_err().code.id, "E5001");
}

#[test]
fn json_exports_read_back_as_unchanged() {
    let mut ledger = Ledger::with_contract();
    ledger.set("share", 125_000);
    ledger.set("sme", 1);
    let object: serde_json::Map<String, serde_json::Value> = CONTRACT
        .columns()
        .iter()
        .zip(ledger.rows[0].values())
        .map(|(f, v)| (f.json_key(), f.to_json(v, Mask::Numbers)))
        .collect();
    let array = json!([object]).to_string();
    let lines = format!("{}\n", serde_json::Value::Object(object));
    for (name, text) in [("t.json", &array), ("t.jsonl", &lines)] {
        let report = ledger.try_import(name, text.as_bytes(), |_| {}).unwrap();
        assert_eq!((errors(&report), counts(&report), report.header_row), (vec![], [0, 0, 1], 0), "{name}");
    }
    let text = "[{\"name\":\"甲\",\"ext_no\":340103190001012341,\"buyer\":\"区财政局\"},\n {\"name\":\"乙\",\"amount_fen\":500}]";
    let report = ledger.try_import("t.json", text.as_bytes(), |_| {}).unwrap();
    assert_eq!(errors(&report), [("E3001", 2), ("E3001", 2)]);
    let report = ledger.try_import("t.json", b"[]", |_| {}).unwrap();
    assert_eq!((report.rows, report.has_errors()), (0, false));
    for text in ["[1]", "[{\"name\":", "{\"name\":\"a\"} x", "[{}] []"] {
        let failure = ledger.try_import("t.json", text.as_bytes(), |_| {}).unwrap_err();
        assert!(["E5003", "E5006"].contains(&failure.code.id), "{text}: {failure}");
    }
    let endless = format!("[{{\"name\":\"{}\"}}]", "x".repeat(1_300_000));
    assert_eq!(ledger.try_import("t.json", endless.as_bytes(), |_| {}).unwrap_err().code.id, "E5004");
}

/// Pieces of sheets, so that the bytes get past the first gate.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40),
        any::<String>().prop_map(String::into_bytes),
        Just(HEAD.as_bytes().to_vec()),
        Just(FIRST.as_bytes().to_vec()),
        "[,;\t\"\r\n，'=0-9.E+*年月万元]{0,30}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn arbitrary_bytes_never_panic(pieces in proptest::collection::vec(piece(), 0..8), name in 0usize..3, cut in any::<bool>()) {
        let separator: &[u8] = if cut { b"\n" } else { b"," };
        let bytes = pieces.join(separator);
        let name = ["t.csv", "t.json", "t.xls"][name];
        let _ = Ledger::new().try_import(name, &bytes, |o| o.dry_run = true).map(|r| r.to_json(Lang::En));
    }

    #[test]
    fn arbitrary_rows_below_a_header_never_panic(rows in proptest::collection::vec(piece(), 0..8)) {
        let mut bytes = format!("{HEAD}\n").into_bytes();
        bytes.extend(rows.join(&b'\n'));
        let _ = Ledger::new().try_import("t.csv", &bytes, |o| { o.legacy = true; o.partial = true; });
    }
}
