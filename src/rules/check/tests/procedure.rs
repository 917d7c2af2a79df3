//! Cases of the procedure: tenders, bids and challenges.

use super::Case;

pub(super) const CASES: &[Case] = &[
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
        "ZY-10",
        "tender t domain=bidding; challenge x tender=@t kind=objection matter=docs suspends=0 received_on=2024-03-04",
        "没有暂停",
        "tender t domain=bidding; challenge x tender=@t kind=objection matter=docs suspends=1 received_on=2024-03-04",
        "tender t domain=bidding; challenge x tender=@t kind=objection matter=docs received_on=2024-03-04",
    ),
    (
        "ZY-11",
        "tender t domain=bidding candidate_on=2024-03-04 confirmed_on=2024-03-08; \
      challenge x tender=@t kind=objection matter=candidate received_on=2024-03-11",
        "2024-03-08 已确定结果",
        "tender t domain=bidding candidate_on=2024-03-04 confirmed_on=2024-03-06; \
      challenge x tender=@t kind=objection matter=candidate received_on=2024-03-07",
        "tender t domain=bidding candidate_on=2024-03-04 confirmed_on=2024-03-11; \
      challenge x tender=@t kind=objection matter=candidate received_on=2024-03-08",
    ),
    (
        "ZY-12",
        "tender t domain=bidding; challenge x tender=@t kind=complaint matter=candidate state=accepted",
        "没有先提异议",
        "tender t domain=bidding; challenge p tender=@t kind=objection matter=candidate; \
      challenge x tender=@t kind=complaint matter=candidate state=accepted prior=@p",
        "",
    ),
    (
        "ZB-08",
        "tender t domain=bidding; party p; \
      credential c party=@p state=valid ban_scope=投标 valid_from=2024-01-01 valid_to=2024-12-31; \
      bid x tender=@t bidder=@p state=valid received_on=2024-06-03",
        "在禁止期内",
        "tender t domain=bidding; party p; credential c party=@p state=valid list=procurement valid_from=2024-01-01; \
      bid x tender=@t bidder=@p state=valid received_on=2024-06-03",
        "",
    ),
    (
        "DX-01",
        "credential x list=procurement state=valid valid_from=2022-01-05 valid_to=2034-01-04",
        "应止于 2023-01-04 至 2025-01-05 之间",
        "credential x list=procurement state=valid valid_from=2022-01-05 valid_to=2025-01-04",
        "",
    ),
];
