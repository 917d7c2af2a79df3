//! The example of each flag: records that raise it, as on the page of docs/flags.md.

use serde_json::Value as Json;

use crate::messages::Lang;

/// Made from the scenes of the tests, by code and language.
static EXAMPLES: &str = include_str!("examples.json");

/// The lines of a flag's example in one language; none for a flag that is never computed.
pub fn example(code: &str, lang: Lang) -> Vec<String> {
    let side = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let all: Json = serde_json::from_str(EXAMPLES).unwrap_or_default();
    let lines = all[code][side].as_array().into_iter().flatten();
    lines.filter_map(|line| line.as_str().map(str::to_owned)).collect()
}
