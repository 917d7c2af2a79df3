//! Streets, townships and zones: who publishes and where, what is promised in which area, and who may keep a title.

use chrono::NaiveDate;

use super::cases::{CampaignCase, DeskCase, TownCase, VenueCase};
use super::law::{Law, found, given, need};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::township::DESK;
use crate::messages::{Both, Label};

const PROGRAMME: Label = say("实施方案 四(五)", "programme 4(5)");

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "ZJ-01",
        say("公开机构齐备", "a desk for disclosure"),
        say(
            "街道、乡镇和开发区有在用的公开机构(台账登记公开机构的)。",
            "A street, township or zone has an active desk, where desks are kept at all.",
        ),
        PROGRAMME,
        Judge::Town(|_, c| {
            in_use(c, &["town", "street", "zone"], c.kept_desks > 0)?;
            Ok(lacking(c.desks, both!("没有在用的公开机构", "it has no active desk for disclosure")))
        }),
    )
    .warns(),
    Rule::new(
        "ZJ-02",
        say("发布载体齐备", "a venue to publish at"),
        say(
            "街道和乡镇有在用的公示栏或查阅场所(台账登记发布载体的)。",
            "A street or township has an active board or reading room, where venues are kept at all.",
        ),
        PROGRAMME,
        Judge::Town(|_, c| {
            in_use(c, &["town", "street"], c.kept_venues > 0)?;
            Ok(lacking(c.boards, both!("没有在用的公示栏或查阅场所", "it has no active board or reading room")))
        }),
    )
    .warns(),
    Rule::new(
        "ZJ-03",
        say("公开机构有人", "somebody at the desk"),
        say("公开机构的负责人在任,并有工作人员。", "The head of a desk is in office, and somebody works there."),
        PROGRAMME,
        Judge::Desk(vacant),
    )
    .warns(),
    Rule::new(
        "ZJ-04",
        say("发布载体更新", "updates of a venue"),
        say("发布载体按期更新,公示也算更新。", "A venue is updated within its term; a publication there counts."),
        PROGRAMME,
        Judge::Venue(stale),
    )
    .warns()
    .reads(&["venue.stale"]),
    Rule::new(
        "ZJ-05",
        say("承诺归入服务领域", "area of a promise"),
        say(
            "街道乡镇的承诺归入十四个服务领域之一。",
            "A promise of a township belongs to one of the 14 service areas.",
        ),
        PROGRAMME,
        Judge::TownPromise(|_, c| {
            given((c.domain == "township" && c.service_area.is_none()).then_some(()))?;
            Ok(found(both!("没有归入任何服务领域", "it belongs to no service area"), c.made_on))
        }),
    )
    .warns(),
    Rule::new(
        "CJ-01",
        say("命名单位无限制评优", "titled and not barred"),
        say(
            "已命名的单位没有取消荣誉、限制评优或取消试点资格的措施在执行,有则复核。",
            "No measure in force bars a titled unit from honours; where one does, the title is rechecked.",
        ),
        say("实施方案 三(四)、四(五)", "programme 3(4) and 4(5)"),
        Judge::Campaign(barred),
    )
    .warns(),
];

/// Goes on for a unit in use of one of these kinds, where the register is kept at all.
fn in_use(c: &TownCase, kinds: &[&str], kept: bool) -> Result<(), super::law::Stop> {
    given((c.state == "active" && kept && kinds.contains(&c.kind.as_str())).then_some(()))
}

fn lacking(count: i64, text: Both) -> Verdict {
    if count > 0 { Verdict::Clean } else { Verdict::Finding { text, on: None } }
}

fn vacant(law: &Law<'_>, c: &DeskCase) -> Judged {
    given((c.state == "active").then_some(()))?;
    if let Some(left) = c.head_left_on.filter(|day| *day <= law.base.today) {
        return Ok(found(both!("负责人已于 {left} 离任", "its head left on {left}"), left));
    }
    if matches!(c.head_state.as_deref(), Some("left" | "archived")) {
        return Ok(Verdict::Finding { text: both!("负责人已离任", "its head has left"), on: None });
    }
    if c.full_time.or(c.part_time).is_none() {
        need(c.full_time, &DESK, "full_time")?;
    }
    let people = c.full_time.unwrap_or(0).saturating_add(c.part_time.unwrap_or(0));
    Ok(lacking(people, both!("没有专职也没有兼职人员", "nobody works there, full time or part time")))
}

fn stale(law: &Law<'_>, c: &VenueCase) -> Judged {
    given((c.state == "active").then_some(()))?;
    let today = law.base.today;
    let last = [c.updated_on, c.published_on].into_iter().flatten().filter(|day| *day <= today).max();
    law.within("venue.stale", last.unwrap_or(c.opened_on), None, say("载体更新", "update of the venue"))
}

fn barred(law: &Law<'_>, c: &CampaignCase) -> Judged {
    let today = law.base.today;
    given((c.state == "titled" && c.valid_to.is_none_or(|end| today <= end)).then_some(()))?;
    let bars = c.bars.as_deref().unwrap_or("");
    let in_force = bars.split(',').filter_map(|bar| {
        let mut words = bar.split(' ');
        let (id, from, to) = (words.next()?, words.next()?.parse::<NaiveDate>().ok()?, words.next()?);
        let lasts = to.parse::<NaiveDate>().map_or(true, |end| today <= end);
        (from <= today && lasts).then_some((from, id))
    });
    Ok(match in_force.min() {
        Some((from, id)) => found(
            both!("{id} 自 {from} 起限制评优,应复核命名", "{id} bars it from honours since {from}: recheck the title"),
            from,
        ),
        None => Verdict::Clean,
    })
}
