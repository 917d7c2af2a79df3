//! Links to public pages.

use super::text;
use crate::both;
use crate::error::{Fault, codes};

/// Longest link accepted, in bytes; browsers and spreadsheets cut longer ones.
const MAX_BYTES: usize = 2048;

/// Reads an http or https link with a host and without spaces; the scheme is written in lower case (E3114 otherwise).
pub fn parse(text: &str) -> Result<String, Fault> {
    let cleaned = text::clean(text);
    let body = cleaned.as_ref();
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|s| body.get(..s.len()).is_some_and(|head| head.eq_ignore_ascii_case(s)));
    let Some(scheme) = scheme else { return Err(no_scheme(body)) };
    let rest = &body[scheme.len()..];
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || !host.contains(char::is_alphanumeric) {
        return Err(fault(body, "没有网站地址", "names no site"));
    }
    if body.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(fault(body, "含空格", "holds a space"));
    }
    if body.len() > MAX_BYTES {
        return Err(fault(body, "太长", "is too long"));
    }
    Ok(format!("{scheme}{rest}"))
}

fn no_scheme(body: &str) -> Fault {
    let fault = fault(body, "不以 http:// 或 https:// 开头", "does not begin with http:// or https://");
    let bare =
        body.contains('.') && body.len() < 200 && !body.contains(|c: char| c.is_whitespace() || ":@\\".contains(c));
    if bare { fault.hint(both!("写作 https://{body}", "write https://{body}")) } else { fault }
}

fn fault(body: &str, zh: &str, en: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(&codes::E3114, both!("链接\"{value}\"{zh}", "link \"{value}\" {en}"))
        .hint(both!("从浏览器地址栏复制完整链接", "copy the whole link from the browser"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, prop_oneof, proptest};

    use super::parse;

    #[test]
    fn links() {
        let cases = [
            ("https://www.example.cn/a?b=1#c", "https://www.example.cn/a?b=1#c"),
            (" HTTP://example.cn ", "http://example.cn"),
            ("https://政务.example/公开（2024）", "https://政务.example/公开（2024）"),
        ];
        for (text, want) in cases {
            assert_eq!(parse(text).as_deref(), Ok(want), "{text}");
        }
        for text in ["", "www.example.cn", "ftp://a", "https://", "https:///a", "https://a b", "http://a\nb", "见附件"]
        {
            assert_eq!(parse(text).unwrap_err().code.id, "E3114", "{text}");
        }
        assert!(parse("www.example.cn").unwrap_err().hint.unwrap().zh.contains("https://www.example.cn"));
        assert!(parse(&format!("https://a/{}", "b".repeat(3000))).is_err());
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(text in prop_oneof![any::<String>(), "[hH]ttps?://[a-z./?# \u{3000}]{0,12}"]) {
            if let Ok(link) = parse(&text) {
                prop_assert_eq!(parse(&link), Ok(link.clone()));
            }
        }
    }
}
