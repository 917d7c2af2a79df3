//! Which fields the standard has a place for, and our codes as the standard has them.

use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, PROJECT, STAGE, SUBSIDY};
use crate::schema::Kind;

/// Fields that stand in the document, of the registers of PPP. All others are named as left out.
static PLACED: [(&Kind, &[&str]); 5] = [
    (
        &PROJECT,
        &[
            "name",
            "ext_no",
            "unit",
            "rule_set",
            "mode",
            "payment",
            "sector",
            "partner",
            "spv",
            "invest",
            "gov_equity",
            "term_years",
            "mof_stage",
            "decision",
            "contract_no",
            "signed_on",
            "start_on",
            "end_on",
        ],
    ),
    (&STAGE, &["project", "unit"]),
    (
        &SUBSIDY,
        &[
            "project",
            "year",
            "kind",
            "payer",
            "amount",
            "adjusted",
            "budgeted",
            "budget_doc",
            "due_on",
            "paid_amount",
            "paid_on",
        ],
    ),
    (
        &PERFORMANCE,
        &[
            "project",
            "year",
            "phase",
            "evaluator",
            "evaluated_on",
            "score",
            "grade",
            "kpi_total",
            "kpi_met",
            "honoured",
            "effect",
        ],
    ),
    (
        &AMENDMENT,
        &[
            "target",
            "ground",
            "amendment_reason",
            "amended_from",
            "amended_to",
            "approved_on",
            "authority",
            "approval_no",
        ],
    ),
];

/// True when a field of one of these registers has a place in the document.
pub(super) fn is_placed(kind: &Kind, field: &str) -> bool {
    PLACED.iter().any(|(k, fields)| *k == kind && fields.contains(&field))
}

/// Code of `projectStatus`. Procurement counts as implementation in this standard, unlike in OCDS.
pub(super) fn status(state: &str, mof_stage: Option<&str>) -> &'static str {
    match (state, mof_stage) {
        ("prep", Some("identify")) => "identification",
        ("prep", _) => "preparation",
        ("transferred", _) => "completed",
        ("terminated", _) => "cancelled",
        ("implementation", Some("transfer")) => "completion",
        _ => "implementation",
    }
}

/// Codes of `projectSector` for the names of sectors in the project library of the Ministry of Finance (一级行业); a name that is none
/// of them stands in the classifications alone.
pub(super) fn sectors(name: &str) -> &'static [&'static str] {
    match name {
        "教育" => &["education"],
        "医疗卫生" | "养老" => &["health"],
        "能源" => &["energy"],
        "科技" | "农业" | "生态建设和环境保护" | "生态环保" => &["economy"],
        "林业" | "水利建设" => &["naturalResources"],
        "污水处理" | "垃圾处理" => &["waterAndWaste"],
        "交通运输" => &["transport"],
        "保障性安居工程" => &["socialHousing"],
        "文化" | "体育" | "旅游" => &["cultureSportsAndRecreation"],
        "政府基础设施" => &["governance"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::PLACED;

    #[test]
    fn every_placed_field_is_a_field() {
        for (kind, fields) in PLACED {
            for field in fields {
                assert!(kind.field(field).is_some(), "{}.{field}", kind.name);
            }
        }
    }
}
