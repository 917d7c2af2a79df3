//! What a pass over the debts adds up of one class: balances, terms, service, arrears. All money is fen, rates are percent
//! ×10 000, terms are days.

/// Last day of each class of arrears; the rest is older (账龄: 1–30, 31–90, 91–180, 181–365, above 365 days).
pub const AGES: [i64; 4] = [30, 90, 180, 365];

/// Principal and interest, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Principal.
    pub principal: i64,
    /// Interest.
    pub interest: i64,
}

impl Due {
    pub(super) fn add(&mut self, principal: i64, interest: i64) {
        self.principal = self.principal.saturating_add(principal);
        self.interest = self.interest.saturating_add(interest);
    }

    /// What is left when some of it is paid; what is paid too much of the one pays nothing of the other.
    pub fn less(self, paid: Self) -> Self {
        let left = |due: i64, paid: i64| due.saturating_sub(paid).max(0);
        Self { principal: left(self.principal, paid.principal), interest: left(self.interest, paid.interest) }
    }

    /// Both together.
    pub const fn total(self) -> i64 {
        self.principal.saturating_add(self.interest)
    }
}

/// What the pass adds up of one class of debts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Debts with a balance.
    pub debts: i64,
    /// 余额: principal less what was paid of it.
    pub balance: i64,
    /// Of the balance, at floating rates.
    pub floating: i64,
    /// Balance × rate.
    pub cost: i128,
    /// Principal of debts that are approved and not drawn yet: it counts against the limit.
    pub approved: i64,
    /// Principal due before the day in its year, or due earlier and still overdue.
    pub due_so_far: i64,
    /// Principal drawn in the year of the day, up to it.
    pub issued: i64,
    /// Unpaid and overdue, by age of the arrears; see [`AGES`].
    pub overdue: [Due; 5],
    /// Lines in each age.
    pub overdue_lines: [i64; 5],
    /// Penalty interest on what is unpaid, by age of the arrears, at the debts' own penalty rates.
    pub accrued: [i64; 5],
    /// Overdue lines of debts without a penalty rate.
    pub unpriced_lines: i64,
    /// Penalty interest that was recorded on lines.
    pub penalty: i64,
    /// Due in the calendar year of the day, paid or not.
    pub year: Due,
    /// Of the year's principal, paid from refinancing bonds (借新还旧).
    pub refinanced: i64,
    /// Unpaid and due within a year from the day on.
    pub next_year: Due,
    /// Unpaid principal due within one and within three years, overdue principal with it.
    pub due_within: [i64; 2],
    /// Unpaid principal whose rate is fixed anew, or that is due, within one and within three years.
    pub refixed_within: [i64; 2],
    /// Unpaid principal × days to its due day.
    pub life: i128,
    /// Unpaid principal × days to its next fixing of the rate, or its due day.
    pub refixing: i128,
    /// Unpaid and due after the day: by month, the month of the day first.
    pub months: Vec<Due>,
    /// Balance that no line of a plan covers, put at maturity.
    pub unplanned: i64,
    /// Debts of that.
    pub unplanned_debts: i64,
}

impl Tally {
    /// Overdue principal and interest of every age.
    pub fn arrears(&self) -> Due {
        let mut sum = Due::default();
        self.overdue.iter().for_each(|due| sum.add(due.principal, due.interest));
        sum
    }

    /// Adds another class to this one.
    pub(super) fn merge(&mut self, other: &Self) {
        self.debts += other.debts;
        self.unpriced_lines += other.unpriced_lines;
        self.cost += other.cost;
        self.life += other.life;
        self.refixing += other.refixing;
        for (sum, more) in [
            (&mut self.balance, other.balance),
            (&mut self.floating, other.floating),
            (&mut self.issued, other.issued),
            (&mut self.approved, other.approved),
            (&mut self.due_so_far, other.due_so_far),
            (&mut self.penalty, other.penalty),
            (&mut self.refinanced, other.refinanced),
            (&mut self.unplanned, other.unplanned),
            (&mut self.unplanned_debts, other.unplanned_debts),
        ] {
            *sum = sum.saturating_add(more);
        }
        for i in 0..self.overdue.len() {
            self.overdue[i].add(other.overdue[i].principal, other.overdue[i].interest);
            self.overdue_lines[i] += other.overdue_lines[i];
            self.accrued[i] = self.accrued[i].saturating_add(other.accrued[i]);
        }
        for i in 0..2 {
            self.due_within[i] = self.due_within[i].saturating_add(other.due_within[i]);
            self.refixed_within[i] = self.refixed_within[i].saturating_add(other.refixed_within[i]);
        }
        self.year.add(other.year.principal, other.year.interest);
        self.next_year.add(other.next_year.principal, other.next_year.interest);
        if self.months.len() < other.months.len() {
            self.months.resize(other.months.len(), Due::default());
        }
        for (sum, more) in self.months.iter_mut().zip(&other.months) {
            sum.add(more.principal, more.interest);
        }
    }
}

/// A share in percent ×10 000, rounded half up; `None` of nothing.
pub fn percent(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    (whole > 0).then(|| i64::try_from((part * 1_000_000 + whole / 2) / whole).ok()).flatten()
}

/// Years ×10 000 of a sum of principal × days over principal, a year of 365 days; `None` of nothing.
pub fn years(weighted: i128, principal: i64) -> Option<i64> {
    let whole = i128::from(principal) * 365;
    (whole > 0).then(|| i64::try_from((weighted * 10_000 + whole / 2) / whole).ok()).flatten()
}
