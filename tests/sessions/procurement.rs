//! A purchase from the published intent to the last payment, a dispute on the way, and what becomes of an unpaid bill: the
//! same acts typed in Chinese and in English leave the same registers.

use crate::office::Office;

/// The same acts in both languages, each as a clerk types it.
type Acts = &'static [(&'static str, &'static str)];

const BIDDING: Acts = &[
    (
        "采购招标项目 新增 --项目名称 课桌采购 --项目编号 T-1 --采购人 云汀区教育体育局 --所属领域 政府采购 --采购方式 公开招标 --采购对象 货物 --预算金额 50万元 --采购责任人 梅子青 --意向公开日期 2024-01-03",
        "tender add --name 课桌采购 --ext-no T-1 --buyer 云汀区教育体育局 --domain procurement --method open --object goods --budget 50万元 --handler 梅子青 --intent-on 2024-01-03",
    ),
    (
        "采购招标项目 公告 cg16 --公告日期 2024-02-04 --投标截止日期 2024-02-26",
        "tender announce cg16 --notice-on 2024-02-04 --bid-deadline 2024-02-26",
    ),
    (
        "投标 新增 --采购招标项目 cg16 --投标人 DR-2024-0001 --递交日期 2024-02-26 --投标报价 48万元",
        "bid add --tender cg16 --bidder DR-2024-0001 --received-on 2024-02-26 --price 48万元",
    ),
    (
        "投标 新增 --采购招标项目 cg16 --投标人 DR-2024-0002 --递交日期 2024-02-26 --投标报价 49万元",
        "bid add --tender cg16 --bidder DR-2024-0002 --received-on 2024-02-26 --price 49万元",
    ),
    ("采购招标项目 开标 cg16", "tender open cg16"),
    ("投标 通过 WON LOST --确认", "bid qualify WON LOST --yes"),
    (
        "投标 中标 WON --信用查询日期 2024-02-26 --失信被执行人查询 无记录 --重大税收违法查询 无记录 --严重违法失信查询 无记录 --查询人 梅子青 --备注 现场查询 --排名 1 --综合得分 91 --批准人 江予安",
        "bid win WON --credit-checked-on 2024-02-26 --credit-executed clear --credit-tax clear --credit-procurement clear --credit-operator 梅子青 --note 现场查询 --rank 1 --score 91 --approved-by 江予安",
    ),
    ("投标 落标 LOST", "bid lose LOST"),
    (
        "采购招标项目 定标 cg16 --确定结果日期 2024-02-28 --中标供应商 DR-2024-0001 --中标金额 48万元 --批准人 江予安",
        "tender award cg16 --confirmed-on 2024-02-28 --winner DR-2024-0001 --award-amount 48万元 --approved-by 江予安",
    ),
];

const CONTRACT: Acts = &[
    (
        "合同 新增 --合同名称 课桌合同 --合同编号 T-1-1 --甲方单位 云汀区教育体育局 --供应商 DR-2024-0001 --采购招标项目 cg16 --标的类别 货物 --合同金额 48万元 --签订日期 2024-03-04 --履约截止 2024-03-20 --结算方式 验收后结算 --供应商规模 小型 --经办人 梅子青 --合同公开日期 2024-03-05",
        "contract add --name 课桌合同 --ext-no T-1-1 --buyer 云汀区教育体育局 --supplier DR-2024-0001 --tender cg16 --object goods --amount 48万元 --signed-on 2024-03-04 --deliver-due 2024-03-20 --settlement acceptance --sme-size small --handler 梅子青 --published-on 2024-03-05",
    ),
    (
        "采购招标项目 签约 cg16 --中标通知书日期 2024-02-29 --结果公告日期 2024-02-29",
        "tender sign cg16 --award-on 2024-02-29 --result-on 2024-02-29",
    ),
    (
        "履约验收 新增 --合同 HT --验收批次 1 --验收负责人 梅子青 --交付日期 2024-03-18 --申请验收日期 2024-03-18",
        "acceptance add --contract HT --batch-no 1 --lead 梅子青 --delivered-on 2024-03-18 --requested-on 2024-03-18",
    ),
    ("合同 交付 HT", "contract deliver HT"),
    (
        "履约验收 合格 YS --验收日期 2024-03-20 --验收金额 48万元 --验收小组成员 甲、乙、丙 --验收书 验收书.pdf --成员均签字 是 --批准人 江予安",
        "acceptance pass YS --accepted-on 2024-03-20 --amount 48万元 --member-list 甲、乙、丙 --certificate 验收书.pdf --signed-all yes --approved-by 江予安",
    ),
    ("合同 验收 HT", "contract accept HT"),
    (
        "合同付款 新增 --合同 HT --期次 1 --款项类型 验收款 --验收记录 YS --应付金额 48万元",
        "payment add --contract HT --seq 1 --purpose final --acceptance YS --amount 48万元",
    ),
];

const PAID: Acts = &[
    (
        "合同付款 付款 FK --付款日期 2024-03-27 --已付金额 48万元 --凭证号 P-1",
        "payment pay FK --paid-on 2024-03-27 --paid-amount 48万元 --voucher-no P-1",
    ),
    ("合同 办结 HT --办结日期 2024-03-28", "contract close HT --ended-on 2024-03-28"),
    ("采购招标项目 办结 cg16", "tender close cg16"),
];

fn play(office: &Office, acts: Acts, names: &[(&str, String)], lang: &str) {
    for (zh, en) in acts {
        let line = if lang == "en" { format!("{en} --lang en") } else { (*zh).to_owned() };
        let words: Vec<String> = crate::office::split(&line)
            .into_iter()
            .map(|word| names.iter().find(|(name, _)| *name == word).map_or(word, |(_, id)| id.clone()))
            .collect();
        let run = office.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(run.status, 0, "{line}\n{}", run.both());
    }
}

/// The demonstration, with the ids that the next records of each kind will get.
fn office() -> (Office, Vec<(&'static str, String)>) {
    let office = Office::demo();
    office.write("验收书.pdf", "%PDF-1.4");
    let next = |kind: &str, plus: usize| {
        let rows = office.json(&format!("{kind} list --void --closed"));
        let ids = rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap());
        let last = ids.max().unwrap();
        format!("{}{:04}", &last[..8], last[8..].parse::<usize>().unwrap() + plus)
    };
    let names = vec![
        ("WON", next("bid", 1)),
        ("LOST", next("bid", 2)),
        ("HT", next("contract", 1)),
        ("YS", next("acceptance", 1)),
        ("FK", next("payment", 1)),
        ("ZY", next("challenge", 1)),
        ("TS", next("challenge", 2)),
        ("DX", next("credential", 1)),
    ];
    (office, names)
}

#[test]
fn a_purchase_goes_from_the_intent_to_the_last_payment() {
    let mut ends = Vec::new();
    for lang in ["zh", "en"] {
        let (office, names) = office();
        let before = (office.dump(), office.operations());
        for acts in [BIDDING, CONTRACT, PAID] {
            play(&office, acts, &names, lang);
        }
        let states = |kind: &str| {
            let ids: Vec<&str> = names.iter().map(|(_, id)| id.as_str()).chain(["CG-2024-0016"]).collect();
            let rows = office.json(&format!("{kind} list --void --closed"));
            let mine = rows.as_array().unwrap().iter().filter(|r| ids.contains(&r["id"].as_str().unwrap())).cloned();
            mine.map(|row| row["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!((states("tender"), states("contract")), (vec!["closed".to_owned()], vec!["closed".to_owned()]));
        assert_eq!((states("bid"), states("payment")), (vec!["won".into(), "lost".into()], vec!["paid".to_owned()]));
        // The law has nothing to say against it.
        for id in names[..5].iter().map(|(_, id)| id.as_str()).chain(["CG-2024-0016"]) {
            let found = office.line("check -f json").json();
            let against: Vec<_> = found.as_array().unwrap().iter().filter(|f| f["id"] == id).collect();
            assert!(against.is_empty(), "{against:?}");
        }
        ends.push(office.dump());
        // Every act can be taken back, one by one, down to the first.
        for _ in 0..office.operations() - before.1 {
            office.line("undo --yes --approved-by 江予安 --reason 测试").ends(0);
        }
        assert_eq!(office.dump(), before.0);
    }
    assert_eq!(ends[0], ends[1], "the language leaves no trace in the registers");
}

#[test]
fn an_unpaid_bill_becomes_a_lead_whoever_governs_now() {
    for lang in ["zh", "en"] {
        let (office, names) = office();
        play(&office, BIDDING, &names, lang);
        play(&office, CONTRACT, &names, lang);
        let fk = &names[4].1;
        let default = if lang == "zh" {
            format!("合同付款 转失信 {fk} --未付理由 政府换届 --未付说明 新一届班子未安排 --批准人 江予安")
        } else {
            format!(
                "payment default {fk} --delay-excuse term_change --delay-note 新一届班子未安排 --approved-by 江予安"
            )
        };
        // In time it is no default.
        office.line(&format!("{default} --lang {lang}")).fails(3, "E4004");
        office.line(&format!("{default} --lang {lang} --as-of 2024-06-28")).ends(0);
        let leads = office.json(&format!("integrity case list 来源记录={fk}"));
        let lead = &leads[0];
        assert_eq!((lead["state"].as_str(), lead["excuse"].as_str()), (Some("lead"), Some("term_change")), "{lead}");
        assert_eq!((lead["unit"].as_str(), lead["domain"].as_str()), (Some("DW-2024-0004"), Some("procurement")));
        // One act, taken back at once with its lead.
        office.line("undo --yes --approved-by 江予安 --reason 测试").ends(0);
        assert_eq!(office.json(&format!("integrity case list 来源记录={fk}")).as_array().unwrap().len(), 0);
        assert_eq!(office.json(&format!("payment list 编号={fk}"))[0]["state"], "unpaid");
    }
}

const DISPUTE: Acts = &[
    (
        "质疑投诉 新增 --采购招标项目 cg16 --程序类型 质疑 --提出人 DR-2024-0002 --针对环节 中标或成交结果 --知悉日期 2024-02-29 --收到日期 2024-03-04 --主张与请求 评分有误 --受理单位 云汀区教育体育局",
        "challenge add --tender cg16 --kind question --challenger DR-2024-0002 --matter result --known-on 2024-02-29 --received-on 2024-03-04 --claim 评分有误 --handler-unit 云汀区教育体育局",
    ),
    (
        "质疑投诉 答复 ZY --处理结果 不成立 --答复日期 2024-03-08 --处理文号 云教体〔2024〕3号 --答复内容 经复核评分无误 --批准人 江予安",
        "challenge reply ZY --result dismissed --decided-on 2024-03-08 --doc-no 云教体〔2024〕3号 --reply 经复核评分无误 --approved-by 江予安",
    ),
    (
        "质疑投诉 新增 --采购招标项目 cg16 --程序类型 投诉 --前置质疑 ZY --提出人 DR-2024-0002 --针对环节 中标或成交结果 --知悉日期 2024-03-08 --收到日期 2024-03-12 --主张与请求 评分有误 --受理单位 云汀区财政局",
        "challenge add --tender cg16 --kind complaint --prior ZY --challenger DR-2024-0002 --matter result --known-on 2024-03-08 --received-on 2024-03-12 --claim 评分有误 --handler-unit 云汀区财政局",
    ),
    ("质疑投诉 受理 TS --受理日期 2024-03-14", "challenge accept TS --accepted-on 2024-03-14"),
    (
        "质疑投诉 答复 TS --处理结果 成立 --答复日期 2024-03-28 --处理文号 云财购〔2024〕1号 --答复内容 责令重新评审 --批准人 江予安",
        "challenge reply TS --result upheld --decided-on 2024-03-28 --doc-no 云财购〔2024〕1号 --reply 责令重新评审 --approved-by 江予安",
    ),
];

#[test]
fn a_question_comes_before_a_complaint_and_both_are_decided_under_a_number() {
    for lang in ["zh", "en"] {
        let (office, names) = office();
        play(&office, BIDDING, &names, lang);
        play(&office, DISPUTE, &names, lang);
        let rows = office.json("challenge list --closed");
        let of = |id: &str| rows.as_array().unwrap().iter().find(|r| r["id"] == *id).cloned().unwrap();
        assert_eq!(of(&names[5].1)["result"], "dismissed");
        assert_eq!(of(&names[6].1)["result"], "upheld");
        // A complaint that skips the question is not taken up.
        let add = "challenge add --tender cg16 --kind complaint --challenger DR-2024-0002 --matter docs --received-on 2024-03-13 --claim 评分有误 --handler-unit 云汀区财政局 -f id";
        let id = office.ok(add);
        let accept = format!("challenge accept {} --accepted-on 2024-03-14 --lang {lang}", id.trim());
        office.line(&accept).fails(3, "E4004").says("55");
    }
}

const CREDIT: Acts = &[
    (
        "当事人信用信息 新增 --当事人 DR-2024-0002 --参与身份 投标人 --信息类别 信用奖惩 --信息名称 列入严重违法失信名单 --严重失信名单 政府采购严重违法失信 --文号 测财购〔2024〕2号 --认定机关 测试省财政厅 --认定日期 2024-03-01 --生效日期 2024-03-01 --有效期至 2025-03-01 --禁止范围 政府采购 --具体情形 提供虚假材料 --提供单位 云汀区财政局",
        "credential add --party DR-2024-0002 --role bidder --info-kind credit --title 列入严重违法失信名单 --list procurement --doc-no 测财购〔2024〕2号 --issuer 测试省财政厅 --issued-on 2024-03-01 --valid-from 2024-03-01 --valid-to 2025-03-01 --ban-scope 政府采购 --facts 提供虚假材料 --source-unit 云汀区财政局",
    ),
    ("当事人信用信息 核定 DX --批准人 江予安", "credential verify DX --approved-by 江予安"),
    (
        "当事人信用信息 共享 DX --共享单位 云汀区教育体育局 --共享日期 2024-03-28",
        "credential share DX --share-list 云汀区教育体育局 --shared-on 2024-03-28",
    ),
];

#[test]
fn what_speaks_against_a_bidder_is_verified_shared_and_found_before_an_award() {
    for lang in ["zh", "en"] {
        let (office, names) = office();
        play(&office, CREDIT, &names, lang);
        let page = office.json("dossier DR-2024-0002");
        let dx = page.as_array().unwrap().iter().find(|row| row["id"] == names[7].1.as_str()).cloned().unwrap();
        assert_eq!((dx["kind"].as_str(), dx["state"].as_str()), (Some("credential"), Some("valid")));
        play(&office, &BIDDING[..6], &names, lang);
        let (won, lost) = (&names[0].1, &names[1].1);
        let win = |id: &str, rest: &str| {
            office.line(&format!("bid win {id} --credit-checked-on 2024-03-01 --credit-executed clear --credit-tax clear --credit-procurement {rest} --credit-operator 梅子青 --note 现场查询 --rank 1 --score 91 --approved-by 江予安 --lang {lang}"))
        };
        win(lost, "hit").fails(3, "E4004");
        win(won, "clear").ends(0);
    }
}
