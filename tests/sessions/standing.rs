//! What is computed of a record of PPP, investment promotion, townships and governance stands under its fields, in both
//! languages; what cannot be said is left out.

use crate::office::Office;

/// A record of the demonstration, and a line of its page in Chinese and in English.
const SAID: [(&str, &str, &str, &str, &str); 21] = [
    ("DW-2024-0002", "主要负责人", "沈墨言", "head", "沈墨言"),
    ("DW-2024-0001", "建档率", "2.1739%", "file rate", "2.1739%"),
    ("GW-2024-0005", "年度学时", "8", "trained hours", "8"),
    ("GW-2024-0002", "现任职务", "局长", "current post", "局长"),
    ("RZ-2024-0001", "未了事项", "JG-2024-0001、ZT-2024-0001", "open items", "JG-2024-0001、ZT-2024-0001"),
    ("DA-2024-0004", "保存至", "2029-02-02", "retention end", "2029-02-02"),
    ("HD-2024-0005", "未参训", "程亦凡、许南乔", "untrained", "程亦凡、许南乔"),
    ("WJ-2024-0001", "现行有效", "是", "in force", "yes"),
    ("PP-2024-0001", "未付支出责任(元)", "29,700,000.00", "subsidy owed (元)", "29,700,000.00"),
    ("NZ-2024-0003", "未付金额(元)", "900,000.00", "owed (元)", "900,000.00"),
    ("NZ-2024-0003", "逾期天数", "28 天", "overdue days", "28 days"),
    ("NZ-2024-0003", "支出责任占比", "9.6774%", "burden", "9.6774%"),
    ("JX-2024-0001", "达标率", "87.5%", "kpi rate", "87.5%"),
    ("ZC-2024-0001", "缺执行口径", "是", "no ruling", "yes"),
    ("ZC-2024-0002", "存疑", "是", "flagged", "yes"),
    ("XY-2024-0001", "资金到位率", "32%", "arrive rate", "32%"),
    ("JG-2024-0003", "缺人", "负责人已离任", "vacant", "its head has left"),
    ("FW-2024-0002", "落实率", "100%(按受益人数)", "reach", "100% (by people)"),
    ("CJ-2024-0001", "有效命名", "是", "holding", "yes"),
    (
        "QD-2024-0002",
        "版本差异",
        "对比 QD-2024-0001: 承诺时限天数: 30 -> 20",
        "difference",
        "against QD-2024-0001: promised days: 30 -> 20",
    ),
    ("JC-2024-0001", "程序完成率", "100%", "done share", "100%"),
];

/// A record that is cited has a second line of that name, with the ids of some of those that cite it.
#[test]
fn a_document_says_how_often_it_is_cited() {
    let office = Office::demo();
    let page = office.ok("show WJ-2024-0001 --lang zh");
    assert!(page.lines().any(|line| line.ends_with("6 条(清单事项 2、公示 4)")), "{page}");
    let page = office.ok("show WJ-2024-0001 --lang en");
    assert!(page.lines().any(|line| line.ends_with("6 (item 2, publication 4)")), "{page}");
}

/// Values of the register and of the personnel are columns and conditions like any field.
#[test]
fn who_was_trained_and_who_heads_a_unit_is_listed() {
    let office = Office::demo();
    let list = office.ok("officer list trained_hours=8.. --fields id,trained_hours -f csv --lang en");
    assert!(list.starts_with("id,trained hours") && list.contains("GW-2024-0005,8"), "{list}");
    assert!(!list.contains("GW-2024-0001"), "{list}");
    let list = office.ok("单位 列表 建档率=3..4 --列 编号,主要负责人,建档率 -f csv");
    assert!(list.contains("DW-2024-0002,沈墨言,3.2258%"), "{list}");
    assert!(!list.contains("DW-2024-0001,"), "{list}");
}

/// The line of a page that begins with that label says just that.
#[track_caller]
fn says(page: &str, label: &str, value: &str) {
    let line = page.lines().find_map(|line| line.strip_prefix(label).filter(|rest| rest.starts_with(' ')));
    assert_eq!(line.map(str::trim), Some(value), "{label}: {page}");
}

#[test]
fn what_is_computed_of_a_record_stands_on_its_page() {
    let office = Office::demo();
    for (id, zh, said_zh, en, said_en) in SAID {
        says(&office.ok(&format!("show {id} --lang zh")), zh, said_zh);
        says(&office.ok(&format!("show {id} --lang en")), en, said_en);
    }
}

#[test]
fn a_title_is_to_be_rechecked_and_a_desk_is_staffed_again() {
    for (lang, vacant, recheck) in [("zh", "缺人", "应复核"), ("en", "vacant", "barred now")] {
        let office = Office::demo();
        office.ok(&format!("desk edit JG-2024-0003 --head GW-2024-0009 --reason 接任 --lang {lang}"));
        let page = office.ok(&format!("show JG-2024-0003 --lang {lang}"));
        assert!(!page.contains(vacant), "{page}");
        let page = office.ok(&format!("show CJ-2024-0001 --lang {lang}"));
        assert!(!page.contains(recheck), "nothing bars it: {page}");
    }
}
