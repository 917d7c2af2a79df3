//! The ledger's own settings. Each change of one is a change in the log, like that of a record.

use rusqlite::OptionalExtension as _;

use super::Reader;
use super::write::Operation;
use crate::error::Result;

/// Fingerprint of the catalogue that the tables follow.
pub const CATALOGUE: &str = "catalogue";
/// Digest of every table, index, trigger and view as the program made them.
pub const SCHEMA: &str = "schema";
/// Name of the district or office (区名).
pub const AREA: &str = "area";
/// Who works with this ledger when `--user` does not say.
pub const OPERATOR: &str = "operator";
/// Unified social credit code of the office that keeps this ledger.
pub const OFFICE_USCC: &str = "office_uscc";
/// Administrative division code of the office, six or nine digits.
pub const AREA_CODE: &str = "area_code";
/// Language of the ledger, `zh` or `en`.
pub const LANG: &str = "lang";
/// Day that a demonstration ledger takes as today.
pub const TODAY: &str = "today";

/// The kind under which settings stand in the log.
pub const LOG_KIND: &str = "setting";

/// The value of a setting in an image of the log; `None` where it was not set.
///
/// # Errors
/// E7005 when the image is damaged.
pub fn logged(image: &str) -> Result<Option<String>> {
    Ok(super::image::members(image)?.get("value").and_then(|v| v.as_str()).map(str::to_owned))
}

impl Reader<'_> {
    /// The value of a setting.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// The settings whose key begins with a word and a full stop (`parameter.`), key and value, in order of the keys.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn settings_below(&self, word: &str) -> Result<Vec<(String, String)>> {
        // '/' is the character behind '.'.
        let mut statement =
            self.conn.prepare_cached("SELECT key, value FROM setting WHERE key > ?1 || '.' AND key < ?1 || '/'")?;
        let rows = statement.query_map([word], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, rusqlite::Error>>()?)
    }
}

impl Operation<'_> {
    /// Takes a setting away, as it was before it was first set.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn clear_setting(&mut self, key: &str) -> Result<()> {
        let Some(before) = self.reader().setting(key)? else { return Ok(()) };
        self.conn().execute("DELETE FROM setting WHERE key = ?1", [key])?;
        self.log(LOG_KIND, key, "clear", None, Some(&image(&before)), "{}")
    }

    /// Sets a setting and logs it; nothing happens when it has that value already.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        let before: Option<String> = self
            .conn()
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        if before.as_deref() == Some(value) {
            return Ok(());
        }
        self.conn()
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            )?
            .execute([key, value])?;
        self.log(LOG_KIND, key, "set", None, before.as_deref().map(image).as_deref(), &image(value))
    }
}

/// How a setting's value stands in the log.
fn image(value: &str) -> String {
    let mut out = String::from("{\"value\":");
    super::image::push_string(value, &mut out);
    out.push('}');
    out
}
