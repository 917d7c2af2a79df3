//! 镇街: what a public service, or a bid for the title of honest street or township, must satisfy before it moves on.

pub(super) mod campaign;
pub(super) mod service;
