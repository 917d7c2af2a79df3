use super::*;

fn gather(env: &Env, globals: &Globals) -> (Context, Option<Failure>) {
    Context::gather(env, globals, Vec::new(), |_| None)
}

#[test]
fn the_language_comes_from_flag_variable_ledger_locale() {
    type Case<'c> = (Option<Lang>, &'c [(&'c str, &'c str)], Lang);
    let cases: &[Case<'_>] = &[
        (None, &[], Lang::Zh),
        (None, &[("LANG", "C")], Lang::Zh),
        (None, &[("LANG", "en_US.UTF-8")], Lang::En),
        (None, &[("LC_ALL", "zh_CN.UTF-8"), ("LANG", "en_US.UTF-8")], Lang::Zh),
        (None, &[("LC_ALL", ""), ("LANG", "en_GB")], Lang::En),
        (None, &[("CHENGXIN_LANG", "en")], Lang::En),
        (Some(Lang::Zh), &[("CHENGXIN_LANG", "en")], Lang::Zh),
        (None, &[("LANG", "fr_FR.UTF-8")], Lang::Zh),
    ];
    for (flag, vars, expected) in cases {
        let vars: Vec<(&'static str, &str)> =
            vars.iter().map(|(n, v)| (*VARIABLES.iter().find(|k| *k == n).unwrap(), *v)).collect();
        let (context, failure) = gather(&Env::of(&vars), &Globals { lang: *flag, ..Globals::default() });
        assert_eq!(context.lang, *expected, "{flag:?} {vars:?}");
        assert!(failure.is_none());
    }
}

#[test]
fn the_ledger_is_asked_for_its_language_only_when_it_exists_and_nothing_else_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.db");
    std::fs::write(&file, b"x").unwrap();
    let ask = |env: &Env, db: &Path| {
        let globals = Globals { db: Some(db.to_owned()), ..Globals::default() };
        Context::gather(env, &globals, Vec::new(), |_| Some(Lang::En)).0.lang
    };
    assert_eq!(ask(&Env::default(), &file), Lang::En);
    assert_eq!(ask(&Env::of(&[("CHENGXIN_LANG", "zh")]), &file), Lang::Zh);
    assert_eq!(ask(&Env::default(), &folder.path().join("none.db")), Lang::Zh);
}

#[test]
fn unusable_variables_are_all_reported() {
    let env = Env::of(&[("CHENGXIN_LANG", "fr"), ("CHENGXIN_WAIT", "soon"), ("CHENGXIN_TODAY", "2024-13-05")]);
    let failure = gather(&env, &Globals::default()).1.unwrap();
    assert_eq!(failure.faults.len(), 3);
    assert!(failure.faults.iter().any(|f| f.text.en.contains("CHENGXIN_TODAY")));
}

#[test]
fn today_is_given_by_flag_before_variable() {
    let env = Env::of(&[("CHENGXIN_TODAY", "2024-03-28")]);
    let (context, _) = gather(&env, &Globals::default());
    assert_eq!((context.today.to_string().as_str(), context.as_of_given), ("2024-03-28", true));
    let flag = Globals { as_of: Some("2024年4月1日".into()), ..Globals::default() };
    assert_eq!(gather(&env, &flag).0.today.to_string(), "2024-04-01");
    let (clock, _) = gather(&Env::default(), &Globals::default());
    assert!(!clock.as_of_given);
    assert!(clock.now.len() == 25 && clock.now.contains('T'), "{}", clock.now);
}

#[test]
fn the_operator_of_the_ledger_stands_between_variable_and_configuration() {
    let (given, _) = gather(&Env::of(&[("CHENGXIN_USER", "王敏")]), &Globals::default());
    assert_eq!(given.operator_or(Some("李强")).as_deref(), Some("王敏"));
    let (mut none, _) = gather(&Env::default(), &Globals::default());
    assert_eq!(none.operator_or(Some("李强")).as_deref(), Some("李强"));
    none.operator = Some("配置".into());
    assert_eq!(none.operator_or(Some("李强")).as_deref(), Some("李强"));
    assert_eq!(none.operator_or(None).as_deref(), Some("配置"));
}

#[test]
fn a_ledger_nobody_named_is_a_failure_with_a_hint() {
    let (context, _) = gather(&Env::default(), &Globals::default());
    // The tests run in the crate's own folder, which holds no ledger.
    assert_eq!(context.ledger().unwrap_err().code.id, "E7001");
    let (context, _) = gather(&Env::of(&[("CHENGXIN_DB", "/srv/cx.db")]), &Globals::default());
    assert_eq!(context.ledger().unwrap(), Path::new("/srv/cx.db"));
    assert!(context.db_why.en.contains("CHENGXIN_DB"));
}
