//! Questions. Without a terminal nothing is asked: the flag that answers is named instead.

use inquire::InquireError;
use inquire::ui::RenderConfig;

use super::Ui;
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::messages::Both;

impl Ui {
    /// True when a question would reach a person.
    pub const fn can_ask(&self) -> bool {
        !self.no_input
    }

    /// Asks for a yes; `--yes` gives it beforehand.
    ///
    /// # Errors
    /// E1008 naming `--yes` when nobody can be asked, E8130 when the person leaves.
    pub fn confirm(&mut self, question: &Both) -> Result<bool> {
        if self.yes {
            return Ok(true);
        }
        if !self.can_ask() {
            let (zh, en) = (&question.zh, &question.en);
            return Err(Failure::new(&codes::E1008, both!("需要确认: {zh}", "confirmation needed: {en}"))
                .hint(both!("确认无误后加 --确认", "add --yes once you are sure")));
        }
        let wrong = self.pick("请写 y 或 n", "please answer y or n");
        let (yes, no) = (self.pick("是", "yes"), self.pick("否", "no"));
        let shown = |answer: bool| if answer { yes.to_owned() } else { no.to_owned() };
        let prompt = inquire::Confirm::new(question.get(self.lang))
            .with_render_config(self.look())
            .with_default(false)
            .with_default_value_formatter(&|_| "y/N".to_owned())
            .with_formatter(&shown)
            .with_parser(&yes_or_no)
            .with_error_message(wrong);
        prompt.prompt().map_err(left)
    }

    /// Asks for one value. `flag` is what gives it without asking, e.g. `--buyer`.
    ///
    /// # Errors
    /// E1004 naming the flag when nobody can be asked, E8130 when the person leaves.
    pub fn ask(&mut self, label: &Both, flag: &Both, default: Option<&str>) -> Result<String> {
        if !self.can_ask() {
            let (zh, en) = (&flag.zh, &flag.en);
            return Err(Failure::new(
                &codes::E1004,
                both!("缺少必填内容: {zh}(没有终端,未询问)", "missing required: {en} (no terminal, so not asked)"),
            ));
        }
        let mut prompt = inquire::Text::new(label.get(self.lang)).with_render_config(self.look());
        if let Some(default) = default {
            prompt = prompt.with_default(default);
        }
        prompt.prompt().map_err(left)
    }

    /// Prompts without marks of ambiguous width, and without colour where none is wanted.
    fn look(&self) -> RenderConfig<'static> {
        use inquire::ui::Styled;
        let base = if self.color_err { RenderConfig::default_colored() } else { RenderConfig::empty() };
        base.with_prompt_prefix(Styled::new("?")).with_answered_prompt_prefix(Styled::new(">"))
    }
}

/// 是 and 否 in all their forms.
fn yes_or_no(answer: &str) -> std::result::Result<bool, ()> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "是" | "对" | "确认" | "ｙ" => Ok(true),
        "n" | "no" | "否" | "不" | "取消" | "ｎ" => Ok(false),
        _ => Err(()),
    }
}

/// Esc and Ctrl-C leave; anything else that happens to a prompt is unexpected.
fn left(error: InquireError) -> Failure {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => {
            Failure::new(&codes::E8130, both!("已取消,未保存任何内容", "cancelled, nothing was saved"))
        }
        other => Failure::from(anyhow::Error::new(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_both_languages() {
        for (answer, expected) in [
            ("y", Ok(true)),
            ("是", Ok(true)),
            (" Yes ", Ok(true)),
            ("n", Ok(false)),
            ("否", Ok(false)),
            ("", Err(())),
            ("好像", Err(())),
        ] {
            assert_eq!(yes_or_no(answer), expected, "{answer}");
        }
    }

    #[test]
    fn leaving_a_prompt_is_exit_130() {
        assert_eq!(left(InquireError::OperationCanceled).exit(), 130);
        assert_eq!(left(InquireError::OperationInterrupted).exit(), 130);
        assert_eq!(left(InquireError::NotTTY).exit(), 101);
    }
}
