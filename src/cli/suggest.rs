//! The nearest names to a misspelt word: by edit distance, and for Chinese also by sound.

use pinyin::{ToPinyin, ToPinyinMulti};
use strsim::osa_distance;

use super::node::folded;

/// At most so many suggestions.
const MOST: usize = 3;

/// The names nearest to a word, best first, at most three.
///
/// Near is one edit for Chinese words of two or three characters and for English words of up to four letters, two edits
/// for longer ones, or the same pinyin; a Chinese word may also be typed in pinyin letters.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let word = folded(word.trim());
    if word.is_empty() || word.chars().count() > 40 {
        return Vec::new();
    }
    let mut found: Vec<(Rank, &'n str)> =
        names.into_iter().filter_map(|name| rank(&word, &folded(name)).map(|rank| (rank, name))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    let mut best: Vec<&'n str> = Vec::new();
    for (_, name) in found {
        if best.len() < MOST && !best.contains(&name) {
            best.push(name);
        }
    }
    best
}

/// How near a name is; the smaller the nearer.
type Rank = (usize, bool, usize, usize);

fn rank(word: &str, name: &str) -> Option<Rank> {
    let distance = osa_distance(word, name);
    let length = name.chars().count();
    let misplaced = length - word.chars().zip(name.chars()).filter(|(a, b)| a == b).count().min(length);
    let allowed = match (length, is_chinese(name)) {
        (0..=1, _) => 0,
        (2..=3, true) | (2..=4, false) => 1,
        _ => 2,
    };
    if sounds_like(word, name) {
        return Some((0, false, distance, misplaced));
    }
    if distance == 1 && OPPOSITES.iter().any(|pair| turns_into(word, name, *pair)) {
        return None;
    }
    // Of a two-character word one edit leaves one character: it must still be the same one.
    (distance <= allowed && distance < length).then_some((distance, !name.starts_with(word), misplaced, length))
}

/// Characters that make a word its opposite: 甲方 is no misspelling of 乙方.
const OPPOSITES: [(char, char); 8] =
    [('甲', '乙'), ('收', '付'), ('买', '卖'), ('进', '出'), ('入', '出'), ('起', '止'), ('新', '旧'), ('增', '减')];

fn turns_into(word: &str, name: &str, (one, other): (char, char)) -> bool {
    let mut differing = word.chars().zip(name.chars()).filter(|(a, b)| a != b);
    differing.next().is_some_and(|pair| pair == (one, other) || pair == (other, one))
}

fn is_chinese(word: &str) -> bool {
    !word.is_ascii()
}

/// True when both are read alike, with any reading of each character.
fn sounds_like(word: &str, name: &str) -> bool {
    if !is_chinese(name) {
        return false;
    }
    if word.is_ascii() {
        let spelt: Option<String> = name.chars().map(|c| c.to_pinyin().map(pinyin::Pinyin::plain)).collect();
        return spelt.is_some_and(|s| s == word);
    }
    word.chars().count() == name.chars().count() && word.chars().zip(name.chars()).all(|(a, b)| a == b || alike(a, b))
}

fn alike(a: char, b: char) -> bool {
    let (Some(a), Some(b)) = (a.to_pinyin_multi(), b.to_pinyin_multi()) else { return false };
    a.into_iter().any(|x| b.into_iter().any(|y| x.plain() == y.plain()))
}
