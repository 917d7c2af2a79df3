//! What the rules of townships, list items and disclosure read.

use chrono::NaiveDate;

use super::{Day, Text};

case! {
    /// A unit in use with what it must have to publish; `kept_*` count the register over all units.
    TownCase, "unit x" {
        id: String = "x.id",
        state: String = "x.state",
        kind: String = "x.kind",
        valid_from: NaiveDate = "x.valid_from",
        valid_to: Day = "x.valid_to",
        desks: i64 = "(SELECT count(*) FROM desk d WHERE d.unit = x.id AND d.void_on IS NULL AND d.state = 'active')",
        kept_desks: i64 = "EXISTS (SELECT 1 FROM desk d WHERE d.void_on IS NULL)",
        boards: i64 = "(SELECT count(*) FROM venue v WHERE v.unit = x.id AND v.void_on IS NULL AND v.state = 'active' \
                       AND v.kind IN ('board', 'reading'))",
        kept_venues: i64 = "EXISTS (SELECT 1 FROM venue v WHERE v.void_on IS NULL)",
        finance_months: Text = "(SELECT group_concat(DISTINCT d.period) FROM disclosure d WHERE d.unit = x.id \
                               AND d.void_on IS NULL AND d.kind = 'finance' AND d.period IS NOT NULL)",
        kept_months: i64 = "EXISTS (SELECT 1 FROM disclosure d WHERE d.void_on IS NULL AND d.kind = 'finance' \
                           AND d.period IS NOT NULL)",
    }
}

case! {
    /// A desk with its head.
    DeskCase, "desk x LEFT JOIN officer o ON o.id = x.head" {
        id: String = "x.id",
        state: String = "x.state",
        full_time: Option<i64> = "x.full_time",
        part_time: Option<i64> = "x.part_time",
        head_state: Text = "o.state",
        head_left_on: Day = "o.left_on",
    }
}

case! {
    /// A venue with what was last published there.
    VenueCase, "venue x" {
        id: String = "x.id",
        state: String = "x.state",
        opened_on: NaiveDate = "x.opened_on",
        updated_on: Day = "x.updated_on",
        published_on: Day = "(SELECT max(p.start_on) FROM publication p WHERE p.venue = x.id AND p.void_on IS NULL \
                            AND p.state IN ('live', 'withdrawn'))",
    }
}

case! {
    /// A promise.
    TownPromiseCase, "promise x" {
        id: String = "x.id",
        domain: String = "x.domain",
        service_area: Text = "x.service_area",
        made_on: NaiveDate = "x.made_on",
    }
}

case! {
    /// A campaign with the measures that bar its unit from titles, each as id, first day and last day.
    CampaignCase, "campaign x" {
        id: String = "x.id",
        state: String = "x.state",
        valid_to: Day = "x.valid_to",
        bars: Text = "(SELECT group_concat(m.id || ' ' || m.start_on || ' ' || coalesce(m.end_on, '-'), ',') \
                     FROM measure m WHERE m.unit = x.unit AND m.void_on IS NULL AND m.state = 'imposed' \
                     AND m.subject_kind = 'unit' AND m.direction = 'sanction' \
                     AND m.action IN ('bar_honours', 'limit_award', 'limit_pilot'))",
    }
}

case! {
    /// A list item with the document it rests on.
    ItemCase, "item x JOIN document d ON d.id = x.basis" {
        id: String = "x.id",
        state: String = "x.state",
        basis: String = "d.id",
        basis_state: String = "d.state",
        effective_from: Day = "d.effective_from",
        effective_to: Day = "d.effective_to",
        valid_from: NaiveDate = "x.valid_from",
    }
}

case! {
    /// A disclosure with an earlier one of the same month of finance.
    DisclosureCase, "disclosure x" {
        id: String = "x.id",
        state: String = "x.state",
        mode: String = "x.mode",
        formed_on: NaiveDate = "x.formed_on",
        period: Text = "x.period",
        published_on: Day = "x.published_on",
        requested_on: Day = "x.requested_on",
        extended_to: Day = "x.extended_to",
        replied_on: Day = "x.replied_on",
        twin: Text = "CASE WHEN x.kind = 'finance' AND x.period IS NOT NULL THEN (SELECT min(d.id) FROM disclosure d \
                     WHERE d.unit = x.unit AND d.kind = 'finance' AND d.period = x.period AND d.void_on IS NULL \
                     AND d.id < x.id) END",
    }
}
