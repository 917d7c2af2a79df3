//! A payment with the terms of its contract and what was accepted: its clock and its due day (保障中小企业款项支付条例 9 and 10).

use chrono::NaiveDate;

use super::{AcceptanceDays, ContractTerms, Due, PaymentTerms, clock_on, due_on};
use crate::error::Result;
use crate::rules::parameters::{NotComputable, Parameters};
use crate::rules::{referred, view};
use crate::schema::Row;
use crate::store::Reader;

/// The records that decide when a payment is due.
pub struct Owing {
    /// The contract.
    contract: Row,
    acceptance: Option<Row>,
}

impl Owing {
    /// Reads what a payment refers to; `None` where its contract is gone.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn read(reader: Reader<'_>, payment: &Row) -> Result<Option<Self>> {
        let Some(contract) = referred(reader, payment, "contract")? else { return Ok(None) };
        Ok(Some(Self { contract, acceptance: referred(reader, payment, "acceptance")? }))
    }

    /// The terms of both and of the payment.
    ///
    /// # Errors
    /// When a record holds what is no value of its field.
    pub fn terms<'a>(&'a self, payment: &'a Row) -> Result<Owed<'a>> {
        Ok(Owed {
            payment: view(payment)?,
            contract: view(&self.contract)?,
            acceptance: self.acceptance.as_ref().map(view).transpose()?,
        })
    }
}

/// A payment, its contract and the acceptance it names.
#[derive(Clone, Copy, Debug)]
pub struct Owed<'a> {
    /// The payment.
    pub payment: PaymentTerms<'a>,
    /// The contract.
    pub contract: ContractTerms<'a>,
    /// The acceptance.
    pub acceptance: Option<AcceptanceDays<'a>>,
}

impl Owed<'_> {
    /// True when an acceptance decides on which day the clock starts, and no field of the payment.
    pub fn by_acceptance(&self) -> bool {
        self.acceptance.is_some() && self.contract.settlement == "acceptance"
    }

    /// 计时起点, see [`clock_on`].
    ///
    /// # Errors
    /// As [`clock_on`].
    pub fn clock(&self, parameters: &Parameters, as_of: NaiveDate) -> Result<Option<NaiveDate>, NotComputable> {
        clock_on(parameters, &self.payment, &self.contract, self.acceptance.as_ref(), as_of)
    }

    /// 应付日期, see [`due_on`].
    ///
    /// # Errors
    /// As [`due_on`].
    pub fn due(&self, parameters: &Parameters, as_of: NaiveDate) -> Result<Option<Due>, NotComputable> {
        due_on(parameters, &self.payment, &self.contract, self.clock(parameters, as_of)?)
    }
}
