//! New, changed, unchanged and refused rows.

use super::*;

#[test]
fn importing_twice_changes_nothing_the_second_time() {
    let mut ledger = Ledger::new();
    let text = format!("{HEAD}\n{FIRST}\n桥梁检测,HT-02,海棠街道办事处,1.2,2024年3月6日,询价,\n");
    assert_eq!(counts(&ledger.import(&text)), [2, 0, 0]);
    assert_eq!(ledger.rows[0].int("amount"), Some(328_500_000));
    assert_eq!(ledger.rows[0].state(), "draft");
    assert_eq!(ledger.rows[0].text("visibility"), Some("internal"));
    let again = ledger.import(&text);
    assert_eq!((counts(&again), ledger.writes), ([0, 0, 2], 2));
    let shuffled = "采购方式,采购单位,外部编号,合同名称,签订日期,合同金额\n\
        询价,海棠街道办事处,HT-02,桥梁检测,2024/3/6,1.2万元\n公招,区财政局,HT-01,道路养护,20240305,3285000.00\n";
    assert_eq!(counts(&ledger.import(shuffled)), [0, 0, 2]);
}

#[test]
fn filled_cells_change_and_blank_ones_keep() {
    let mut ledger = Ledger::with_contract();
    let report = ledger.import("合同编号,采购人,合同名称,签订日期\nHT-01,区财政局,道路大修,\n");
    assert_eq!(counts(&report), [0, 1, 0]);
    assert_eq!(ledger.rows[0].text("name"), Some("道路大修"));
    assert!(ledger.rows[0].date("signed_on").is_some());
    let report = ledger.import("合同编号,采购人,签订日期,合同金额\nHT-01,区财政局,[清空],无\n");
    assert_eq!((counts(&report), warnings(&report)), ([0, 1, 0], vec![("W5020", 2)]));
    assert!(ledger.rows[0].date("signed_on").is_none() && ledger.rows[0].int("amount").is_some());
    let clear = |o: &mut Options| o.clear_blank = true;
    let report = ledger.import_with("合同编号,采购人,合同金额,联系电话\nHT-01,区财政局,,\n", clear);
    assert_eq!(counts(&report), [0, 1, 0]);
    assert!(ledger.rows[0].int("amount").is_none() && ledger.rows[0].text("method").is_some());
    let report = ledger.import("合同编号,采购人,合同名称\nHT-01,区财政局,[清空]\n");
    assert_eq!(errors(&report), [("E3001", 2)]);
    let report = ledger.import("合同编号,采购人,截止日期\nHT-01,区财政局,2024-12-31\n");
    assert_eq!(counts(&report), [0, 1, 0]);
    let report = ledger.import("合同编号,采购人,截止日期\nHT-01,区财政局,长期\n");
    assert_eq!(counts(&report), [0, 1, 0]);
    assert!(ledger.rows[0].date("end_on").is_none());
}

#[test]
fn a_bad_row_leaves_nothing_written_and_the_rest_is_judged_as_if_it_were() {
    let mut ledger = Ledger::new();
    let text = format!(
        "{HEAD}\n{FIRST}\n甲,HT-02,区财政局,约5,2024-13-01,电话,12x\n乙,,没有的单位,1,,,\n丙,HT-04,区财政局,1,,,\n"
    );
    let report = ledger.import(&text);
    assert_eq!(errors(&report), [("E3104", 3), ("E3102", 3), ("E3002", 3), ("E3113", 3), ("E3001", 4), ("E2004", 4)]);
    assert_eq!((report.bad_rows.as_slice(), counts(&report), ledger.writes), (&[3, 4][..], [2, 0, 0], 2));
    assert!(!report.written, "the caller takes both back");
    let mut ledger = Ledger::new();
    let report = ledger.import_with(&text, |o| o.partial = true);
    assert_eq!((report.bad_rows.as_slice(), ledger.writes, report.written), (&[3, 4][..], 2, true));
    let mut ledger = Ledger::new();
    let preview = ledger.import_with(&text, |o| o.dry_run = true);
    assert_eq!((errors(&preview), ledger.writes), (errors(&report), 0));
}

#[test]
fn a_key_twice_refuses_both_rows() {
    let text = format!("{HEAD}\n{FIRST}\n乙,HT-02,区财政局,1,,,\n丙,HT-01,区财政局,2,,,\n丁,HT-01,区财政局,3,,,\n");
    for partial in [false, true] {
        let mut ledger = Ledger::new();
        let report = ledger.import_with(&text, |o| o.partial = partial);
        assert_eq!(errors(&report), [("E5013", 2), ("E5013", 4), ("E5013", 5)], "partial {partial}");
        assert_eq!(report.bad_rows, [2, 4, 5]);
        assert_eq!(counts(&report), [1, 0, 0], "the first of the twins no longer counts as new");
        if partial {
            assert_eq!(ledger.rows.iter().map(|r| r.text("name").unwrap()).collect::<Vec<_>>(), ["乙"]);
        }
    }
    // Once by its id and once by its key is twice too.
    let mut ledger = Ledger::with_contract();
    let report = ledger.import("编号,合同编号,采购人,合同名称\nHT-2024-0001,,,甲\n,HT-01,区财政局,乙\n");
    assert_eq!(errors(&report), [("E5013", 2), ("E5013", 3)]);
}

#[test]
fn ids_states_revisions_and_closed_records() {
    let mut ledger = Ledger::with_contract();
    let cases: &[(&str, &[(&str, u32)])] = &[
        ("编号,合同名称\nHT-2024-0009,甲\n", &[("E2001", 2)]),
        ("编号,状态\nHT-2024-0001,草稿\n", &[]),
        ("编号,状态\nHT-2024-0001,draft\n", &[]),
        ("编号,状态\nHT-2024-0001,履约中\n", &[("E4001", 2)]),
        ("编号,修订号\nHT-2024-0001,1\n", &[]),
        ("编号,修订号\nHT-2024-0001,0\n", &[("E6002", 2)]),
        ("编号,作废原因\nHT-2024-0001,重复\n", &[("E4004", 2)]),
        ("编号,作废日期,关联\nHT-2024-0001,,\n", &[]),
    ];
    for (text, want) in cases {
        let report = ledger.import(text);
        assert_eq!((errors(&report).as_slice(), ledger.writes), (*want, 0), "{text}");
    }
    let hint = &ledger.import(cases[3].0).errors[0].fault.hint.clone().unwrap();
    assert!(hint.zh.contains("chengxin HT-2024-0001 开始") && hint.en.contains("start"), "{hint:?}");
    ledger.set("rev", 3);
    assert_eq!(errors(&ledger.import("编号,修订号\nHT-2024-0001,2\n")), [("E6002", 2)]);
    ledger.set("state", "done");
    let report = ledger.import("编号,合同名称\nHT-2024-0001,道路养护\n");
    assert_eq!((errors(&report), counts(&report)), (vec![], [0, 0, 1]));
    assert_eq!(errors(&ledger.import("编号,合同名称\nHT-2024-0001,改名\n")), [("E4090", 2)]);
}

#[test]
fn a_new_record_begins_at_the_beginning_unless_it_is_old_data() {
    let text = "合同名称,合同编号,采购人,状态,作废原因\n甲,A1,区财政局,履约中,旧账\n";
    let mut ledger = Ledger::new();
    let report = ledger.import(text);
    assert_eq!((errors(&report), warnings(&report)), (vec![("E4001", 2)], vec![("W4001", 2)]));
    let report = ledger.import_with(text, |o| o.legacy = true);
    assert_eq!((errors(&report), counts(&report)), (vec![], [1, 0, 0]));
    assert_eq!((ledger.rows[0].state(), ledger.rows[0].text("void_reason")), ("active", None));
}

#[test]
fn required_fields_of_new_rows() {
    let mut ledger = Ledger::new();
    let report = ledger.import("合同编号,采购人,合同金额(元)\nA1,区财政局,1\nA2,区财政局,2\n");
    assert_eq!((errors(&report), report.bad_rows.len()), (vec![("E5011", 1)], 2));
    assert!(report.errors[0].fault.text.zh.contains("合同名称"));
    let preset = |o: &mut Options| o.presets = vec![(CONTRACT.field("buyer").unwrap(), "DW-2024-0002".into())];
    let report = ledger.import_with("合同名称,合同编号\n甲,A1\n", preset);
    assert_eq!(counts(&report), [1, 0, 0]);
    assert_eq!(ledger.rows[0].text("buyer"), Some("DW-2024-0002"));
    // The preset takes part in the look-up and does not replace what a record has.
    ledger.set("method", "open");
    let preset = |o: &mut Options| {
        o.presets = vec![
            (CONTRACT.field("buyer").unwrap(), "DW-2024-0002".into()),
            (CONTRACT.field("method").unwrap(), "inquiry".into()),
        ];
    };
    assert_eq!(counts(&ledger.import_with("合同名称,合同编号\n甲,A1\n", preset)), [0, 0, 1]);
}

#[test]
fn masked_values_stand_for_what_the_record_has() {
    let mut ledger = Ledger::with_contract();
    ledger.set("manager", "RY-2024-0001");
    ledger.set("team", "RY-2024-0001");
    let ok = "编号,联系电话,负责人,经办人\nHT-2024-0001,138****1234,张**,张**\n";
    let report = ledger.import(ok);
    assert_eq!((errors(&report), counts(&report)), (vec![], [0, 0, 1]));
    let bad = "编号,联系电话,负责人,经办人\nHT-2024-0001,139****1234,李**,李**、张**\n";
    assert_eq!(errors(&ledger.import(bad)), [("E3121", 2), ("E3121", 2), ("E3121", 2)]);
    let new = "合同名称,合同编号,采购人,联系电话\n甲,A9,区财政局,138****1234\n";
    assert_eq!(errors(&ledger.import(new)), [("E3121", 2)]);
}

#[test]
fn private_values_are_masked_in_the_report() {
    let mut ledger = Ledger::new();
    let text = "姓名,身份证号,电话\n张三丰,340103190001012341,138123412345\n";
    let input = Input::from_bytes("t.csv", text.as_bytes()).unwrap();
    let report = run(&input, &Options::new(&PERSON, today()), &mut ledger, &mut |_| {}).unwrap();
    assert_eq!(errors(&report).len(), 2);
    for lang in [crate::messages::Lang::Zh, crate::messages::Lang::En] {
        let json = report.to_json(lang).to_string();
        assert!(!json.contains("19000101") && !json.contains("138123412345"), "{json}");
        assert!(!format!("{:?}", report.errors).contains("19000101"));
    }
}

#[test]
fn the_ledgers_own_refusals_are_faults_of_the_row() {
    let mut ledger = Ledger::new();
    let text = format!("{HEAD}\n{FIRST}\n被规则拒绝,HT-02,区财政局,1,,,\n");
    let report = ledger.import(&text);
    assert_eq!((errors(&report), counts(&report)), (vec![("E4004", 3)], [1, 0, 0]));
}

#[test]
fn matters_that_look_the_same_are_pointed_out() {
    let mut ledger = Ledger::new();
    let text = format!("{HEAD}\n{FIRST}\n{}\n", FIRST.replace("HT-01", "HT-02"));
    let report = ledger.import(&text);
    assert_eq!((errors(&report), warnings(&report), counts(&report)), (vec![], vec![("W5030", 3)], [2, 0, 0]));
}

#[test]
fn json_has_the_promised_keys() {
    let mut ledger = Ledger::new();
    let report = ledger.import(&format!("{HEAD}\n{FIRST}\n合计,,,328.5,,,\n乙,HT-02,区财政局,x,,,\n"));
    let json = report.to_json(crate::messages::Lang::Zh);
    for key in ["file", "encoding", "header_row", "inserted", "updated", "unchanged", "skipped", "errors"] {
        assert!(!json[key].is_null(), "{key}");
    }
    assert_eq!(json["skipped"][0]["row"], 3);
    for key in ["row", "column", "code", "value_masked", "hint"] {
        assert!(!json["errors"][0][key].is_null(), "{key}");
    }
}

#[test]
fn faults_are_kept_up_to_a_limit_and_rows_without_one() {
    let mut text = String::from("合同名称,合同编号,采购人\n");
    for i in 0..10_500 {
        text.push_str(&format!("甲,A{i},没有\n"));
    }
    let mut seen = Vec::new();
    let input = Input::from_bytes("t.csv", text.as_bytes()).unwrap();
    let options = Options::new(&CONTRACT, today());
    let report = run(&input, &options, &mut Ledger::new(), &mut |rows| seen.push(rows)).unwrap();
    assert_eq!((report.errors.len(), report.more_errors, report.bad_rows.len()), (10_000, 500, 10_500));
    assert!(report.is_bad(10_501) && !report.is_bad(1));
    assert_eq!((seen.first(), seen.last()), (Some(&1000), Some(&10_500)));
}

#[test]
fn a_file_can_be_read_again_from_its_first_row() {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    std::io::Write::write_all(&mut file, format!("台账\n\n{HEAD}\n{FIRST}\n").as_bytes()).unwrap();
    let input = Input::new(Some(file.path())).unwrap();
    let options = Options::new(&CONTRACT, today());
    run(&input, &options, &mut Ledger::new(), &mut |_| {}).unwrap();
    let mut source = crate::sheet::reopen(&input, &options).unwrap();
    let (mut row, mut numbers) = (crate::sheet::RawRow::default(), Vec::new());
    while source.next(&mut row).unwrap() {
        numbers.push((row.number, row.cells.len()));
    }
    assert_eq!(numbers, [(1, 1), (3, 7), (4, 7)]);
}
