//! Remembered mappings: which columns of a unit's own sheet are which fields, kept in the ledger under a name.

use serde::{Deserialize, Serialize};

use super::session::Session;
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::Kind;
use crate::sheet::Options;
use crate::store::{Operation, Reader};

#[derive(Serialize, Deserialize)]
struct Mapping {
    kind: String,
    map: Vec<(String, String)>,
    ignore: Vec<String>,
}

fn key(name: &str) -> String {
    format!("mapping.{}", crate::terms::text::clean(name))
}

/// Adds the mapping that `--mapping` names to the options; what the flags say goes before it.
///
/// # Errors
/// E2001 when there is none of that name, E2005 when it is of another kind.
pub(super) fn apply(s: &Session<'_>, reader: Reader<'_>, kind: &'static Kind, options: &mut Options) -> Result<()> {
    let Some(name) = s.args().text("mapping") else { return Ok(()) };
    let none = || {
        Failure::from(
            Fault::new(&codes::E2001, both!("没有叫\"{name}\"的映射", "there is no mapping called \"{name}\"")).hint(
                both!("导入时加 --存为映射 {name} 记住一个", "remember one with --save-mapping {name} on an import"),
            ),
        )
    };
    let text = reader.setting(&key(name))?.ok_or_else(none)?;
    let mapping: Mapping = serde_json::from_str(&text).map_err(|_| none())?;
    if mapping.kind != kind.name {
        let (zh, en) = (kind.label, mapping.kind);
        return Err(Fault::new(
            &codes::E2005,
            both!("映射\"{name}\"不是{zh}的", "mapping \"{name}\" is for kind {en}"),
        )
        .into());
    }
    for (column, field) in mapping.map {
        if !options.map.iter().any(|(c, _)| *c == column) {
            options.map.push((column, field));
        }
    }
    options.ignore.extend(mapping.ignore);
    Ok(())
}

/// Keeps the columns as they were placed under the name that `--save-mapping` gives; part of the import's operation.
///
/// # Errors
/// When the ledger cannot be written.
pub(super) fn save(s: &Session<'_>, op: &mut Operation<'_>, options: &Options) -> Result<()> {
    let Some(name) = s.args().text("save-mapping") else { return Ok(()) };
    let mapping =
        Mapping { kind: options.kind.name.to_owned(), map: options.map.clone(), ignore: options.ignore.clone() };
    op.set_setting(&key(name), &serde_json::to_string(&mapping).map_err(anyhow::Error::from)?)
}
