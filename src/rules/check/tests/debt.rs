//! Cases of local government debt.

use super::Case;

pub(super) const ALWAYS_COMPUTABLE: &[&str] = &["ZW-03", "HB-01", "XE-02"];

pub(super) const CASES: &[Case] = &[
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
