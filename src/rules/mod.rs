//! stub
#![allow(missing_docs, unused)]
use crate::error::*;
use crate::schema::*;
use crate::store;
use chrono::NaiveDate;
pub struct Moment<'a> {
    pub reader: store::Reader<'a>,
    pub before: &'a Row,
    pub after: &'a Row,
    pub on: NaiveDate,
    pub today: NaiveDate,
}
pub fn check(_v: &Verb, _m: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}
pub fn apply_effect(_n: &str, _o: &mut store::Operation<'_>, _a: &Row, _on: NaiveDate) -> Result<Vec<String>> {
    Ok(vec![])
}
pub fn check_approval(
    _v: &Verb,
    _r: &Row,
    _a: Option<&str>,
    _o: &str,
    _re: store::Reader<'_>,
    _t: NaiveDate,
) -> Result<()> {
    Ok(())
}
pub fn initial_state(_r: &mut Row) {}
