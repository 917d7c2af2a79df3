//! The sheets that are imported: the same rows every time, as a clerk's spreadsheet program would save them.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use chengxin::terms::uscc;

/// Units that buy.
pub const UNITS: usize = 60;
/// Parties that supply.
pub const PARTIES: usize = 2_000;
/// Officers who handle.
pub const OFFICERS: usize = 300;

/// Numbers that look random and are the same on every machine (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// A side of a die with so many.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.roll(from.len())]
    }

    fn date(&mut self) -> String {
        format!("{}-{:02}-{:02}", 2018 + self.roll(7), 1 + self.roll(12), 1 + self.roll(28))
    }
}

const DIGITS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];

/// A number in words, so that names differ and hold no digits.
fn words(number: usize) -> String {
    format!("{number:04}").bytes().map(|b| DIGITS[usize::from(b - b'0')]).collect()
}

/// Name of a unit.
pub fn unit(number: usize) -> String {
    format!("望江区{}街道办事处", words(number))
}

/// Name of a party.
pub fn party(number: usize) -> String {
    format!("望江{}建筑工程有限公司", words(number))
}

/// Name of an officer.
pub fn officer(number: usize) -> String {
    format!("王{}", words(number))
}

/// A credit code with both of its check characters.
fn code(number: usize) -> String {
    const WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let body = format!("MA{number:06}");
    let value = |c: char| c.to_digit(36).map_or(0, |d| d as usize);
    let sum: usize = body.chars().zip(WEIGHTS).map(|(c, w)| value(c) * w).sum();
    let check = match (11 - sum % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0'),
    };
    // The organisation's X is allowed, the code's own alphabet has it.
    let first = format!("91999900{body}{check}");
    let last = uscc::check_digit(&format!("{first}0")).unwrap_or('0');
    format!("{first}{last}")
}

/// Writes the registers that contracts refer to; their paths in the order in which they are imported, with their kinds.
///
/// # Errors
/// When the folder cannot be written to.
pub fn registers(folder: &Path) -> Result<Vec<(&'static str, std::path::PathBuf)>> {
    let mut units = String::from("单位名称,单位类别,启用日期\n");
    for n in 1..=UNITS {
        let _ = writeln!(units, "{},街道,2010-01-01", unit(n));
    }
    let mut parties = String::from("名称,主体类别,统一社会信用代码,企业规模\n");
    for n in 1..=PARTIES {
        let _ = writeln!(parties, "{},企业,{},小型", party(n), code(n));
    }
    let documents = "标题,文件作用,制发机关\n诚信建设实施方案,政策依据,望江区人民政府\n".to_owned();
    let mut officers = String::from("姓名,所在单位,人员类别,采集依据\n");
    for n in 1..=OFFICERS {
        let _ = writeln!(officers, "{},{},公务员,诚信建设实施方案", officer(n), unit(1 + n % UNITS));
    }
    let all = [("unit", units), ("party", parties), ("registry document", documents), ("officer", officers)];
    all.into_iter()
        .map(|(kind, text)| {
            let path = folder.join(format!("{kind}.csv"));
            std::fs::write(&path, text)?;
            Ok((kind, path))
        })
        .collect()
}

/// Writes so many contracts of 16 columns, about 250 bytes a row.
///
/// # Errors
/// When the file cannot be written.
pub fn contracts(path: &Path, rows: usize) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "合同名称,合同编号,甲方单位,供应商,标的类别,合同金额(元),签订日期,履约截止,结算方式,约定验收天数,约定付款天数,供应商规模,约定逾期年利率,履约保证金(元),经办人,备注"
    )?;
    let mut dice = Dice(20_240_630);
    for n in 1..=rows {
        let fen = 100_000 + dice.roll(500_000_000);
        writeln!(
            out,
            "{}{}采购项目,CG-{n:07},{},{},{},{}.{:02},{},{},{},{},{},{},{}.{:02},{}.00,{},{}",
            dice.pick(&["办公设备", "道路养护", "校舍维修", "信息系统", "绿化管护", "医疗器械"]),
            words(dice.roll(10_000)),
            unit(1 + dice.roll(UNITS)),
            party(1 + dice.roll(PARTIES)),
            dice.pick(&["货物", "工程", "服务"]),
            fen / 100,
            fen % 100,
            dice.date(),
            dice.date(),
            dice.pick(&["交付后结算", "验收后结算", "进度结算", "定期结算"]),
            3 + dice.roll(28),
            30 + dice.roll(31),
            dice.pick(&["大型", "中型", "小型", "微型"]),
            3 + dice.roll(10),
            dice.roll(100),
            fen / 2000,
            officer(1 + dice.roll(OFFICERS)),
            dice.pick(&["按合同约定执行", "分批供货", "质保两年,含税"]).replace(',', "、"),
        )?;
    }
    Ok(out.flush()?)
}
