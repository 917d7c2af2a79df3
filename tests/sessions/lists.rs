//! Lists: filters, order, forms of output, pipes and narrow screens.

use unicode_width::UnicodeWidthStr;

use crate::office::{Office, kinds};

fn ids(office: &Office, line: &str) -> Vec<String> {
    office.ok(&format!("{line} -f id")).lines().map(str::to_owned).collect()
}

#[test]
fn filters_select_in_every_form() {
    let office = Office::demo();
    let count = |line: &str| ids(&office, &format!("合同 列表 {line}")).len();
    let open = count("");
    let all = count("--含办结");
    assert_eq!((open, all), (11, 16));
    // Field, sign and value; several values; a range; a part; blank.
    for (line, expected) in [
        ("状态=履约中", 6),
        ("state=performing", 6),
        ("状态=履约中、待验收", 8),
        ("状态!=履约中", 10),
        ("状态＝履约中", 6),
        ("状态=已办结", 4),
        ("合同名称~街道", 3),
        ("合同名称～街道", 3),
        ("履约截止=2024-03-28", 1),
        ("履约截止=今天", 1),
        ("履约截止=..今天", 7),
        ("履约截止=2024-03-29..", 4),
        ("履约截止=2024-03", 2),
        ("签订日期=2023-09-01..2023-09-30", 3),
        ("签订日期=2024", 3),
        ("合同金额=100万元..300万元", 4),
        ("合同金额=145.6万元", 1),
        ("合同金额=1456000.00", 1),
        ("甲方单位=汀兰街道办事处", 2),
        ("甲方单位=DW-2024-0005", 2),
        ("甲方单位~街道", 3),
        ("合同公开日期=空", 0),
        ("合同公开日期!=empty", 11),
        ("--搜索 监测", 1),
        ("状态=履约中 甲方单位=汀兰街道办事处", 2),
        ("--limit 3", 3),
    ] {
        assert_eq!(count(line), expected, "{line}");
    }
    assert_eq!(ids(&office, "采购 合同 列表 合同编号=YTHT-2023-003"), ["HT-2024-0003"]);
}

#[test]
fn a_filter_that_is_not_understood_is_an_error_with_a_suggestion() {
    let office = Office::demo();
    office.line("合同 列表 合同名陈=x").fails(2, "E1003").says("合同名称");
    office.line("contract list amout=1元 --lang en").fails(2, "E1003").says("amount");
    office.line("合同 列表 状态=履约种").fails(3, "E3002").says("履约中");
    office.line("合同 列表 履约截止=3/5/2024").fails(3, "E3101");
    office.line("合同 列表 合同金额=100").fails(3, "E3103");
    office.line("合同 列表 履约中").fails(2, "E1007");
    office.line("合同 列表 合同名称=").fails(2, "E1007");
    office.line("合同 列表 甲方单位=没有这个单位").fails(3, "E2004");
    office.line("合同 列表 --排序 合同金而").fails(2, "E1003").says("合同金额");
    office.line("合同 列表 --列 编号,合同金而").fails(2, "E1003").says("合同金额");
    office.line("合同 列表 --排序 合同金额:上").fails(2, "E1005");
    office.line("合同 列表 -f pdf").fails(2, "E5022");
    office.line("合同 列表 -f xlsx").fails(2, "E5022").says("-o");
    // All of them at once.
    let run = office.line("合同 列表 甲=1 乙=2").ends(2);
    assert!(run.err.contains("\"甲\"") && run.err.contains("\"乙\""), "{}", run.err);
}

#[test]
fn lists_are_sorted_and_limited_as_asked() {
    let office = Office::demo();
    let amounts = |line: &str| -> Vec<i64> {
        let list = office.json(line);
        list.as_array().unwrap().iter().map(|c| c["amount_fen"].as_i64().unwrap()).collect()
    };
    let up = amounts("合同 列表 --排序 合同金额");
    assert!(up.is_sorted(), "{up:?}");
    let mut down = amounts("contract list --sort amount:desc");
    assert_eq!(down.len(), up.len());
    down.reverse();
    assert!(down.is_sorted(), "{down:?}");
    assert_eq!(amounts("合同 列表 --排序 合同金额:降 --条数 2").len(), 2);
    office.line("合同 列表 --条数 2").ends(0).says("只取前 2 条");
}

/// Starts of the columns, by display width, from the row of dashes.
fn starts(dashes: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in dashes.chars().enumerate() {
        if c == '-' && before == ' ' {
            starts.push(at);
        }
        before = c;
    }
    starts
}

#[test]
fn tables_of_every_kind_are_aligned_by_display_width() {
    let office = Office::demo();
    for lang in ["zh", "en"] {
        for kind in kinds() {
            for form in ["table", "wide"] {
                let out = office.ok(&format!("{kind} list --closed --void -f {form} --lang {lang}"));
                let mut lines = out.lines();
                let (head, dashes) = (lines.next().unwrap(), lines.next().unwrap());
                for line in std::iter::once(head).chain(lines) {
                    for &start in starts(dashes).iter().skip(1) {
                        // The two columns before every start are blank, whatever the width of what stands left of them.
                        let mut width = 0;
                        let mut gap = String::new();
                        for c in line.chars() {
                            if width + 2 >= start && width < start {
                                gap.push(c);
                            }
                            width += UnicodeWidthStr::width(c.to_string().as_str());
                        }
                        assert!(gap.trim().is_empty() && width != start - 1, "{kind} {form} at {start}: {line}");
                    }
                    assert!(!line.ends_with(' '), "{kind}: {line}|");
                }
            }
        }
    }
}

#[test]
fn every_form_is_well_formed() {
    let office = Office::demo();
    let list = "合同 列表 --条数 3";
    assert_eq!(office.json(list).as_array().unwrap().len(), 3);
    let lines = office.ok(&format!("{list} -f jsonl"));
    let objects: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(objects.len(), 3);
    for (form, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let out = office.ok(&format!("{list} -f {form}"));
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(out.as_bytes());
        assert!(reader.headers().unwrap().iter().any(|h| h == "合同金额(元)"));
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 3);
        assert!(!out.contains('\r') && !out.starts_with('\u{feff}'), "a pipe gets LF and no mark");
        assert!(rows[0].iter().any(|c| c == "1456000.00") && rows[0].iter().any(|c| c == "2023-09-05"));
    }
    let markdown = office.ok(&format!("{list} -f md"));
    assert_eq!(markdown.lines().count(), 5);
    assert!(markdown.lines().all(|l| l.starts_with('|') && l.ends_with('|')));
    assert_eq!(office.ok(&format!("{list} -f id")), "HT-2024-0003\nHT-2024-0004\nHT-2024-0005\n");
    // JSON gives all fields that are kept; --fields chooses, by either name and in the order asked for.
    let all = office.json("合同 列表 --条数 1")[0].as_object().unwrap().len();
    let fields = office.json("字段 合同");
    assert_eq!(all, fields.as_array().unwrap().iter().filter(|f| f["formula"].is_null()).count());
    assert_eq!(
        office.ok("合同 列表 --条数 1 --列 amount,编号 -f jsonl"),
        "{\"amount_fen\":145600000,\"id\":\"HT-2024-0003\"}\n"
    );
    let help = office.json("合同 列表 --fields help");
    assert!(help.as_array().unwrap().iter().any(|f| f["key"] == "deliver_due" && f["label"] == "履约截止"));
}

#[test]
fn files_get_the_form_of_their_extension_and_are_never_overwritten_unasked() {
    let office = Office::demo();
    for (name, start) in [
        ("a.csv", &b"\xef\xbb\xbf"[..]),
        ("a.json", b"["),
        ("a.xlsx", b"PK"),
        ("a.md", b"|"),
        ("a.tsv", b"\xef\xbb\xbf"),
    ] {
        let run = office.line(&format!("合同 列表 -o {name}")).ends(0);
        assert!(run.out.is_empty() && run.err.contains(name), "{}", run.err);
        assert!(office.read(name).starts_with(start), "{name}");
        let before = office.digest(name);
        office.line(&format!("合同 列表 --条数 1 -o {name}")).fails(5, "E5020");
        assert_eq!(office.digest(name), before);
        office.line(&format!("合同 列表 --条数 1 -o {name} --force")).ends(0);
        assert_ne!(office.digest(name), before);
    }
    office.line("合同 列表 -o 没有/a.csv").fails(7, "E5021");
    assert!(!office.files().iter().any(|f| f.contains("tmp")), "{:?}", office.files());
    office.line("合同 列表 -o gb.csv --encoding gb18030").ends(0);
    let bytes = office.read("gb.csv");
    assert!(
        encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(&bytes).unwrap().contains("合同名称")
    );
    assert!(std::str::from_utf8(&bytes).is_err());
}

#[test]
fn an_empty_list_is_a_success() {
    let office = Office::demo();
    for (form, out) in [("json", "[]\n"), ("jsonl", ""), ("id", ""), ("table", "")] {
        let run = office.line(&format!("合同 列表 合同名称~没有 -f {form}")).ends(0);
        assert_eq!(run.out, out, "{form}");
        if !form.starts_with("json") {
            assert!(run.err.contains("没有符合条件的记录"), "{}", run.err);
        }
        office.line(&format!("合同 列表 合同名称~没有 --fail-empty -f {form}")).ends(1);
    }
    assert_eq!(office.ok("合同 列表 合同名称~没有").lines().count(), 1, "the header alone");
    office.line("合同 列表 --空则失败").ends(0);
    office.line("查找 没有这样的文字 --空则失败").ends(1);
    office.line("合同 统计 合同名称~没有 --空则失败").ends(1);
    office.line("合同 列表 合同名称~监测服务 状态=履约中").ends(0).says("没有符合");
    assert_eq!(office.line("合同 列表 合同名称~没有 -q").ends(0).err, "");
}

#[test]
fn pipes_get_whole_values_and_no_paint() {
    let office = Office::demo();
    for line in [
        "合同 列表",
        "合同 列表 -f table",
        "ht3",
        "合同 统计",
        "op list",
        "字段 合同",
        "doctor",
        "help",
        "合同 新增 --help",
    ] {
        let out = office.shell(&format!("\"$CX\" {line} | cat")).ends(0).both();
        assert!(!out.contains('\u{1b}'), "{line}");
        assert!(line.contains("help") || !out.contains(".."), "{line}: {out}");
    }
    let table = office.ok("合同 列表 -f table --color always");
    assert!(table.contains("合同名称"));
    let bare = office.line("合同 列 --color always");
    assert!(bare.err.contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let office = Office::demo();
    for line in [
        "合同 列表",
        "投标 列表 --含办结 -f json",
        "投标 导出",
        "op list",
        "字段 --all",
        "sql \"with recursive n(i) as (select 1 union all select i+1 from n where i < 200000) select i from n\"",
    ] {
        let run = office.shell(&format!("{{ \"$CX\" {line}; echo $? > status; }} | head -1"));
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{line}");
        let status = String::from_utf8(office.read("status")).unwrap();
        assert!(["0", "141"].contains(&status.trim()), "{line}: {status}");
    }
}

#[test]
fn a_narrow_terminal_drops_columns_and_says_so() {
    use expectrl::Expect as _;
    let office = Office::demo();
    for columns in [60_u16, 80, 120, 200] {
        let mut session = office.terminal("合同 列表", columns);
        let found = session.expect(expectrl::Eof).unwrap();
        let text = String::from_utf8_lossy(found.as_bytes()).replace('\r', "");
        assert!(text.contains("HT-2024-0003"), "{text}");
        for line in text.lines() {
            assert!(line.width() <= usize::from(columns), "{columns}: {} {line}", line.width());
        }
        assert_eq!(text.contains("用 -f wide"), columns < 200, "{columns}: {text}");
        assert!(text.contains("只显示未办结"), "{text}");
    }
}

#[test]
fn statistics_count_and_sum() {
    let office = Office::demo();
    let stats = office.json("合同 统计");
    let total: i64 = stats.as_array().unwrap().iter().map(|g| g["amount_fen"].as_i64().unwrap()).sum();
    let all = office.json("合同 列表 --含办结");
    let sum: i64 = all.as_array().unwrap().iter().map(|c| c["amount_fen"].as_i64().unwrap()).sum();
    assert_eq!(total, sum);
    // A pipe gets plain numbers.
    let csv = office.ok("合同 统计 --分组 甲方单位");
    assert!(csv.starts_with("buyer,count,amount_fen\n") && !csv.contains('"'), "{csv}");
    assert!(office.ok("合同 统计 -f table").contains(','));
    office.line("合同 统计 --分组 没有").fails(2, "E1003");
}

#[test]
fn a_mount_lists_only_its_own_and_quiet_is_quiet() {
    let office = Office::demo();
    let rulings = office.json("招商 执行口径 列表 --含办结");
    assert!(rulings.as_array().unwrap().iter().all(|d| d["role"] == "ruling"), "{rulings}");
    assert!(rulings.as_array().unwrap().len() < office.json("主体 文件 列表 --含办结").as_array().unwrap().len());
    for line in
        ["合同 列表 -f id", "合同 修改 ht3 --备注 甲", "关联 ht3 ht4", "合同 导出 -o a.csv", "撤销 -y", "审计 核验"]
    {
        assert_eq!(office.line(&format!("{line} -q")).ends(0).err, "", "{line}");
    }
}
