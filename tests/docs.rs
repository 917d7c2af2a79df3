//! docs/ follows from the program: each page is made anew and compared with the one in the repository.
//!
//! Refresh them with `UPDATE_DOCS=1 cargo test --test docs`.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "docs/coverage.rs"]
mod coverage;
#[path = "docs/dictionary.rs"]
mod dictionary;
#[path = "docs/flags.rs"]
mod flags;
#[path = "docs/pages.rs"]
mod pages;
#[path = "flags/scenes.rs"]
#[allow(dead_code, reason = "the scenes that raise nothing serve another test")]
mod scenes;

use std::path::Path;

use chengxin::messages::Lang;

/// Compares a page with the repository's, or writes it when asked to.
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment to write instead of to compare")]
fn check(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differs = kept.lines().zip(made.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| kept.lines().count().min(made.lines().count())) + 1;
    assert!(kept == made, "docs/{name} is stale from line {line} on; run: UPDATE_DOCS=1 cargo test --test docs");
}

#[test]
fn coverage_of_the_programme() {
    check("coverage.md", &coverage::coverage());
}

#[test]
fn schema() {
    check("schema.sql", &pages::schema());
}

#[test]
fn rules() {
    check("rules.md", &pages::rules());
}

#[test]
fn errors() {
    check("errors.md", &pages::errors());
}

#[test]
fn red_flags() {
    check("flags.md", &flags::flags());
    check("../src/analysis/flags/examples.json", &flags::examples());
}

#[test]
fn manual_in_chinese() {
    check("manual.md", &pages::manual(Lang::Zh));
}

#[test]
fn manual_in_english() {
    check("manual.en.md", &pages::manual(Lang::En));
}
