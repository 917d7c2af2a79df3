//! Sheets of the whole history of contracts: tenders, the bids they received, and the contracts themselves. Most are long
//! done and in time; one in fifty is late or still open.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use chrono::{Days, NaiveDate};

use super::sheet::{Dice, OFFICERS, PARTIES, UNITS, officer, party, unit};

/// Bids of a tender.
const BIDS: usize = 3;
/// One tender in so many is late somewhere, and one contract in so many is not done.
const RARE: usize = 50;

/// Writes the sheets; their kinds and paths in the order in which they are imported.
///
/// # Errors
/// When the folder cannot be written to.
pub fn sheets(folder: &Path, rows: usize) -> Result<[(&'static str, PathBuf); 3]> {
    let all = ["tender", "bid", "contract"].map(|kind| (kind, folder.join(format!("history-{kind}.csv"))));
    let [mut tenders, mut bids, mut contracts] = [
        BufWriter::new(File::create(&all[0].1)?),
        BufWriter::new(File::create(&all[1].1)?),
        BufWriter::new(File::create(&all[2].1)?),
    ];
    writeln!(
        tenders,
        "项目名称,项目编号,采购人,所属领域,采购方式,采购对象,品目编码,预算金额(元),采购责任人,意向公开日期,公告日期,文件获取截止,投标截止日期,评审报告日期,确定结果日期,结果公告日期,中标通知书日期,中标供应商,中标金额(元),状态"
    )?;
    writeln!(bids, "采购招标项目,投标人,递交日期,投标报价(元),综合得分,排名,文件特征码,状态")?;
    writeln!(
        contracts,
        "合同名称,合同编号,甲方单位,供应商,采购招标项目,标的类别,合同金额(元),签订日期,履约截止,结算方式,约定付款天数,供应商规模,经办人,合同公开日期,合同备案日期,办结日期,状态"
    )?;
    let mut dice = Dice(20_240_630);
    let first = NaiveDate::from_ymd_opt(2018, 1, 8).context("a day")?;
    for n in 1..=rows {
        let notice = first + Days::new(dice.roll(2_000) as u64);
        let on = |days: u64| notice + Days::new(days);
        let late = if dice.roll(RARE) == 0 { 20 } else { 0 };
        let open = dice.roll(RARE) == 0;
        let (buyer, handler) = (unit(1 + dice.roll(UNITS)), officer(1 + dice.roll(OFFICERS)));
        let bidders = [0, 1, 2].map(|k| 1 + (n * 7 + k * (1 + n % 400)) % PARTIES);
        let (winner, budget) = (party(bidders[0]), 200_000 + dice.roll(5_000_000));
        let prices = [0; BIDS].map(|_: usize| budget - budget / 100 * (1 + dice.roll(12)));
        let item = ["A02010000", "A02340000", "C16070000", "C21040000", "C13030000"][dice.roll(5)];
        writeln!(
            tenders,
            "采购项目{n},CG-{n:07},{buyer},政府采购,公开招标,服务,{item},{budget},{handler},{},{notice},{},{},{},{},{},{},{winner},{},已签约",
            notice - Days::new(35),
            on(8),
            on(25),
            on(25),
            on(28 + late),
            on(29 + late),
            on(29 + late),
            prices[0]
        )?;
        for (k, (bidder, price)) in bidders.iter().zip(prices).enumerate() {
            let (rank, state) = (k + 1, if k == 0 { "中标" } else { "未中标" });
            let mark = if dice.roll(1_000) == 0 { format!("同-{n}") } else { format!("标-{n}-{k}") };
            let score = 95 - 4 * k;
            writeln!(bids, "CG-{n:07},{},{},{price},{score},{rank},{mark},{state}", party(*bidder), on(24))?;
        }
        let signed = on(40 + late);
        let (ended, state) = if open { (String::new(), "待付款") } else { (on(260).to_string(), "已办结") };
        writeln!(
            contracts,
            "采购项目{n}合同,HT-{n:07},{buyer},{winner},CG-{n:07},服务,{},{signed},{},验收后结算,30,小型,{handler},{},{},{ended},{state}",
            prices[0],
            on(200),
            signed + Days::new(1 + late),
            signed + Days::new(4 + late),
        )?;
    }
    tenders.flush()?;
    bids.flush()?;
    contracts.flush()?;
    Ok(all)
}
