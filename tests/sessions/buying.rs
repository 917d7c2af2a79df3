//! What a clerk looks for on a payment's page and in a list of payments: the day due, the days late and the interest, as the
//! check says them, in both languages.

use crate::office::Office;

const ZH: [(&str, &str); 9] = [
    ("FK-2024-0005", "应付日期      2024-02-18"),
    ("FK-2024-0005", "逾期天数      39 天"),
    ("FK-2024-0005", "应计利息(元)  134,984.07(每日 0.05%)"),
    ("HT-2024-0004", "未付金额(元)      8,671,400.00"),
    ("YS-2024-0005", "验收逾期天数  14 天"),
    ("CG-2024-0006", "迟延公开项  结果公告、合同公开"),
    ("TB-2024-0002", "与中标价差(元)  37,000.00"),
    ("ZY-2024-0006", "提出及时  否: 提出于 2023-05-04,应不晚于 2023-04-23,晚 11 天"),
    ("DX-2024-0003", "禁止期内  是"),
];

const EN: [(&str, &str); 9] = [
    ("FK-2024-0005", "due on 2024-02-18"),
    ("FK-2024-0005", "overdue days 39 days"),
    ("FK-2024-0005", "interest due (元) 134,984.07 (0.05% a day)"),
    ("HT-2024-0004", "owed (元) 8,671,400.00"),
    ("YS-2024-0005", "late days 14 days"),
    ("CG-2024-0006", "late open result"),
    ("TB-2024-0002", "gap (元) 37,000.00"),
    ("ZY-2024-0006", "in time no: brought on 2023-05-04, due by 2023-04-23: 11 days late"),
    ("DX-2024-0003", "barred yes"),
];

fn single_spaced(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_payment_a_contract_and_what_comes_with_them_say_where_they_stand() {
    let office = Office::demo();
    for (lang, lines) in [("zh", ZH), ("en", EN)] {
        for (id, line) in lines {
            let page = single_spaced(&office.ok(&format!("show {id} --lang {lang}")));
            assert!(page.lines().any(|said| said.starts_with(&single_spaced(line))), "{id} {line}: {page}");
        }
    }
}

#[test]
fn the_check_and_the_list_say_the_same_numbers() {
    let office = Office::demo();
    let check = office.line("check --rule FK-04 --lang zh").out;
    assert!(check.contains("逾期利息 134,984.07 元") && check.contains("逾期利息 19,110.00 元"), "{check}");
    let list = "payment list overdue_days=1.. --closed --fields id,overdue_days,interest_due";
    for lang in ["zh", "en"] {
        let table = office.ok(&format!("{list} --format table --lang {lang}"));
        for said in ["134,984.07", "19,110.00", "3,752.00"] {
            assert!(table.contains(said), "{said}: {table}");
        }
    }
    // 134 984.07 + 19 110.00 + 3 752.00 元.
    let told = office.line(&format!("{list} --format table --lang zh")).err;
    assert!(told.contains("3 条,应计利息合计 157,846.07 元"), "{told}");
}
