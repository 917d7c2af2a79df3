//! What is computed of a record of PPP, investment promotion, townships and governance stands under its fields, in both
//! languages; what cannot be said is left out.

use crate::office::Office;

/// A record of the demonstration, and a line of its page in Chinese and in English.
const SAID: [(&str, &str, &str, &str, &str); 13] = [
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
    ("JC-2024-0001", "程序完成率", "100%", "steps done", "100%"),
];

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
