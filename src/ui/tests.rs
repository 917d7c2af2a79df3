use super::*;
use crate::context::Env;
use crate::schema::{Field, Group, Type};

static KIND: Kind = Kind::new("contract", "合同", "HT", Group::Procurement)
    .fields(&[Field::new("buyer", "采购人", Type::Text), Field::new("deliver_due", "履约截止", Type::Date)]);

fn ui(lang: Lang, json: bool) -> Ui {
    let globals = Globals { lang: Some(lang), format: json.then(|| "json".to_owned()), ..Globals::default() };
    let (context, _) = Context::gather(&Env::default(), &globals, Vec::new(), |_| None);
    let mut ui = Ui::new(&context, &globals, crate::cli::flag_label);
    (ui.color_err, ui.stderr_tty) = (false, false);
    ui.about(Some(&KIND));
    ui
}

fn two_faults() -> Failure {
    Failure::of(vec![
        Fault::new(&codes::E2004, both!("没有单位\"海棠街道办\"", "no unit \"海棠街道办\""))
            .hint(both!("相近: 海棠街道办事处", "nearest: 海棠街道办事处"))
            .on("buyer"),
        Fault::new(&codes::E3102, both!("\"2024.13.5\" 没有 13 月", "\"2024.13.5\" has no month 13")).on("deliver_due"),
    ])
}

#[test]
fn several_faults_stand_one_a_line_and_aligned() {
    assert_eq!(
        ui(Lang::Zh, false).failure(&two_faults()),
        "错误[E3000]: 2 处填写有误,未保存\n\
         \x20 --采购人    E2004 没有单位\"海棠街道办\",相近: 海棠街道办事处\n\
         \x20 --履约截止  E3102 \"2024.13.5\" 没有 13 月\n"
    );
    assert_eq!(
        ui(Lang::En, false).failure(&two_faults()),
        "error[E3000]: 2 faults in the input, nothing saved\n\
         \x20 --buyer        E2004 no unit \"海棠街道办\"; nearest: 海棠街道办事处\n\
         \x20 --deliver-due  E3102 \"2024.13.5\" has no month 13\n"
    );
}

#[test]
fn a_single_fault_says_where() {
    let mut fault = Fault::new(&codes::E3102, both!("没有 13 月", "no month 13")).on("deliver_due");
    assert_eq!(
        ui(Lang::Zh, false).failure(&Failure::from(fault.clone())),
        "错误[E3102]: 没有 13 月\n  位置: --履约截止\n"
    );
    fault.row = Some(9);
    fault.hint = Some(both!("改正", "correct it"));
    assert_eq!(
        ui(Lang::Zh, false).failure(&Failure::from(fault.clone())),
        "错误[E3102]: 没有 13 月\n  位置: 第 9 行 履约截止\n  提示: 改正\n"
    );
    let flag = Fault::new(&codes::E4003, both!("须批准", "needs approval")).on("approved_by");
    assert!(ui(Lang::En, false).failure(&Failure::from(flag)).contains("where: --approved-by"));
}

#[test]
fn every_fault_is_shown_however_many() {
    let faults: Vec<Fault> = (0..40).map(|_| Fault::new(&codes::E3001, both!("空", "blank")).on("buyer")).collect();
    assert_eq!(ui(Lang::Zh, false).failure(&Failure::of(faults)).lines().count(), 41);
}

#[test]
fn json_failures_are_one_object_with_keys_that_never_change() {
    for lang in [Lang::Zh, Lang::En] {
        let text = ui(lang, true).failure(&two_faults());
        assert_eq!(text.lines().count(), 1);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["code"], "E3000");
        assert_eq!(json["faults"][1]["field"], "deliver_due");
        assert_eq!(json.as_object().unwrap().len(), 6);
    }
}

#[test]
fn without_a_terminal_nothing_is_asked_and_the_flag_is_named() {
    let mut ui = ui(Lang::Zh, false);
    ui.no_input = true;
    let confirm = ui.confirm(&both!("撤销 411?", "undo 411?")).unwrap_err();
    assert!(confirm.code.id == "E1008" && confirm.hint.unwrap().en.contains("--yes"));
    let ask = ui.ask(&both!("区名", "district"), &both!("--区", "--area"), None).unwrap_err();
    assert!(ask.code.id == "E1004" && ask.text.en.contains("--area") && ask.exit() == 2);
    ui.yes = true;
    assert!(ui.confirm(&both!("好?", "well?")).unwrap());
}

#[test]
fn a_reader_that_went_away_ends_the_run_silently() {
    let mut ui = ui(Lang::Zh, false);
    ui.gone.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(ui.end(Err(two_faults())), 141);
    ui.gone.store(false, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(ui.end(Ok(1)), 1);
}

#[test]
fn warnings_carry_their_code_and_place() {
    let fault = Fault::new(&codes::W3101, both!("时间没有保存", "time not kept")).on("deliver_due");
    assert_eq!(ui(Lang::Zh, false).warning(&fault), "警告[W3101]: 时间没有保存\n  位置: --履约截止");
    assert!(ui(Lang::En, true).warning(&fault).starts_with("{\"code\":\"W3101\""));
}
