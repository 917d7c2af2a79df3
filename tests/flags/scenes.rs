//! Small ledgers written as lines `kind alias field=value ..`; parties and units come into being where they are named.

use std::collections::HashMap;
use std::fmt::Write as _;

use chengxin::catalog::{self, KINDS};
use chengxin::rules::parameters::key;
use chengxin::schema::{Kind, Row, Type, Value};
use chengxin::store::lock::Holder;
use chengxin::store::{Act, Ledger, Operation, Reader};
use chrono::{Days, NaiveDate};

/// The day of every scene.
pub fn today() -> NaiveDate {
    day("2024-06-28")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ledger of a few records.
pub struct Scene {
    ledger: Ledger,
    ids: HashMap<String, String>,
    _folder: tempfile::TempDir,
}

impl Scene {
    /// The ledger that some lines tell.
    pub fn of(lines: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { pid: 1, command: String::new(), since: String::new() };
        let mut ledger = Ledger::create(&folder.path().join("t.db"), KINDS, &act("init"), &[], &holder).unwrap();
        let (ids, _) = ledger
            .write(&act("add"), |op| {
                let mut cast = Cast::default();
                for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
                    cast.line(op, line);
                }
                Ok(cast.ids)
            })
            .unwrap();
        Self { ledger, ids, _folder: folder }
    }

    /// The id of an alias.
    pub fn id(&self, alias: &str) -> &str {
        &self.ids[alias]
    }

    /// The reading side.
    pub fn reader(&self) -> Reader<'_> {
        self.ledger.read()
    }
}

fn act(action: &str) -> Act {
    Act {
        action: action.into(),
        command: String::new(),
        operator: "甲".into(),
        host: "h".into(),
        at: "2024-06-28T10:00:00+08:00".into(),
        as_of: today(),
        reason: None,
        approved_by: None,
        undoes: None,
        always: false,
        dry_run: false,
    }
}

/// A parameter as the district enters it, `name value`, for all days.
fn set(op: &mut Operation<'_>, setting: &str) {
    let (name, value) = setting.split_once(' ').unwrap();
    let row = serde_json::json!([{
        "value": value, "from": null, "to": null, "source": "文号", "set_on": "2024-01-01", "set_by": "甲"
    }]);
    op.set_setting(&key(name), &row.to_string()).unwrap();
}

/// The records so far, by alias.
#[derive(Default)]
struct Cast {
    ids: HashMap<String, String>,
    counter: u32,
}

impl Cast {
    fn line(&mut self, op: &mut Operation<'_>, line: &str) {
        let mut words = line.split_whitespace();
        if let Some(setting) = line.strip_prefix("set ") {
            return set(op, setting);
        }
        let (kind, alias) = (catalog::kind(words.next().unwrap()).unwrap(), words.next().unwrap());
        let columns: Vec<(&str, &str)> = words.map(|w| w.split_once('=').unwrap()).collect();
        self.add(op, kind, alias, &columns);
    }

    fn add(&mut self, op: &mut Operation<'_>, kind: &'static Kind, alias: &str, columns: &[(&str, &str)]) {
        let mut row = Row::blank(kind);
        for (name, text) in columns {
            let field = kind.field(name).unwrap_or_else(|| panic!("{} has no {name}", kind.name));
            let value = match field.ty {
                _ if *text == "-" => continue,
                Type::Date => day(text).into(),
                Type::Money | Type::Int | Type::Bool | Type::Score => text.parse::<i64>().unwrap().into(),
                Type::Ref(target) => self.named(op, target, text).into(),
                _ => Value::from(*text),
            };
            row.set(name, value);
        }
        let given = |name: &str| columns.iter().any(|(n, _)| *n == name);
        for field in kind.columns().iter().filter(|f| f.required && !given(f.name)) {
            let value = self.smallest(op, &field.ty);
            row.set(field.name, value);
        }
        let id = op.insert(row, "add", None).unwrap().id().to_owned();
        self.ids.insert(alias.to_owned(), id);
    }

    fn named(&mut self, op: &mut Operation<'_>, kind: &'static Kind, alias: &str) -> String {
        if !self.ids.contains_key(alias) {
            self.add(op, kind, alias, &[]);
        }
        self.ids[alias].clone()
    }

    fn smallest(&mut self, op: &mut Operation<'_>, ty: &Type) -> Value {
        self.counter += 1;
        match ty {
            Type::Ref(kind) => self.named(op, kind, &format!("a_{}", kind.name)).into(),
            Type::Code(list) => list.items[0].code.into(),
            Type::Date => day("2024-03-01").into(),
            Type::Money | Type::Int => 100.into(),
            Type::File => format!("a.pdf sha256:{}", "0".repeat(64)).into(),
            _ => format!("名{}", self.counter).into(),
        }
    }
}

/// A flag and three scenes of it.
pub struct Case {
    /// Its code.
    pub code: &'static str,
    /// How often it is raised.
    pub times: usize,
    /// The value of the first.
    pub value: f64,
    /// A scene that raises it.
    pub raises: String,
    /// One that does not.
    pub quiet: String,
    /// One that cannot tell.
    pub lacks: String,
    /// It can always tell, where it applies.
    pub always: bool,
}

fn case(
    code: &'static str,
    (times, value): (usize, f64),
    raises: impl Into<String>,
    quiet: impl Into<String>,
    lacks: impl Into<String>,
) -> Case {
    let (raises, quiet, lacks) = (raises.into(), quiet.into(), lacks.into());
    Case { code, times, value, raises, quiet, lacks, always: false }
}

/// A case that can always tell, where it applies.
fn always(mut case: Case) -> Case {
    case.always = true;
    case
}

/// Lines made for each number.
fn many(numbers: std::ops::Range<u64>, line: impl Fn(u64) -> String) -> String {
    numbers.fold(String::new(), |mut out, n| {
        let _ = writeln!(out, "{}", line(n));
        out
    })
}

fn on(n: u64) -> NaiveDate {
    day("2024-01-01") + Days::new(n)
}

/// An awarded procedure, won by the first of its bidders; a price of `-` is blank.
fn awarded(n: u64, more: &str, bids: &[(&str, &str, &str)]) -> String {
    let mut out = format!("tender t{n} state=awarded {more}\n");
    for (i, (bidder, price, state)) in bids.iter().enumerate() {
        let _ = writeln!(out, "bid b{n}_{i} tender=t{n} bidder={bidder} price={price} state={state}");
    }
    out
}

const WON: &str = "method=open winner=p1";

/// Every case, in order of the codes.
pub fn all() -> Vec<Case> {
    let mut all = periods();
    all.extend(prices());
    all.extend(bidders());
    all.extend(markets());
    all.extend(contracts());
    all.extend(thresholds());
    all.extend(usual());
    all.sort_by_key(|case| case.code);
    all
}

fn periods() -> Vec<Case> {
    let announced = |n: u64, days: u64| {
        format!("tender t{n} method=open state=announced notice_on={} bid_deadline={}", on(n), on(n + days))
    };
    let decided = |field: &'static str, n: u64, days: u64| {
        format!("tender t{n} {WON} state=awarded bid_deadline={} {field}={}", on(n), on(n + days))
    };
    let late = |more: &str| format!("tender t {WON} state=awarded {more}\nbid b tender=t bidder=p1 state=won");
    let signed = |on: &str| {
        format!("tender t {WON} state=awarded award_on=2024-03-01\ncontract c tender=t signed_on={on} supplier=p1")
    };
    vec![
        case(
            "R003",
            (1, 9.0),
            announced(0, 9),
            announced(0, 20),
            "tender t method=open state=evaluating bid_deadline=2024-03-10",
        ),
        case(
            "R014",
            (1, 10.0),
            many(0..20, |n| announced(n, if n == 0 { 10 } else { 28 + n % 4 })),
            many(0..20, |n| announced(n, 28 + n % 4)),
            many(0..19, |n| announced(n, 28 + n % 4)),
        ),
        case(
            "R015",
            (1, 60.0),
            many(0..20, |n| decided("report_on", n, if n == 0 { 60 } else { 1 + n % 4 })),
            many(0..20, |n| decided("report_on", n, 1 + n % 4)),
            "tender t method=open winner=p1 state=awarded bid_deadline=2024-03-01",
        ),
        case(
            "R030",
            (2, 2.0),
            format!("{} received_on=2024-03-03", late("bid_deadline=2024-03-01")),
            format!("{} received_on=2024-03-01", late("bid_deadline=2024-03-01")),
            late(""),
        ),
        case("R060", (1, 36.0), signed("2024-04-06"), signed("2024-03-30"), format!("tender t {WON} state=awarded")),
        case(
            "R061",
            (1, 0.0),
            decided("confirmed_on", 1, 0),
            decided("confirmed_on", 1, 1),
            "tender t method=open winner=p1 state=awarded bid_deadline=2024-03-01",
        ),
        case(
            "R062",
            (1, 60.0),
            many(0..20, |n| decided("confirmed_on", n, if n == 0 { 60 } else { 1 + n % 4 })),
            many(0..20, |n| decided("confirmed_on", n, 1 + n % 4)),
            many(0..19, |n| decided("confirmed_on", n, 1 + n % 4)),
        ),
        case(
            "R063",
            (1, 4.0),
            "contract c supplier=p1 signed_on=2024-03-05 published_on=2024-03-11",
            "contract c supplier=p1 signed_on=2024-03-05 published_on=2024-03-07",
            "contract c supplier=p1 signed_on=1890-01-01",
        ),
    ]
}

fn prices() -> Vec<Case> {
    let three = |n: u64, second: &str, third: &str| {
        awarded(n, WON, &[("p1", "1000", "won"), ("p2", second, "lost"), ("p3", third, "disqualified")])
    };
    let blank = awarded(1, WON, &[("p1", "1000", "won"), ("p2", "-", "lost")]);
    let spread = |n: u64, high: u64| {
        awarded(n, WON, &[("p1", "1000", "won"), ("p2", "1100", "lost"), ("p3", &high.to_string(), "lost")])
    };
    let leads = |first: &str, last: &str| {
        let seconds = [first, "1200", "1205", "1210", "1215", "1220", "1225", last];
        (0..8).zip(seconds).map(|(n, second)| three(n, second, "5000")).collect::<String>()
    };
    vec![
        case(
            "R022",
            (1, 9.0),
            many(0..20, |n| spread(n, if n == 0 { 10_000 } else { 1200 + n })),
            many(0..20, |n| spread(n, 1200 + n)),
            many(0..3, |n| spread(n, 1300)),
        ),
        case("R023", (4, 3.0), spread(1, 1200), spread(1, 1201), blank.clone()),
        case("R024", (3, 0.001), leads("1001", "1222"), leads("1198", "1222"), blank.clone()),
        case("R028", (3, 2.0), three(1, "1000", "3000"), three(1, "1001", "3000"), blank.clone()),
        case(
            "R031",
            (1, 0.99),
            "tender t method=open state=awarded winner=p1 budget=500 award_amount=495",
            "tender t method=open state=awarded winner=p1 budget=500 award_amount=494",
            "tender t method=open state=awarded winner=p1 budget=500",
        ),
        case("R036", (1, 1.0), three(1, "1200", "900"), three(1, "1200", "1000"), awarded(1, WON, &[])),
        case("R058", (2, 1.0), leads("1198", "2000"), leads("1198", "1222"), blank),
    ]
}

fn bidders() -> Vec<Case> {
    let plain = |n: u64, winner: &str, others: &[&str]| {
        let more = format!("method=open winner={winner} buyer=u{} item_code=A0201 bid_deadline={}", n % 2, on(n));
        let bids: Vec<(&str, &str, &str)> =
            std::iter::once((winner, "1000", "won")).chain(others.iter().map(|o| (*o, "1100", "lost"))).collect();
        awarded(n, &more, &bids)
    };
    let lone = "tender t method=open state=evaluating buyer=u item_code=A02\nbid a tender=t bidder=p1 state=valid";
    let no_bids = "tender t method=open state=awarded winner=p1 item_code=A02";
    let no_winner = format!(
        "tender t method=open state=awarded\nbid a tender=t bidder=p1 state=valid\n{}",
        "bid b tender=t bidder=p2 state=valid\nbid c tender=t bidder=p3 state=valid"
    );
    // Four who win half of what they bid for; one who never wins.
    let half = |n: u64, shadow: bool| {
        let (one, other) = if n.is_multiple_of(2) { ("p1", "p2") } else { ("p2", "p1") };
        if shadow { plain(n, one, &[other, "p9"]) } else { plain(n, one, &[other]) }
    };
    let pair = |other: &str| {
        let (one, other) = (other.split('/').next().unwrap(), other.split('/').nth(1).unwrap());
        format!("party p1 kind=firm {one}\nparty p2 kind=firm {other}\n{}", plain(1, "p1", &["p2", "p3"]))
    };
    let marked = |one: &str, other: &str| {
        format!(
            "tender t method=open state=evaluating\nbid a tender=t bidder=p1 state=valid {one}\nbid b tender=t bidder=p2 state=valid {other}"
        )
    };
    let ban = |more: &str| {
        format!(
            "party p1 kind=firm\ncredential x party=p1 state=valid ban_scope=全国 issued_on=2024-01-01 {more}\n\
             tender t method=open state=evaluating\nbid a tender=t bidder=p1 state=valid received_on=2024-03-01"
        )
    };
    let rejected = |buyer: &str, n: u64, times: usize| {
        let mut out = format!("tender r{buyer}{n} method=open state=evaluating buyer={buyer}\n");
        for i in 0..5 {
            let state = if i < times { "disqualified" } else { "valid" };
            let _ = writeln!(out, "bid r{buyer}{n}_{i} tender=r{buyer}{n} bidder=q{buyer}{n}{i} state={state}");
        }
        out
    };
    let buyers = |bad: usize| {
        (0..8).flat_map(|b| (0..2).map(move |n| (b, n))).fold(String::new(), |mut out, (b, n)| {
            out.push_str(&rejected(&format!("u{b}"), n, if b == 0 { bad } else { 1 }));
            out
        })
    };
    vec![
        case(
            "R018",
            (1, 1.0),
            lone,
            format!("{lone}\nbid b tender=t bidder=p2 state=received"),
            "tender t method=open state=evaluating",
        ),
        case(
            "R019",
            (1, 2.0),
            (0..3).map(|n| plain(n * 2, "p1", &["p2"])).collect::<String>(),
            (0..3).map(|n| plain(n * 2, "p1", &["p2", "p3"])).collect::<String>(),
            no_bids,
        ),
        always(case(
            "R020",
            (1, 1.0),
            "tender t method=open state=announced\nchallenge z tender=t kind=question state=received",
            "tender t method=open state=announced\nchallenge z tender=t kind=inquiry state=received",
            "party p kind=firm",
        )),
        case(
            "R025",
            (1, 0.0),
            format!(
                "{}{}",
                (0..8).map(|n| half(n, true)).collect::<String>(),
                (10..18)
                    .map(|n| {
                        let (one, other) = if n % 2 == 0 { ("p3", "p4") } else { ("p4", "p3") };
                        plain(n, one, &[other])
                    })
                    .collect::<String>()
            ),
            (0..8).map(|n| half(n, false)).collect::<String>(),
            no_winner.clone(),
        ),
        case(
            "R032",
            (3, 2.0),
            pair("controller=赵/controller=赵"),
            pair("controller=赵/controller=钱"),
            plain(1, "p1", &["p2"]),
        ),
        case(
            "R035",
            (2, 1.0),
            awarded(1, WON, &[("p1", "1000", "won"), ("p2", "1100", "disqualified")]),
            awarded(1, WON, &[("p1", "1000", "won"), ("p2", "1100", "lost")]),
            no_winner.clone(),
        ),
        case(
            "R038",
            (1, 1.0),
            buyers(5),
            buyers(1).replace("u0", "u9"),
            buyers(0).lines().filter(|l| l.contains("uu0")).collect::<String>()
                + "tender t method=open state=evaluating buyer=u1\nbid a tender=t bidder=p1 state=valid\ntender t2 method=open state=evaluating buyer=u1\nbid b tender=t2 bidder=p1 state=valid",
        ),
        case(
            "R041",
            (3, 2.0),
            marked("file_mark=x", "file_mark=x"),
            marked("file_mark=x", "file_mark=y"),
            marked("", ""),
        ),
        case("R044", (3, 2.0), pair("phone=1/phone=1"), pair("phone=1/phone=2"), plain(1, "p1", &["p2"])),
        always(case("R046", (2, 1.0), ban("valid_to=2024-12-31"), ban("valid_to=2024-02-01"), "party p kind=firm")),
        case(
            "R053",
            (2, 4.0),
            (0..4).map(|n| plain(n, "p1", &["p2"])).collect::<String>(),
            (0..4).map(|n| half(n, false)).collect::<String>(),
            no_winner.clone(),
        ),
        case(
            "R057",
            (3, 4.0),
            ["p1", "p2", "p3", "p1"]
                .iter()
                .zip(0..)
                .map(|(w, n)| {
                    let others: Vec<&str> = ["p1", "p2", "p3"].into_iter().filter(|p| p != w).collect();
                    plain(n, w, &others)
                })
                .collect::<String>(),
            (0..4).map(|n| plain(n, "p1", &["p2", "p3"])).collect::<String>(),
            no_winner,
        ),
    ]
}

fn markets() -> Vec<Case> {
    let won = |n: u64, winner: &str, class: &str, amount: u64| {
        format!(
            "tender t{n} method=open state=awarded winner={winner} item_code={class} award_amount={amount} budget=9000\n"
        )
    };
    let bought =
        |n: u64, more: &str| format!("tender t{n} method=inquiry state=announced buyer=u item_code=A02 {more}\n");
    let by = |buyer: u64, single: u64| {
        many(0..10, |n| {
            let method = if n < single { "single" } else { "open" };
            format!("tender s{buyer}_{n} method={method} state=planned buyer=u{buyer}")
        })
    };
    let buyers = |bad: u64| (0..8).map(|b| by(b, if b == 0 { bad } else { 1 + b % 2 })).collect::<String>();
    let contract = |n: u64, supplier: &str, amount: u64| {
        format!("contract c{n} buyer=u supplier={supplier} amount={amount} signed_on={}\n", on(n))
    };
    let budgets = |odd: u64, number: u64| {
        many(0..number, |n| {
            let budget = if n == 0 { odd } else { 1000 + n };
            format!("tender t{n} method=open state=planned item_code=A02 budget={budget}")
        })
    };
    // Seven suppliers of one or two classes, and one of as many as told.
    let classes = |many_classes: u64| {
        (0..8_u64)
            .flat_map(|s| (0..5_u64).map(move |n| (s, n)))
            .map(|(s, n)| {
                let classes = if s == 0 { many_classes } else { 1 + s % 2 };
                won(s * 10 + n, &format!("p{s}"), &format!("A0{}", 1 + n % classes), 100)
            })
            .collect::<String>()
    };
    let blank_class = "tender t method=open state=awarded winner=p1 award_amount=100";
    let benford = |n: u64| {
        // 301 amounts whose first digits follow the logarithm.
        let share = 10_f64.powf((n as f64 + 0.5) / 301.0);
        (share * 1e6) as u64
    };
    vec![
        always(case(
            "R010",
            (1, 1.0),
            "tender t method=single state=awarded winner=p1",
            "tender t method=single state=awarded winner=p1 notice_on=2024-01-01",
            "tender t method=open state=awarded winner=p1",
        )),
        case(
            "R011",
            (1, 3.0),
            (0..3).map(|n| bought(n, &format!("notice_on={}", on(n * 10)))).collect::<String>(),
            (0..3).map(|n| bought(n, &format!("notice_on={}", on(n * 20)))).collect::<String>(),
            bought(1, ""),
        ),
        case("R013", (1, 0.9), buyers(9), buyers(1), by(0, 9)),
        case("R016", (1, 9.7009), budgets(10_000, 20), budgets(1000, 20), budgets(1000, 19)),
        case(
            "R029",
            (1, 0.2046),
            many(0..300, |n| contract(n, "p1", 500_000 + n)),
            many(0..301, |n| contract(n, "p1", benford(n))),
            contract(1, "p1", 100),
        ),
        case(
            "R040",
            (1, 0.8),
            (0..5).map(|n| contract(n, if n < 4 { "p1" } else { "p2" }, 100)).collect::<String>(),
            (0..5).map(|n| contract(n, &format!("p{}", n / 2), 100)).collect::<String>(),
            contract(1, "p1", 100),
        ),
        case("R048", (1, 5.0), classes(5), classes(1), blank_class),
        case(
            "R050",
            (1, 0.5),
            (0..10)
                .map(|n| won(n, if n < 5 { "p1".to_owned() } else { format!("q{n}") }.as_str(), "A02", 100))
                .collect::<String>(),
            (0..10).map(|n| won(n, &format!("q{n}"), "A02", 100)).collect::<String>(),
            won(1, "p1", "A02", 100),
        ),
        case(
            "R051",
            (1, 0.5),
            (0..10).map(|n| won(n, if n < 5 { "p1" } else { "p2" }, "A02", 100)).collect::<String>(),
            (0..10).map(|n| won(n, &format!("q{n}"), "A02", 100)).collect::<String>(),
            blank_class,
        ),
        case(
            "R052",
            (1, 10.0),
            format!("{}{}", contract(1, "p1", 100), contract(2, "p1", 1000)),
            format!("{}{}", contract(1, "p1", 100), contract(2, "p1", 999)),
            "contract c buyer=u supplier=p1 amount=0 signed_on=2024-03-01",
        ),
    ]
}

fn contracts() -> Vec<Case> {
    let supplemented = |method: &str, more: u64, amount: &str| {
        format!(
            "tender t method={method} state=contracted winner=p1 award_amount=1000\n\
             contract c tender=t supplier=p1 amount={amount} signed_on=2024-03-01\n\
             contract d supplier=p1 amount={more} signed_on=2024-04-01 supplement_of=c"
        )
    };
    let signed = |award: &str, amount: u64| {
        format!("tender t {WON} state=contracted award_amount={award}\ncontract c tender=t supplier=p1 amount={amount}")
    };
    let paid = |paid: u64, amount: &str| {
        format!(
            "contract c supplier=p1 amount={amount}\npayment f contract=c seq=1 purpose=final paid_amount={paid} amount={paid}\n\
             payment g contract=c seq=2 purpose=refund paid_amount=500 amount=500"
        )
    };
    let rescoped = |change: &str| {
        format!(
            "contract c supplier=p1 amount=1000\ncontract d supplier=p1 amount=100 supplement_of=c scope_change={change}"
        )
    };
    vec![
        case(
            "R054",
            (1, 0.2),
            supplemented("single", 200, "1000"),
            supplemented("single", 100, "1000"),
            supplemented("single", 100, "0"),
        ),
        case("R059", (1, 0.05), signed("1000", 1050), signed("1000", 1000), signed("-", 1000)),
        always(case(
            "R064",
            (1, 1.0),
            supplemented("open", 10, "1000"),
            "contract c supplier=p1 amount=100",
            "party p kind=firm",
        )),
        always(case(
            "R067",
            (1, 1.0),
            "contract c supplier=p1 state=accepting deliver_due=2024-12-31\nacceptance y contract=c batch_no=1 state=failed",
            "contract c supplier=p1 state=performing deliver_due=2024-12-31",
            "party p kind=firm",
        )),
        case("R065", (1, 1.0), rescoped("less"), rescoped("more"), rescoped("-")),
        case("R066", (1, 1.0), rescoped("more"), rescoped("none"), rescoped("-")),
        case("R068", (1, 1.5), paid(1500, "1000"), paid(1000, "1000"), paid(1000, "0")),
        case(
            "R069",
            (1, 0.2),
            supplemented("open", 200, "1000"),
            supplemented("open", 100, "1000"),
            supplemented("open", 100, "0"),
        ),
    ]
}

/// Amounts in fen around a threshold of 400 万元.
fn thresholds() -> Vec<Case> {
    let open = "set tender.open_threshold 400\n";
    let least = "set tender.purchase_threshold 400\n";
    let tender = |wan: u64| format!("tender t method=inquiry state=planned notice_on=2024-03-01 budget={wan}000000");
    let bought = |number: u64, wan: u64| {
        many(0..number, |n| format!("contract c{n} buyer=u supplier=p1 amount={wan}000000 signed_on={}", on(n)))
    };
    vec![
        case("R002", (1, 0.9), format!("{open}{}", tender(360)), format!("{open}{}", tender(359)), tender(399)),
        case(
            "R049",
            (1, 3.0),
            format!("{least}{}", bought(3, 399)),
            format!("{least}{}", bought(2, 399)),
            bought(3, 399),
        ),
        case(
            "R055",
            (1, 1.0),
            format!("{open}{}", bought(2, 200)),
            format!("{open}{}", bought(2, 199)),
            bought(2, 200),
        ),
    ]
}

/// Consortia in one class of five, and a bidder that comes three times and then no more.
fn usual() -> Vec<Case> {
    let joint = |joins: &dyn Fn(u64) -> bool| {
        many(0..50, |n| {
            let more = if joins(n) { "consortium=两家" } else { "" };
            let class = 1 + n / 10;
            format!(
                "tender t{n} method=open state=evaluating item_code=A0{class}\nbid b{n} tender=t{n} bidder=p{n} state=valid {more}"
            )
        })
    };
    let meetings = |last: &str| {
        many(0..4, |n| {
            let other = if n == 3 { last } else { "p2" };
            let at = format!("state=evaluating buyer=u item_code=A02 bid_deadline={}", on(n));
            format!(
                "tender t{n} method=open {at}\nbid a{n} tender=t{n} bidder=p1 state=valid\nbid b{n} tender=t{n} bidder={other} state=valid"
            )
        })
    };
    let classless = "tender t method=open state=evaluating\nbid b tender=t bidder=p1 state=valid";
    vec![
        case("R026", (1, 0.5), joint(&|n| n < 5), joint(&|n| n % 10 < 1 + n / 10 % 2), classless),
        case("R027", (1, 1.0), meetings("p3"), meetings("p2"), classless),
    ]
}
