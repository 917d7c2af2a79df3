//! Cases of projects, changes, policies, agreements and decisions; form as in the file above.

use super::Case;

/// Rules of these that read nothing that could be blank.
pub(super) const ALWAYS_COMPUTABLE: &[&str] = &["PP-03", "PP-08"];

pub(super) const CASES: &[Case] = &[
    (
        "PP-01",
        "project x state=procurement; stage s project=@x stage=procurement",
        "筹备",
        "project x; stage s project=@x stage=prep",
        "project x state=terminated",
    ),
    (
        "PP-02",
        "officer a; officer b; project x; post p officer=@a scope=@x start_on=2024-01-01; \
         post q officer=@b scope=@x start_on=2024-03-05",
        "2024-03-05",
        "officer a; officer b; project x; post p officer=@a scope=@x start_on=2024-01-01 end_on=2024-03-05; \
         post q officer=@b scope=@x start_on=2024-03-05",
        "project x; post p scope=@x state=leaving",
    ),
    ("PP-03", "stage x due_on=2026-01-14", "已过 1 天", "stage x due_on=2026-01-15", ""),
    (
        "PP-04",
        "project x rule_set=new signed_on=2024-05-01 term_years=41",
        "41 年",
        "project x rule_set=new signed_on=2024-05-01 term_years=40",
        "project x rule_set=new",
    ),
    (
        "PP-05",
        "fiscal x year=2023 general_spend=999; subsidy s year=2023 amount=100",
        "10%",
        "fiscal x year=2023 general_spend=1000; subsidy s year=2023 amount=100",
        "fiscal x year=2023; subsidy s year=2023",
    ),
    (
        "PP-06",
        "project x payment=gov signed_on=2023-05-01; fiscal f year=2023 general_spend=1000; \
         subsidy s project=@x year=2023 amount=51",
        "5.1%",
        "project x payment=gov signed_on=2023-05-01; fiscal f year=2023 general_spend=1000; \
         subsidy s project=@x year=2023 amount=50",
        "project x signed_on=2023-05-01",
    ),
    (
        "PP-07",
        "subsidy x due_on=2026-01-14",
        "未付 1.00 元",
        "subsidy x due_on=2026-01-15",
        "subsidy x due_on=2024-01-01 paid_amount=100",
    ),
    (
        "PP-08",
        "project x state=implementation operate_on=2023-06-03; performance p project=@x evaluated_on=2025-01-10",
        "2026-01-12",
        "project x state=implementation operate_on=2023-06-03; performance p project=@x evaluated_on=2025-01-15",
        "",
    ),
    (
        "BG-01",
        "amendment x state=approved approved_on=2024-01-05 legality_on=2024-01-02 authority=区政府 approval_no=1",
        "决策记录",
        "decision d; amendment x state=approved approved_on=2024-01-05 legality_on=2024-01-02 authority=区政府 \
         approval_no=1 decision=@d",
        "amendment x state=approved",
    ),
    (
        "BG-02",
        "amendment x state=notified notice_on=2024-01-05",
        "2024-01-05",
        "amendment x state=no_loss notice_on=2024-01-05",
        "amendment x state=notified",
    ),
    (
        "BG-03",
        "amendment x state=agreed due_on=2026-01-10",
        "已过 5 天",
        "amendment x state=paid due_on=2026-01-10 paid_on=2026-01-10",
        "amendment x state=agreed",
    ),
    (
        "ZS-01",
        "policy x state=issued effective_from=2024-08-01 fair_result=none",
        "未经公平竞争审查",
        "policy x state=issued effective_from=2024-08-01 fair_on=2024-08-01",
        "policy x state=issued effective_from=2024-08-01",
    ),
    (
        "ZS-02",
        "policy x state=issued effective_from=2024-07-31 fair_on=2024-08-01",
        "早于",
        "policy x state=issued effective_from=2024-07-31 fair_on=2024-07-31",
        "policy x state=issued",
    ),
    (
        "ZS-03",
        "policy x state=issued effective_from=2024-08-01 forbidden=tax",
        "特定经营者税收优惠",
        "document d level=national; policy x state=issued effective_from=2024-08-01 forbidden=tax basis=@d note=条例",
        "policy x state=issued forbidden=tax",
    ),
    (
        "ZS-04",
        "policy x state=issued effective_from=2024-08-01 fair_result=exception exception_end=2026-01-14",
        "2026-01-14",
        "policy x state=issued effective_from=2024-08-01 fair_result=exception exception_end=2026-01-15",
        "policy x state=issued effective_from=2024-08-01 fair_result=exception",
    ),
    (
        "ZS-05",
        "policy x state=issued effective_from=2024-01-01",
        "口径",
        "document d; policy x state=issued effective_from=2024-01-01 ruling=@d",
        "policy x state=issued",
    ),
    (
        "ZS-06",
        "agreement x state=signed signed_on=2024-03-05 legality_on=2024-03-06 fair_on=2024-03-01",
        "合法性审查日期、集体决策记录",
        "decision d decided_on=2024-03-04; \
         agreement x state=signed signed_on=2024-03-05 legality_on=2024-03-05 fair_on=2024-03-01 decision=@d",
        "agreement x state=signed",
    ),
    (
        "ZS-07",
        "agreement a; promise x source=@a obligor=gov due_on=2026-01-14",
        "已过 1 天",
        "agreement a; promise x source=@a obligor=gov due_on=2026-01-14 state=not_due",
        "agreement a; promise x source=@a obligor=gov",
    ),
    (
        "JC-01",
        "step x step=participation state=done method=notice start_on=2024-03-01 end_on=2024-03-30",
        "2024-03-31",
        "step x step=participation state=done method=notice start_on=2024-03-01 end_on=2024-03-31",
        "step x step=participation state=done",
    ),
    (
        "JC-02",
        "step x step=participation state=done method=hearing start_on=2024-03-01 end_on=2024-03-07",
        "2024-03-08",
        "step x step=participation state=done method=hearing start_on=2024-03-01 end_on=2024-03-08",
        "step x step=participation state=done method=hearing",
    ),
    (
        "JC-03",
        "step x step=legality state=done start_on=2024-03-01 end_on=2024-03-11",
        "2024-03-12",
        "step x step=legality state=done start_on=2024-03-01 end_on=2024-03-12",
        "step x step=legality state=done",
    ),
    (
        "JC-04",
        "decision x state=final decided_on=2024-03-20",
        "集体讨论",
        "decision x state=final decided_on=2024-03-20 meeting_on=2024-03-20; \
         step s decision=@x step=collective state=done",
        "decision x state=final",
    ),
    (
        "JC-05",
        "decision x state=final decided_on=2024-03-20; step s decision=@x step=legality state=done end_on=2024-03-21",
        "才结束",
        "decision x state=final decided_on=2024-03-20; step s decision=@x step=legality state=done end_on=2024-03-20",
        "decision x state=final",
    ),
    (
        "JC-06",
        "decision x state=final decided_on=2024-03-20; step s decision=@x step=risk state=skipped",
        "缺 4 项",
        "decision x state=final decided_on=2024-03-20; step a decision=@x step=risk state=skipped; \
         step b decision=@x step=expert state=done; step c decision=@x step=participation state=done; \
         step d decision=@x step=legality state=done; step e decision=@x step=compliance state=skipped",
        "decision x state=final",
    ),
];
