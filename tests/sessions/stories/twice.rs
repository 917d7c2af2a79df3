//! What was recorded twice becomes one record, in one operation that is taken back as one.

use super::stage::in_both;

#[test]
fn what_was_recorded_twice_becomes_one() {
    in_both(|stage| {
        // The same slip of the same channel is refused, with the record that is there.
        let complain = |channel: &str, number: &str| {
            format!(
                "integrity complaint add --channel {channel} --ext-no {number} --track credit --domain investment --harm market --unit DW-2024-0007 --title 奖补不兑现 --content 奖补不兑现 --received-on 2024-03-0{}",
                number.len() % 9
            )
        };
        let first = stage.add(&complain("hotline", "R1"));
        let run = stage.run(&complain("hotline", "R1")).ends(5);
        assert!(run.err.contains("E6003") && run.err.contains(&first), "{}", run.err);
        assert!(run.err.contains(stage.says("同一件事只记一条", "one record is enough")), "{}", run.err);
        // The same matter by another channel is another record, which says that it was complained of before.
        let second = stage.add(&complain("letter", "L01"));
        let shown = stage.run(&second).ends(0);
        assert!(shown.out.contains(stage.says("重复反映", "repeat  ")) && shown.out.contains(&first), "{}", shown.out);
        stage.act(&format!("integrity complaint accept {second} --accepted-on 2024-03-05"));
        stage.act(&format!("integrity complaint verify {second} --finding true --attachments notes.txt"));
        stage.act(&format!("integrity complaint escalate {second}"));
        let case = stage.only("integrity case", "origin", &second);
        let void = format!("integrity complaint void {second} --reason 重复登记");
        let run = stage.refused(&void, "正被引用", "is referred to by");
        assert!(run.err.contains(stage.says("--并入", "--into")), "{}", run.err);
        stage.refused(&format!("{void} --into {second}"), "不能并入自己", "cannot be merged into itself");
        let said = stage.act(&format!("{void} --into {first}"));
        assert!(
            said.err.contains(stage.says(&format!("已并入 {first}"), &format!("merged into {first}"))),
            "{}",
            said.err
        );
        stage.is(&case, "origin", &first);
        stage.is(&second, "void_reason", "重复登记");
        stage.is(&first, "links", &second);
        stage.refused(&format!("integrity complaint void {second} --reason 重复 --into {first}"), "已作废", "is void");

        // A firm that was recorded by its name, and again by its code.
        let party = |rest: &str| stage.add(&format!("registry party add --kind firm {rest}"));
        let (named, coded) = (party("--name 云汀新材料厂"), party("--name 云汀新材料厂(普通合伙)"));
        let promise = stage.add(&format!(
            "{} --title 第9条 --unit DW-2024-0007 --party {named} --due-on 2024-12-31",
            super::broken::PROMISE
        ));
        stage.act(&format!("registry party void {named} --reason 重复登记 --into {coded}"));
        stage.is(&promise, "party", &coded);

        // A person who was recorded twice: the posts and the promises follow.
        let again = stage.add(
            "personnel officer add --name 霍东离 --unit DW-2024-0007 --category civil --legal-basis 云政〔2018〕27号",
        );
        stage.run(&format!("integrity promise edit {promise} --officer {again}")).ends(0);
        stage.act(&format!("personnel officer void {again} --reason 姓名写错 --into GW-2024-0009"));
        stage.is(&promise, "officer", "GW-2024-0009");
        // A unit that was dissolved is no duplicate: it has a successor.
        stage.refused(
            "registry unit void DW-2024-0008 --reason 重复 --into DW-2024-0007",
            "不是重复登记",
            "not a duplicate",
        );
        stage
            .run("integrity complaint void TS-2024-0001 TS-2024-0002 --reason 重复 --into TS-2024-0003")
            .fails(2, "E1004");
        stage.ends(&[("complaint", "accept"), ("complaint", "verify"), ("complaint", "escalate")]);
    });
}
