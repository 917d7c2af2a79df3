//! What calamine does not tell of a worksheet: in .xlsx how many rows are hidden, and whether it has merged cells at all;
//! in .ods which cells are merged.
//!
//! A scan of the part's tags, not a parser: where the part cannot be found or read it says nothing, and the real reader
//! will say what is wrong.

use std::fs::File;
use std::io::{BufReader, Read};

use calamine::Dimensions;
use zip::ZipArchive;

/// Longest workbook part and list of relations that are looked at.
const MAX_PART: u64 = 4 * 1024 * 1024;

/// Longest tag that is looked at.
const MAX_TAG: usize = 4096;

/// What the scan found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scan {
    pub(crate) hidden_rows: u32,
    pub(crate) has_merges: bool,
}

/// Scans the worksheet of that name.
pub(crate) fn scan(file: File, sheet: &str) -> Option<Scan> {
    let mut archive = ZipArchive::new(BufReader::new(file)).ok()?;
    let workbook = part(&mut archive, "xl/workbook.xml", MAX_PART)?;
    let relations = part(&mut archive, "xl/_rels/workbook.xml.rels", MAX_PART)?;
    let id = tags(&workbook).find(|t| is(t, "sheet") && attribute(t, "name").is_some_and(|n| n == sheet));
    let id = attribute(id?, "id")?;
    let target = tags(&relations).find(|t| is(t, "Relationship") && attribute(t, "Id").as_deref() == Some(&id));
    let target = attribute(target?, "Target")?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    count(&mut archive.by_name(&path).ok()?)
}

/// Merges of more than one row in a sheet of an .ods file.
pub(crate) fn merges_of_ods(file: File, sheet: &str) -> Option<Vec<Dimensions>> {
    let mut archive = ZipArchive::new(BufReader::new(file)).ok()?;
    let content = part(&mut archive, "content.xml", u64::MAX)?;
    let number = |tag: &str, name: &str| attribute(tag, name).and_then(|v| v.parse::<u32>().ok()).unwrap_or(1);
    let mut merges = Vec::new();
    let (mut inside, mut row, mut column, mut repeated) = (false, 0u32, 0u32, 0u32);
    for tag in tags(&content) {
        if is(tag, "table") {
            inside = attribute(tag, "name").is_some_and(|n| n == sheet);
        } else if inside && is(tag, "table-row") {
            row = row.saturating_add(repeated);
            (column, repeated) = (0, number(tag, "number-rows-repeated"));
        } else if inside && (is(tag, "table-cell") || is(tag, "covered-table-cell")) {
            let rows = number(tag, "number-rows-spanned");
            if rows > 1 {
                let last = (row.saturating_add(rows - 1), column);
                merges.push(Dimensions { start: (row, column), end: last });
            }
            column = column.saturating_add(number(tag, "number-columns-repeated"));
        }
    }
    Some(merges)
}

fn part(archive: &mut ZipArchive<BufReader<File>>, name: &str, limit: u64) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(limit).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The inside of every tag.
fn tags(xml: &str) -> impl Iterator<Item = &str> {
    xml.split('<').skip(1).filter_map(|t| t.split('>').next())
}

/// True when a tag has that name, whatever its namespace prefix.
fn is(tag: &str, name: &str) -> bool {
    let own = tag.split([' ', '/', '\t', '\r', '\n']).next().unwrap_or("");
    own.rsplit(':').next() == Some(name)
}

/// The value of an attribute, whatever its namespace prefix.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let own = before.rsplit([' ', '\t', '\r', '\n']).find(|w| !w.is_empty())?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after[1..].split_once(quote)?;
        if own.rsplit(':').next() == Some(name) {
            return Some(unescaped(value));
        }
        rest = next;
    }
    None
}

fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Counts hidden rows and looks for merges in the part's stream.
fn count(part: &mut dyn Read) -> Option<Scan> {
    let mut scan = Scan::default();
    let mut chunk = vec![0u8; 64 * 1024];
    let mut kept = 0;
    loop {
        let read = part.read(&mut chunk[kept..]).ok()?;
        let filled = kept + read;
        let last = read == 0;
        // A tag that the chunk cuts off is looked at with the next one.
        let cut = chunk[..filled].iter().rposition(|&b| b == b'<').filter(|&at| !last && filled - at < MAX_TAG);
        let whole = cut.unwrap_or(filled);
        for tag in chunk[..whole].split(|&b| b == b'<') {
            match tag {
                [b'r', b'o', b'w', b' ', ..] | [_, b':', b'r', b'o', b'w', b' ', ..] => {
                    let head = tag.split(|&b| b == b'>').next().unwrap_or(tag);
                    let head = std::str::from_utf8(head).unwrap_or("");
                    if head.contains(" hidden=") && attribute(head, "hidden").is_some_and(|v| v == "1" || v == "true") {
                        scan.hidden_rows = scan.hidden_rows.saturating_add(1);
                    }
                }
                [b'm', b'e', b'r', b'g', b'e', b'C', ..] | [_, b':', b'm', b'e', b'r', b'g', b'e', b'C', ..] => {
                    scan.has_merges = true;
                }
                _ => {}
            }
        }
        if last {
            return Some(scan);
        }
        chunk.copy_within(whole..filled, 0);
        kept = filled - whole;
    }
}

#[cfg(test)]
mod tests {
    use super::{Scan, attribute, count, is};

    #[test]
    fn tags_and_attributes() {
        let tag = "x:sheet name=\"甲&amp;乙\" sheetId='1' r:id=\"rId1\"/";
        assert!(is(tag, "sheet") && !is(tag, "sheets"));
        assert_eq!(attribute(tag, "name").as_deref(), Some("甲&乙"));
        assert_eq!(attribute(tag, "id").as_deref(), Some("rId1"));
        assert_eq!(attribute(tag, "none"), None);
        assert_eq!(attribute("row a=", "a"), None);
    }

    #[test]
    fn tags_cut_by_a_chunk_count_once() {
        let row = "<row r=\"1\" hidden=\"1\"><c/></row>";
        let xml = format!("<sheetData>{}</sheetData><mergeCells count=\"1\">", row.repeat(9000));
        assert_eq!(count(&mut xml.as_bytes()), Some(Scan { hidden_rows: 9000, has_merges: true }));
        assert_eq!(count(&mut "<".repeat(200_000).as_bytes()), Some(Scan::default()));
    }
}
