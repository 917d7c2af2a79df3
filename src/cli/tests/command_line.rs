use std::ffi::OsString;
use std::time::Duration;

use proptest::prelude::*;

use super::{leaves, run};
use crate::cli::args::{Globals, When, duration};
use crate::cli::{HelpLength, flags, parse};
use crate::messages::Lang;

#[test]
fn shortcuts_find_their_noun() {
    for (line, path, positionals) in [
        ("ht31", "procurement contract show", "ht31"),
        ("HT-2024-31 -f json", "procurement contract show", "HT-2024-31"),
        ("ＨＴ－2024－31", "procurement contract show", "ＨＴ－2024－31"),
        ("验收 HT-2024-1", "procurement contract accept", "HT-2024-1"),
        ("HT-2024-1 验收", "procurement contract accept", "HT-2024-1"),
        ("edit ht31 --amount 3万元", "procurement contract edit", "ht31"),
        ("edit --buyer DW-2024-0012 ht31", "procurement contract edit", "ht31"),
        ("--db a.db 履历 dw1", "registry unit history", "dw1"),
        ("-o a.json -f json show cg29 cg30", "procurement tender show", "cg29 cg30"),
        ("合同 列表 状态=履约中", "procurement contract list", "状态=履约中"),
        ("采购 合同 列表", "procurement contract list", ""),
        ("cg ht list", "procurement contract list", ""),
        ("procurement credit_report list", "procurement credit_report list", ""),
        ("Credit-Report list", "procurement credit_report list", ""),
        ("招商 执行口径 列表", "investment document list", ""),
        ("人员 建档 gw1", "", ""),
        ("公务员 建档 gw1", "personnel officer open_file", "gw1"),
        ("open-file gw1", "personnel officer open_file", "gw1"),
        ("导入 台账.xlsx", "import", "台账.xlsx"),
        ("合同 导入 台账.xlsx", "procurement contract import", "台账.xlsx"),
        ("op list", "op list", ""),
        ("操作 查看 3", "op show", "3"),
        ("撤销 3", "undo", "3"),
        ("查找 HT-2024-1", "find", "HT-2024-1"),
        ("", "", ""),
        ("-V", "version", ""),
    ] {
        match run(line) {
            Ok(found) => {
                assert_eq!(found.path.join(" "), path, "{line}");
                assert_eq!(found.args.positionals().join(" "), positionals, "{line}");
            }
            Err(failure) => assert!(path.is_empty(), "{line}: {failure}"),
        }
    }
}

#[test]
fn fields_come_in_the_order_typed_by_any_of_their_names() {
    let line =
        "合同 新增 --合同金额 3万元 --signed_on=2024-03-05 --name \"a b\" --deliver-due -2w --采购人 甲 --备注 -";
    let found = run(line).unwrap();
    let fields: Vec<(&str, String)> = found.args.fields().into_iter().map(|(f, text)| (f.name, text)).collect();
    let expected = [
        ("amount", "3万元"),
        ("signed_on", "2024-03-05"),
        ("name", "a b"),
        ("deliver_due", "-2w"),
        ("buyer", "甲"),
        ("note", "-"),
    ];
    assert_eq!(fields, expected.map(|(name, text)| (name, text.to_owned())));
    assert_eq!(found.args.field("amount"), Some("3万元"));
    assert!(found.writes && found.verb == "add" && found.lifecycle_verb().is_none());
    assert_eq!(found.target.kind().unwrap().name, "contract");
}

#[test]
fn lists_may_repeat_their_flag_and_nothing_else_may() {
    let found = run("contract add --attachments a.pdf --附件 b.pdf --name x").unwrap();
    assert_eq!(found.args.field("attachments"), Some("a.pdf、b.pdf"));
    assert_eq!(run("contract add --name a --合同名称 b").unwrap_err().code.id, "E1006");
    let found = run("contract import a.csv --map a=b --映射列 c=d --ignore x").unwrap();
    assert_eq!(found.args.all("map"), ["a=b", "c=d"]);
    assert_eq!(found.args.all("ignore"), ["x"]);
    assert!(!found.args.flag("partial") && found.args.text("sheet").is_none());
}

#[test]
fn a_mount_is_kept_with_its_kind() {
    let found = run("政务 制度建设 新增 --标题 x").unwrap();
    assert_eq!(found.path, ["governance", "document", "add"]);
    assert_eq!(found.target.kind().unwrap().name, "document");
    assert_eq!(found.target.mount().unwrap().label, "制度建设");
    assert_eq!(found.words(Lang::Zh), "chengxin 政务 制度建设 新增");
}

#[test]
fn lifecycle_verbs_are_handed_over() {
    let found = run("contract terminate ht1 --办结日期 今天 --approved-by 李强 --rev 3").unwrap();
    assert!(found.lifecycle_verb().unwrap().countersigned);
    assert_eq!(found.args.text("approved-by"), Some("李强"));
    assert_eq!(found.args.text("rev"), Some("3"));
}

#[test]
fn global_flags_mean_the_same_in_every_place_and_language() {
    for line in [
        "--limit 5 --色 合同 列表",
        "--条数 5 合同 列表 --lang en -q",
        "-q 合同 --limit=5 列表 --语言 英文",
        "合同 列表 -q --limit 5 --lang en",
    ] {
        let Ok(found) = run(line) else {
            assert!(line.contains("--色"), "{line}");
            continue;
        };
        let globals = found.globals;
        assert_eq!((globals.limit, globals.lang, globals.quiet), (Some(5), Some(Lang::En), true), "{line}");
    }
}

#[test]
fn every_global_flag_reaches_its_place() {
    let blank = format!("{:?}", Globals::default());
    for flag in flags::GLOBALS {
        let value = match (flag.name, flag.value) {
            (_, None) => "",
            ("limit", _) => " 5",
            ("lang", _) => " en",
            ("wait", _) => " 3s",
            ("color" | "bom", _) => " never",
            _ => " x",
        };
        for name in [flag.name, flag.label] {
            let line = format!("doctor --{name}{value}");
            let found = run(&line).unwrap();
            assert_ne!(format!("{:?}", found.globals), blank, "{line}");
            let early = Globals::early(&super::split(&line));
            assert_eq!(format!("{early:?}"), format!("{:?}", found.globals), "{line}");
        }
        if let Some(short) = flag.short {
            let found = run(&format!("doctor -{short}{value}")).unwrap();
            assert_ne!(format!("{:?}", found.globals), blank, "-{short}");
        }
    }
    let early = Globals::early(&super::split("-qnf json --color never"));
    assert!(early.quiet && early.dry_run && early.format.as_deref() == Some("json") && early.color == When::Never);
}

#[test]
fn help_is_asked_for_in_any_place() {
    for (line, length) in [
        ("-h", Some(HelpLength::Short)),
        ("--help", Some(HelpLength::Full)),
        ("合同", Some(HelpLength::Short)),
        ("合同 新增 -h", Some(HelpLength::Short)),
        ("-h 合同 修改", Some(HelpLength::Short)),
        ("合同 验收 --帮助", Some(HelpLength::Full)),
        ("op", Some(HelpLength::Short)),
        ("合同 列表", None),
    ] {
        assert_eq!(run(line).unwrap().help, length, "{line}");
    }
}

#[test]
fn waiting_times() {
    for (text, expected) in [
        ("10s", Some(10_000)),
        ("500ms", Some(500)),
        ("10", Some(10_000)),
        ("2分钟", Some(120_000)),
        ("１０秒", Some(10_000)),
        ("0", Some(0)),
        ("", None),
        ("s", None),
        ("-1", None),
        ("10h", None),
        ("99999999999999999999s", None),
        ("18446744073709551615m", None),
    ] {
        assert_eq!(duration(text), expected.map(Duration::from_millis), "{text}");
    }
}

#[test]
fn usage_errors_name_what_is_wrong_and_what_to_type() {
    for (line, code, zh, hint) in [
        ("采够 列表", "E1001", "采够", "chengxin 采购 列表"),
        ("合铜 列表 状态=履约中", "E1001", "合铜", "chengxin 合同 列表 状态=履约中"),
        ("contrct list", "E1001", "contrct", "chengxin contract list"),
        ("hetong list", "E1001", "hetong", "chengxin 合同 list"),
        ("合同 列标 -f json", "E1001", "列标", "chengxin 合同 列表 -f json"),
        ("采购 列表", "E1001", "采购", "chengxin 合同 列表"),
        ("document list", "E1001", "document", "chengxin 主体 文件"),
        ("验受 ht31", "E1001", "验受", "chengxin 验收 ht31"),
        ("公告 ht31", "E1001", "公告", "验收"),
        ("列表", "E1001", "列表", "列表"),
        ("验收", "E1004", "编号", "HT-2024-0001"),
        ("qq-2024-1", "E1001", "QQ", "查找"),
        ("合同 查看", "E1004", "编号", "HT-2024-0001"),
        ("合同 列表 --limit", "E1005", "--条数", "--条数"),
        ("合同 列表 --limit abc", "E1005", "--条数", "20"),
        ("合同 列表 --quiet=yes", "E1005", "--安静", "--安静"),
        ("合同 新增 --金额 3万元", "E1002", "--金额", "--合同金额"),
        ("合同 新增 --amout 3万元", "E1002", "--amout", "chengxin 合同 新增 --amount 3万元"),
        ("合同 列表 --状态 x", "E1002", "--状态", "状态=值"),
        ("合同 新增 名称", "E1002", "名称", "-h"),
        ("合同 列表 -z", "E1002", "-z", "--帮助"),
        ("doctor now", "E1002", "now", "-h"),
    ] {
        let failure = run(line).expect_err(line);
        let found_hint = failure.hint.map(|h| h.zh.into_owned()).unwrap_or_default();
        assert_eq!(failure.code.id, code, "{line}");
        assert_eq!(failure.code.exit, 2, "{line}");
        assert!(failure.text.zh.contains(zh), "{line}: {}", failure.text.zh);
        assert!(found_hint.contains(hint) || line.contains("--金额"), "{line}: {found_hint}");
    }
}

#[test]
fn all_unknown_flags_are_reported_at_once() {
    let failure = run("合同 新增 --合同名 x --金恩=3 --name y").unwrap_err();
    assert_eq!((failure.code.id, failure.faults.len()), ("E1002", 2));
    let failure = run("合同 列表 --limit abc --wait soon --lang fr").unwrap_err();
    assert_eq!((failure.code.id, failure.faults.len()), ("E1005", 3));
}

#[test]
fn a_corrected_command_never_repeats_private_data() {
    let failure = run("公务员 新曾 --身份证号 11010519491231002X").unwrap_err();
    let hint = failure.hint.unwrap().zh;
    assert!(hint.contains("chengxin 公务员 新增") && !hint.contains("1949"), "{hint}");
}

#[test]
fn the_log_keeps_the_command_line_with_private_values_masked() {
    let found = run(
        "公务员 新增 --姓名 王小敏 --idno=11010519491231002X --phone 13812345678 --职务层级 科员 --备注 见13812345678",
    );
    let command = found.unwrap().command.join(" ");
    for private in ["王小敏", "19491231", "13812345678"] {
        assert!(!command.contains(private), "{command}");
    }
    assert!(command.starts_with("公务员 新增 --姓名 ") && command.contains("科员"), "{command}");
    let found = run("公务员 列表 身份证号=11010519491231002X 姓名~王小敏").unwrap().command.join(" ");
    assert!(!found.contains("19491231") && !found.contains("小敏") && found.contains("姓名~"), "{found}");
    let plain = "合同 修改 ht31 --合同金额 3万元";
    assert_eq!(run(plain).unwrap().command.join(" "), plain);
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_a_usage_error() {
    use std::os::unix::ffi::OsStringExt;
    let argv = vec!["chengxin".into(), "合同".into(), OsString::from_vec(vec![0xb2, 0xc9])];
    let failure = parse(argv).unwrap_err();
    assert_eq!((failure.code.id, failure.exit()), ("E1005", 2));
}

#[test]
fn without_what_it_needs_every_command_is_a_usage_error_or_can_run() {
    for leaf in leaves() {
        for lang in [Lang::Zh, Lang::En] {
            let line = leaf.command(lang);
            let bare = run(line.trim_start_matches("chengxin "));
            match leaf.operand().min {
                0 => assert!(bare.is_ok(), "{line}"),
                _ => assert_eq!(bare.unwrap_err().code.id, "E1004", "{line}"),
            }
        }
    }
}

proptest! {
    #[test]
    fn no_command_line_panics(words in proptest::collection::vec("(--)?[-a-zA-Z0-9合同列表新增=、!~.＝ \"]{0,8}|合同|列表|新增|show|ht31|-f|--limit|--", 0..7)) {
        let argv = std::iter::once("chengxin".to_owned()).chain(words.iter().cloned());
        let _outcome = parse(argv.map(Into::into).collect());
        let _early = Globals::early(&words);
    }
}
