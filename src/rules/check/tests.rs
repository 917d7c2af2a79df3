//! Every rule fires, is silent and says what is missing, on small ledgers written as lines of text.
//!
//! A record is `kind alias field=value ..`, `@alias` stands for the id of an earlier one, `;` separates records; the one
//! called `x` is judged on 2026-01-15.

mod promises;
mod township;

use std::collections::{BTreeSet, HashMap};

use super::answers::{Answer, Stand, key};
use super::engine::{Finding, Scope, run};
use super::{find, rules};
use crate::rules::fixture::{Fixture, assert_well_said, day};

const TODAY: &str = "2026-01-15";

/// What a rule says of a record.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Clean,
    Finding(String),
    NotComputable,
}

fn write(fixture: &mut Fixture, text: &str) -> String {
    let mut ids: HashMap<String, String> = HashMap::new();
    for line in text.split(';') {
        let mut words = line.split_whitespace();
        let kind = crate::catalog::kind(words.next().unwrap()).unwrap();
        let alias = words.next().unwrap().to_owned();
        let columns: Vec<(&'static str, String)> = words
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap();
                let value = value.strip_prefix('@').map_or_else(|| value.to_owned(), |alias| ids[alias].clone());
                (kind.field(name).unwrap_or_else(|| panic!("{} has no {name}", kind.name)).name, value)
            })
            .collect();
        let columns: Vec<(&'static str, &str)> = columns.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let row = fixture.add(kind, &columns);
        ids.insert(alias, row.id().to_owned());
    }
    ids.remove("x").unwrap()
}

fn findings(fixture: &Fixture, code: &str) -> Vec<Finding> {
    let mut all = Vec::new();
    let scope = Scope { rule: Some(code), ..Scope::default() };
    run(fixture.reader(), day(TODAY), &scope, &mut |finding| {
        all.push(finding);
        Ok(())
    })
    .unwrap();
    all
}

fn said(fixture: &Fixture, code: &str, id: &str) -> Said {
    let all = findings(fixture, code);
    let Some(finding) = all.iter().find(|f| f.record == id) else { return Said::Clean };
    assert_well_said(&crate::error::Fault::new(&crate::error::codes::W4001, finding.text.clone()));
    if finding.missing { Said::NotComputable } else { Said::Finding(finding.text.zh.to_string()) }
}

/// Rules that read nothing that could be blank: required fields and parameters that always have a value.
const ALWAYS_COMPUTABLE: &[&str] = &["CG-10", "CG-20", "CG-25", "CG-32", "CG-37", "ZW-03", "HB-01", "XE-02"];

/// Code; a ledger on which it fires, with words of the finding; one on which it is silent; one where it says what lacks.
const CASES: &[(&str, &str, &str, &str, &str)] = &[
    (
        "CG-01",
        "tender x state=announced notice_on=2024-03-01 docs_to=2024-03-07",
        "2024-03-08",
        "tender x state=announced notice_on=2024-03-01 docs_to=2024-03-08",
        "tender x state=announced notice_on=2024-03-01",
    ),
    (
        "CG-02",
        "tender x state=announced notice_on=2024-03-01 bid_deadline=2024-03-20",
        "2024-03-21",
        "tender x state=announced notice_on=2024-03-01 bid_deadline=2024-03-21",
        "tender x state=announced notice_on=2024-03-01",
    ),
    (
        "CG-03",
        "tender x state=announced notice_on=2024-03-31 intent_on=2024-03-02",
        "2024-03-01",
        "tender x state=announced notice_on=2024-03-31 intent_on=2024-03-01",
        "tender x state=announced",
    ),
    (
        "CG-04",
        "tender x state=announced method=single notice_on=2024-03-01 docs_to=2024-03-07",
        "2024-03-08",
        "tender x state=announced method=single notice_on=2024-03-01 docs_to=2024-03-08",
        "tender x state=announced method=single",
    ),
    (
        "CG-05",
        "tender x state=awarded report_on=2024-03-01 confirmed_on=2024-03-11",
        "晚 3 天",
        "tender x state=awarded report_on=2024-03-01 confirmed_on=2024-03-08",
        "tender x state=awarded",
    ),
    (
        "CG-06",
        "tender x state=awarded confirmed_on=2024-04-03",
        "2024-04-08",
        "tender x state=awarded confirmed_on=2024-04-03 result_on=2024-04-08",
        "tender x state=awarded",
    ),
    (
        "CG-07",
        "tender x state=awarded confirmed_on=2024-04-03 award_on=2024-04-09",
        "晚 1 天",
        "tender x state=awarded confirmed_on=2024-04-03 award_on=2024-04-08",
        "tender x state=awarded",
    ),
    (
        "CG-08",
        "tender x state=contracted award_on=2024-03-01; contract c tender=@x signed_on=2024-04-02",
        "2024-04-01",
        "tender x state=contracted award_on=2024-03-01; contract c tender=@x signed_on=2024-04-01",
        "tender x state=contracted",
    ),
    (
        "CG-09",
        "tender x state=awarded notice_on=2024-03-01 confirmed_on=2024-03-09 award_on=2024-03-08",
        "早于",
        "tender x state=awarded notice_on=2024-03-01 confirmed_on=2024-03-09 award_on=2024-03-09",
        "tender x state=announced",
    ),
    (
        "CG-10",
        "tender x state=closed; contract c tender=@x",
        "未办结",
        "tender x state=closed; contract c tender=@x state=closed",
        "",
    ),
    (
        "CG-11",
        "tender x state=awarded budget=100 award_amount=101",
        "1.01",
        "tender x state=awarded budget=100 award_amount=100",
        "tender x state=awarded",
    ),
    (
        "ZB-01",
        "tender x domain=bidding state=announced notice_on=2024-03-01 bid_deadline=2024-03-20",
        "不足",
        "tender x domain=bidding state=announced notice_on=2024-03-01 bid_deadline=2024-03-21",
        "tender x domain=bidding state=announced",
    ),
    (
        "ZB-02",
        "tender x domain=bidding state=awarded report_on=2024-03-05 candidate_on=2024-03-09",
        "晚 1 天",
        "tender x domain=bidding state=awarded report_on=2024-03-05 candidate_on=2024-03-08",
        "tender x domain=bidding state=awarded",
    ),
    (
        "ZB-03",
        "tender x domain=bidding candidate_on=2024-03-05 confirmed_on=2024-03-07",
        "2024-03-08",
        "tender x domain=bidding candidate_on=2024-03-05 confirmed_on=2024-03-08",
        "tender x domain=bidding confirmed_on=2024-03-08",
    ),
    (
        "ZB-04",
        "tender x domain=bidding state=awarded confirmed_on=2024-03-05",
        "2024-03-20",
        "tender x domain=bidding state=awarded confirmed_on=2026-01-10",
        "tender x domain=bidding state=awarded",
    ),
    (
        "CG-20",
        "tender t budget=10000; bid x tender=@t bond=201",
        "2%",
        "tender t budget=10000; bid x tender=@t bond=200",
        "",
    ),
    ("CG-21", "bid x bond=1 bond_form=cash", "现金", "bid x bond=1 bond_form=guarantee", "bid x bond=1"),
    (
        "CG-22",
        "tender t award_on=2024-03-01; bid x tender=@t state=lost bond=1 bond_refund_on=2024-03-11",
        "2024-03-08",
        "tender t award_on=2024-03-01; bid x tender=@t state=lost bond=1 bond_refund_on=2024-03-08",
        "bid x state=lost bond=1",
    ),
    (
        "CG-23",
        "tender t; contract c tender=@t signed_on=2024-03-01; bid x tender=@t state=won bond=1",
        "2024-03-08",
        "tender t; contract c tender=@t signed_on=2024-03-01; bid x tender=@t state=won bond=1 bond_refund_on=2024-03-08",
        "tender t state=contracted; bid x tender=@t state=won bond=1",
    ),
    (
        "CG-24",
        "tender t confirmed_on=2024-03-01; bid x tender=@t state=won credit_executed=clear credit_tax=hit",
        "有记录",
        "tender t confirmed_on=2024-03-01; bid x tender=@t state=won credit_executed=clear credit_tax=clear \
      credit_procurement=clear credit_checked_on=2024-03-01",
        "bid x state=won",
    ),
    (
        "CG-25",
        "party p; credential b party=@p state=valid list=procurement valid_from=2024-01-01 valid_to=2024-03-01; \
      bid x bidder=@p received_on=2024-03-01",
        "禁止期",
        "party p; credential b party=@p state=valid list=procurement valid_from=2024-01-01 valid_to=2024-02-29; \
      bid x bidder=@p received_on=2024-03-01",
        "",
    ),
    (
        "CG-26",
        "party p; credential b party=@p state=valid ban_scope=全国 valid_from=2024-03-05; \
      tender t confirmed_on=2024-03-10; bid x tender=@t bidder=@p state=won received_on=2024-03-01",
        "长期",
        "party p; credential b party=@p state=draft ban_scope=全国 valid_from=2024-03-05; \
      tender t confirmed_on=2024-03-10; bid x tender=@t bidder=@p state=won received_on=2024-03-01",
        "bid x state=won",
    ),
    (
        "ZB-05",
        "tender t domain=bidding; contract c tender=@t signed_on=2024-03-04; \
      bid x tender=@t state=won bond=1 bond_refund_on=2024-03-12",
        "晚 1 天",
        "tender t domain=bidding; contract c tender=@t signed_on=2024-03-04; \
      bid x tender=@t state=won bond=1 bond_refund_on=2024-03-09",
        "tender t domain=bidding state=contracted; bid x tender=@t state=won bond=1",
    ),
    (
        "ZB-06",
        "tender t domain=bidding bid_deadline=2024-03-05; bid x tender=@t state=withdrawn bond=1 received_on=2024-03-01",
        "至今没有",
        "tender t domain=bidding; bid x tender=@t state=withdrawn bond=1 received_on=2024-03-01 bond_refund_on=2024-03-05",
        "tender t domain=bidding bid_deadline=2024-03-20; \
      bid x tender=@t state=withdrawn bond=1 received_on=2024-03-01 bond_refund_on=2024-03-20",
    ),
    (
        "ZB-07",
        "tender t bid_deadline=2024-03-01; bid x tender=@t state=valid received_on=2024-03-02",
        "仍进入",
        "tender t bid_deadline=2024-03-01; bid x tender=@t state=valid received_on=2024-03-01",
        "bid x state=valid",
    ),
    (
        "CG-30",
        "tender t; contract x tender=@t signed_on=2024-04-03 published_on=2024-04-09",
        "2024-04-08",
        "tender t; contract x tender=@t signed_on=2024-04-03 published_on=2024-04-08",
        "contract x",
    ),
    (
        "CG-31",
        "tender t; contract x tender=@t signed_on=2024-03-01",
        "2024-03-12",
        "tender t; contract x tender=@t signed_on=2024-03-01 filed_on=2024-03-12",
        "contract x",
    ),
    ("CG-32", "contract x amount=1000 bond=101", "10%", "contract x amount=1000 bond=100", ""),
    (
        "CG-33",
        "contract x bond=1; acceptance a contract=@x state=passed accepted_on=2024-03-01",
        "待核",
        "contract x bond=1 bond_refund_on=2024-04-01; acceptance a contract=@x state=passed accepted_on=2024-03-01",
        "contract x bond=1 state=paying",
    ),
    (
        "CG-34",
        "tender t; contract x tender=@t amount=1000; contract s supplement_of=@x amount=101",
        "10%",
        "tender t; contract x tender=@t amount=1000; contract s supplement_of=@x amount=100",
        "contract x amount=1000; contract s supplement_of=@x amount=1",
    ),
    (
        "CG-35",
        "tender t award_amount=100; contract x tender=@t amount=101",
        "高于",
        "tender t award_amount=100; contract x tender=@t amount=100",
        "tender t; contract x tender=@t",
    ),
    (
        "CG-36",
        "party p; party q; tender t winner=@p; contract x tender=@t supplier=@q",
        "不是",
        "party p; tender t winner=@p; contract x tender=@t supplier=@p",
        "tender t; contract x tender=@t",
    ),
    (
        "CG-37",
        "contract x amount=100; payment f contract=@x amount=200 paid_amount=101",
        "多付 0.01",
        "contract x amount=100; payment f contract=@x amount=200 paid_amount=100",
        "",
    ),
    (
        "CG-38",
        "contract x signed_on=2024-03-02; acceptance a contract=@x delivered_on=2024-03-01",
        "早于",
        "contract x signed_on=2024-03-01; acceptance a contract=@x delivered_on=2024-03-01",
        "contract x state=paying",
    ),
    (
        "FK-03",
        "contract x sme_size=small signed_on=2025-06-01 pay_days=61",
        "超过 60",
        "contract x sme_size=small signed_on=2025-06-01 pay_days=60",
        "contract x sme_size=small signed_on=2019-01-01 pay_days=61",
    ),
    (
        "CG-50",
        "contract c accept_days=10; acceptance x contract=@c delivered_on=2024-03-01 accepted_on=2024-03-14 state=passed",
        "晚 3 天",
        "contract c accept_days=10; acceptance x contract=@c delivered_on=2024-03-01 accepted_on=2024-03-11 state=passed",
        "acceptance x state=passed",
    ),
    (
        "CG-51",
        "acceptance x state=passed certificate=a.pdf signed_all=0",
        "未全部",
        "acceptance x state=passed certificate=a.pdf signed_all=1",
        "acceptance x state=passed",
    ),
    (
        "CG-52",
        "acceptance x state=passed public_service=1 user_invited=0",
        "没有邀请",
        "acceptance x state=passed public_service=1 user_invited=1",
        "acceptance x state=passed",
    ),
    (
        "CG-53",
        "acceptance x state=passed public_service=1 accepted_on=2024-03-01",
        "2024-03-29",
        "acceptance x state=passed public_service=1 accepted_on=2024-03-01 published_on=2024-03-29",
        "acceptance x state=passed",
    ),
    (
        "CG-54",
        "contract c signed_on=2024-03-01; acceptance x contract=@c delivered_on=2024-03-05 accepted_on=2024-03-04",
        "早于",
        "contract c signed_on=2024-03-01; acceptance x contract=@c delivered_on=2024-03-05 accepted_on=2024-03-05",
        "acceptance x state=passed",
    ),
    (
        "FK-01",
        "contract c sme_size=small; payment x contract=@c basis_on=2025-07-01 paid_amount=100 paid_on=2025-08-02",
        "逾期 2 天",
        "contract c sme_size=small; payment x contract=@c basis_on=2025-07-01 paid_amount=100 paid_on=2025-07-31",
        "contract c sme_size=small; payment x contract=@c",
    ),
    (
        "FK-02",
        "contract c sme_size=large; payment x contract=@c basis_on=2025-07-01 paid_amount=40 paid_on=2025-07-02",
        "尚欠 0.60",
        "contract c sme_size=large; payment x contract=@c basis_on=2025-07-01 paid_amount=100 paid_on=2025-07-31",
        "contract c sme_size=large; payment x contract=@c",
    ),
    (
        "FK-04",
        "contract c sme_size=micro; \
      payment x contract=@c basis_on=2025-07-01 amount=10000000 paid_amount=10000000 paid_on=2025-08-30",
        "1,500.00",
        "contract c sme_size=micro; payment x contract=@c basis_on=2025-07-01 amount=10000000 paid_amount=10000000 \
      paid_on=2025-08-30 interest_paid=150000",
        "contract c sme_size=micro; payment x contract=@c",
    ),
    (
        "FK-05",
        "",
        "",
        "contract x sme_size=small signed_on=2025-06-01",
        "contract x sme_size=small signed_on=2025-06-01 interest_rate=1",
    ),
    (
        "FK-06",
        "contract c sme_size=small; payment x contract=@c basis_on=2025-07-01 delay_excuse=internal_process",
        "内部付款流程",
        "contract c sme_size=small; payment x contract=@c basis_on=2025-07-01 delay_excuse=dispute",
        "contract c sme_size=small; payment x contract=@c delay_excuse=audit",
    ),
    (
        "FK-07",
        "contract c sme_size=small; payment x contract=@c basis_on=2025-07-01",
        "2026-03-31",
        "contract c sme_size=small; payment x contract=@c basis_on=2025-12-15",
        "contract c sme_size=small; payment x contract=@c",
    ),
    (
        "FK-08",
        "contract c sme_size=small; payment x contract=@c claim_on=2025-07-01 claim_done_on=2025-08-01",
        "晚 1 天",
        "contract c sme_size=small; payment x contract=@c claim_on=2025-07-01 claim_done_on=2025-07-31",
        "contract c sme_size=small; payment x contract=@c claim_done_on=2025-07-31",
    ),
    (
        "FK-09",
        "contract c signed_on=2024-03-02; payment x contract=@c purpose=final paid_on=2024-03-01",
        "早于",
        "contract c signed_on=2024-03-02; payment x contract=@c purpose=advance paid_on=2024-03-01",
        "payment x purpose=final paid_amount=1",
    ),
    (
        "ZY-01",
        "challenge x kind=inquiry received_on=2024-03-01 decided_on=2024-03-07 state=replied",
        "2024-03-06",
        "challenge x kind=inquiry received_on=2024-03-01 decided_on=2024-03-06 state=replied",
        "challenge x kind=inquiry state=replied",
    ),
    (
        "ZY-02",
        "challenge x kind=question received_on=2024-03-01 decided_on=2024-03-13",
        "2024-03-12",
        "challenge x kind=question received_on=2024-03-01 decided_on=2024-03-12",
        "challenge x kind=question state=replied",
    ),
    (
        "ZY-03",
        "challenge x kind=objection received_on=2024-03-04",
        "2024-03-07",
        "challenge x kind=objection received_on=2024-03-04 state=withdrawn",
        "challenge x kind=objection state=replied",
    ),
    (
        "ZY-04",
        "tender t domain=bidding; challenge x tender=@t kind=complaint received_on=2024-03-01",
        "2024-03-06",
        "tender t domain=bidding; challenge x tender=@t kind=complaint received_on=2024-03-01 accepted_on=2024-03-06",
        "tender t domain=bidding; challenge x tender=@t kind=complaint state=accepted",
    ),
    (
        "ZY-05",
        "challenge x kind=complaint state=accepted accepted_on=2024-03-01",
        "2024-04-15",
        "challenge x kind=complaint state=replied accepted_on=2024-03-01 decided_on=2024-04-15",
        "challenge x kind=complaint state=accepted",
    ),
    (
        "ZY-06",
        "challenge x kind=question known_on=2024-03-01 received_on=2024-03-13",
        "晚 1 天",
        "challenge x kind=question known_on=2024-03-01 received_on=2024-03-12",
        "challenge x kind=question",
    ),
    (
        "ZY-07",
        "challenge p kind=question received_on=2024-03-01; challenge x kind=complaint prior=@p received_on=2024-04-03",
        "2024-04-02",
        "challenge p kind=question received_on=2024-03-01; challenge x kind=complaint prior=@p received_on=2024-04-02",
        "challenge x kind=complaint",
    ),
    (
        "ZY-08",
        "tender t domain=bidding; challenge x tender=@t kind=complaint known_on=2024-03-01 received_on=2024-03-12",
        "晚 1 天",
        "tender t domain=bidding; challenge x tender=@t kind=complaint known_on=2024-03-01 received_on=2024-03-11",
        "tender t domain=bidding; challenge x tender=@t kind=complaint",
    ),
    (
        "ZY-09",
        "tender t bid_deadline=2024-03-21; challenge x tender=@t kind=objection matter=docs received_on=2024-03-12",
        "2024-03-11",
        "tender t bid_deadline=2024-03-21; challenge x tender=@t kind=objection matter=docs received_on=2024-03-11",
        "challenge x kind=objection matter=docs",
    ),
    (
        "ZW-01",
        "debt x state=drawn principal=20000 rate=40000 day_count=d30_360 drawn_on=2024-01-15 matures_on=2026-01-15 periods_year=1 repay_mode=equal_principal; installment a debt=@x seq=1 due_on=2025-01-15 principal=10000 interest=801 rate=40000 plan_no=1 schedule=generated; installment b debt=@x seq=2 due_on=2026-01-15 principal=10000 interest=400 rate=40000 plan_no=1 schedule=generated",
        "1 期与推算不一致",
        "debt x state=drawn principal=20000 rate=40000 day_count=d30_360 drawn_on=2024-01-15 matures_on=2026-01-15 periods_year=1 repay_mode=equal_principal; installment a debt=@x seq=1 due_on=2025-01-15 principal=10000 interest=800 rate=40000 plan_no=1 schedule=generated; installment b debt=@x seq=2 due_on=2026-01-15 principal=10000 interest=400 rate=40000 plan_no=1 schedule=generated",
        "debt x state=drawn principal=20000 rate=40000 day_count=d30_360 drawn_on=2024-01-15 matures_on=2026-01-15 periods_year=1 repay_mode=equal_principal",
    ),
    (
        "ZW-02",
        "debt x state=drawn principal=20001 rate=40000 day_count=d30_360 drawn_on=2024-01-15 matures_on=2026-01-15 periods_year=1 repay_mode=equal_principal; installment a debt=@x seq=1 due_on=2025-01-15 principal=10000 interest=800 rate=40000 plan_no=1 schedule=generated; installment b debt=@x seq=2 due_on=2026-01-15 principal=10000 interest=400 rate=40000 plan_no=1 schedule=generated",
        "200.00 元,债务本金 200.01 元",
        "debt x state=drawn principal=20000 rate=40000 day_count=d30_360 drawn_on=2024-01-15 matures_on=2026-01-15 periods_year=1 repay_mode=equal_principal; installment a debt=@x seq=1 due_on=2025-01-15 principal=10000 interest=800 rate=40000 plan_no=1 schedule=generated; installment b debt=@x seq=2 due_on=2026-01-15 principal=10000 interest=400 rate=40000 plan_no=1 schedule=generated",
        "debt x state=drawn principal=20000 rate=40000 day_count=d30_360 drawn_on=2024-01-15 matures_on=2026-01-15 periods_year=1 repay_mode=equal_principal",
    ),
    ("ZW-03", "debt x kind=contingent_guarantee", "县区提供担保", "debt x kind=hidden state=irregular", ""),
    (
        "ZW-04",
        "debt x state=approved lawful_ok=1 scale_ok=1 risk_ok=0 open_ok=1",
        "风险可控",
        "debt x state=drawn lawful_ok=1 scale_ok=1 risk_ok=1 open_ok=1",
        "debt x state=drawn lawful_ok=1",
    ),
    (
        "HB-01",
        "debt d state=drawn; installment x debt=@d due_on=2026-01-14 principal=100 interest=5 paid_principal=100",
        "逾期 1 天,未还 0.05 元",
        "debt d state=drawn; installment x debt=@d due_on=2026-01-15",
        "",
    ),
    (
        "XE-01",
        "fiscal x year=2024 open_general=100 issue_general=50 repay_general=20 close_general=131 open_special=10 issue_special=0 repay_special=0 close_special=10 limit_general=200 limit_special=200",
        "一般债务余额相差 -0.01 元",
        "fiscal x year=2024 open_general=100 issue_general=50 repay_general=20 close_general=130 open_special=10 issue_special=0 repay_special=0 close_special=10 limit_general=200 limit_special=200",
        "fiscal x year=2024 open_general=100 issue_general=50 repay_general=20 close_general=130 open_special=10 repay_special=0 close_special=10 limit_general=200 limit_special=200",
    ),
    (
        "XE-02",
        "fiscal x year=2024 open_general=100 issue_general=50 repay_general=20 close_general=201 open_special=10 issue_special=0 repay_special=0 close_special=10 limit_general=200 limit_special=200",
        "限额 2.00 元",
        "fiscal x year=2024 open_general=100 issue_general=50 repay_general=20 close_general=130 open_special=10 issue_special=0 repay_special=0 close_special=10 limit_general=200 limit_special=200",
        "",
    ),
];

/// The cases of every chapter.
fn cases() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str, &'static str, &'static str)> {
    CASES.iter().chain(promises::CASES).chain(township::CASES)
}

fn always_computable(code: &str) -> bool {
    [ALWAYS_COMPUTABLE, promises::ALWAYS_COMPUTABLE, township::ALWAYS_COMPUTABLE].iter().any(|all| all.contains(&code))
}

#[test]
fn every_rule_fires_is_silent_and_says_what_is_missing() {
    let mut failed = Vec::new();
    for (code, fires, words, clean, missing) in cases() {
        let say = |text: &str| {
            let mut fixture = Fixture::new();
            let id = write(&mut fixture, text);
            said(&fixture, code, &id)
        };
        if !fires.is_empty() {
            match say(fires) {
                Said::Finding(text) if text.contains(words) => {}
                other => failed.push(format!("{code} must fire with {words}: {other:?}")),
            }
        }
        let silent = say(clean);
        if silent != Said::Clean {
            failed.push(format!("{code} must be silent: {silent:?}"));
        }
        if missing.is_empty() != always_computable(code) {
            failed.push(format!("{code} needs a case that cannot be computed"));
        } else if !missing.is_empty() && say(missing) != Said::NotComputable {
            failed.push(format!("{code} must say what is missing: {:?}", say(missing)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_rule_has_a_case_and_codes_are_unique() {
    let codes: BTreeSet<&str> = rules().map(|r| r.code).collect();
    assert_eq!(codes.len(), rules().count());
    assert_eq!(codes, cases().map(|c| c.0).collect());
}

#[test]
fn registry_says_where_each_rule_stands() {
    for rule in rules() {
        let code = rule.code;
        for label in [rule.title, rule.demands, rule.source] {
            assert!(!label.zh.is_empty() && !label.en.is_empty(), "{code}");
            assert!(!label.en.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{code}: {}", label.en);
        }
        for name in rule.parameters {
            assert!(crate::catalog::parameters::find(name).next().is_some(), "{code} reads {name}");
        }
        for bound in [rule.from, rule.to].into_iter().flatten() {
            assert!(bound.parse::<chrono::NaiveDate>().is_ok(), "{code}: {bound}");
        }
        assert!(find(&code.to_ascii_lowercase()).is_some_and(|found| found.code == code));
    }
}

#[test]
fn a_parameter_counts_for_the_clocks_that_start_in_its_days() {
    let mut fixture = Fixture::new();
    let lines = "tender t; contract a tender=@t signed_on=2024-03-29 published_on=2024-04-03; \
                 contract x tender=@t signed_on=2024-04-01 published_on=2024-04-08";
    let after = write(&mut fixture, lines);
    let late = |fixture: &Fixture| findings(fixture, "CG-30").into_iter().map(|f| f.record).collect::<Vec<_>>();
    assert_eq!(late(&fixture).len(), 2);
    fixture.set_parameter("contract.publish", "5", "2024-04-01");
    let still = late(&fixture);
    assert!(still.len() == 1 && still[0] != after, "only the clock that starts later counts anew: {still:?}");
}

#[test]
fn a_rule_holds_for_clocks_that_start_in_its_own_days() {
    let mut fixture = Fixture::new();
    let before = "contract c sme_size=small; payment x contract=@c basis_on=2025-05-31 delay_excuse=internal_process";
    let id = write(&mut fixture, before);
    assert_eq!(said(&fixture, "FK-06", &id), Said::Clean);
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, &before.replace("05-31", "06-01"));
    assert!(matches!(said(&fixture, "FK-06", &id), Said::Finding(_)));
}

#[test]
fn the_prime_rate_that_the_district_enters_bounds_the_agreed_one() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, "contract x sme_size=small signed_on=2025-06-03 interest_rate=29999");
    fixture.set_parameter("payment.lpr", "3", "2025-06-01");
    assert!(matches!(said(&fixture, "FK-05", &id), Said::Finding(text) if text.contains("2.9999%")));
    let mut fixture = Fixture::new();
    fixture.set_parameter("payment.lpr", "3", "2025-06-01");
    let id = write(&mut fixture, "contract x sme_size=small signed_on=2025-06-03 interest_rate=30000");
    assert_eq!(said(&fixture, "FK-05", &id), Said::Clean);
}

#[test]
fn an_unconfirmed_figure_says_so_in_the_finding() {
    let mut fixture = Fixture::new();
    let text = "contract c sme_size=small signed_on=2024-01-01; payment x contract=@c basis_on=2024-03-01";
    let id = write(&mut fixture, text);
    assert!(
        matches!(said(&fixture, "FK-01", &id), Said::Finding(text) if text.contains("728") && text.contains("待核"))
    );
}

#[test]
fn an_answer_survives_and_a_day_narrows() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, "tender t; contract x tender=@t signed_on=2024-04-03 published_on=2024-04-09");
    let answer =
        Answer { stand: Stand::Explained, reason: "系统故障".into(), by: "甲".into(), on: day("2024-05-01") };
    let json = serde_json::to_string(&answer).unwrap();
    fixture.write("answer", "甲", |op| op.set_setting(&key(find("CG-30").unwrap(), &id), &json));
    let found = findings(&fixture, "CG-30");
    assert_eq!((found.len(), found[0].answer.as_ref()), (1, Some(&answer)));
    let since = |text| {
        let mut count = 0;
        let scope = Scope { since: Some(day(text)), rule: Some("CG-30"), ..Scope::default() };
        run(fixture.reader(), day(TODAY), &scope, &mut |_| {
            count += 1;
            Ok(())
        })
        .unwrap();
        count
    };
    assert_eq!((since("2024-04-08"), since("2024-04-09")), (1, 0));
    fixture.write("answer", "甲", |op| op.set_setting("finding.CG-30.x", "{"));
    let failed = run(fixture.reader(), day(TODAY), &Scope::default(), &mut |_| Ok(()));
    assert_eq!(failed.unwrap_err().code.id, "E7005");
}

#[test]
fn a_void_record_is_judged_no_more() {
    let mut fixture = Fixture::new();
    let lines = "tender t; contract x tender=@t signed_on=2024-03-01 void_on=2024-03-02";
    let id = write(&mut fixture, lines);
    assert_eq!(said(&fixture, "CG-31", &id), Said::Clean);
}
