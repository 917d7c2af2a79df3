//! Quartiles by the eighth definition of Hyndman and Fan (R `type = 8`), and the fences 1.5 interquartile ranges off.

/// The quartiles of a sample, and its fences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fences {
    /// First quartile.
    pub q1: f64,
    /// Third quartile.
    pub q3: f64,
}

impl Fences {
    /// The quartiles of some values; `None` when there are fewer than `least`, or none at all. Sorts them.
    pub fn of(values: &mut [f64], least: usize) -> Option<Self> {
        if values.len() < least.max(1) {
            return None;
        }
        values.sort_unstable_by(f64::total_cmp);
        Some(Self { q1: quantile(values, 0.25), q3: quantile(values, 0.75) })
    }

    /// Q1 − 1.5·IQR, when it can judge: both it and the first quartile are above zero. Where half of all values are the
    /// same the fence lies just below that value, for what is usual is no outlier.
    pub fn low(&self) -> Option<f64> {
        let range = self.q3 - self.q1;
        let fence = if range > 0.0 { range.mul_add(-1.5, self.q1) } else { self.q1.next_down() };
        (self.q1 > 0.0 && fence > 0.0).then_some(fence)
    }

    /// Q3 + 1.5·IQR, when it is above zero; just above the value that half of all share, likewise.
    pub fn high(&self) -> Option<f64> {
        let range = self.q3 - self.q1;
        let fence = if range > 0.0 { range.mul_add(1.5, self.q3) } else { self.q3.next_up() };
        (range.mul_add(1.5, self.q3) > 0.0).then_some(fence)
    }
}

/// The quantile of sorted values: h = (n + 1/3)·p + 1/3, between the neighbours of h in proportion. 0 for no values.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return 0.0 };
    let h = (sorted.len() as f64 + 1.0 / 3.0).mul_add(p, 1.0 / 3.0);
    let below = h.floor();
    if below < 1.0 {
        return *first;
    }
    if below >= sorted.len() as f64 {
        return *last;
    }
    // `below` lies between 1 and the number of values less one.
    let at = below as usize;
    (h - below).mul_add(sorted[at] - sorted[at - 1], sorted[at - 1])
}

#[cfg(test)]
mod tests {
    use super::{Fences, quantile};

    /// Computed by hand from h = (n + 1/3)·p + 1/3; the results of R's `quantile(x, p, type = 8)`.
    #[test]
    fn quantiles_are_those_of_type_eight() {
        for (values, p, expected) in [
            (&[1.0, 2.0, 3.0, 4.0][..], 0.25, 1.0 + 5.0 / 12.0),
            (&[1.0, 2.0, 3.0, 4.0], 0.75, 3.0 + 7.0 / 12.0),
            (&[1.0, 2.0, 3.0, 4.0, 5.0], 0.25, 1.0 + 2.0 / 3.0),
            (&[1.0, 2.0, 3.0, 4.0, 5.0], 0.5, 3.0),
            (&[1.0, 2.0, 3.0, 4.0, 5.0], 0.75, 4.0 + 1.0 / 3.0),
            (&[2.0, 4.0, 4.0, 5.0, 7.0, 9.0], 0.25, 3.0 + 5.0 / 6.0),
            (&[2.0, 4.0, 4.0, 5.0, 7.0, 9.0], 0.75, 7.0 + 1.0 / 6.0),
            (&[7.0], 0.25, 7.0),
            (&[7.0], 0.75, 7.0),
            (&[1.0, 3.0], 0.25, 1.0),
            (&[1.0, 3.0], 0.75, 3.0),
            (&[], 0.5, 0.0),
        ] {
            let found = quantile(values, p);
            assert!((found - expected).abs() < 1e-12, "{values:?} {p}: {found}, expected {expected}");
        }
    }

    #[test]
    fn fences_judge_only_above_zero() {
        let mut narrow = [0.10, 0.12, 0.13, 0.14, 0.15];
        let fences = Fences::of(&mut narrow, 5).unwrap();
        let (q1, q3) = (0.10 + 2.0 / 3.0 * 0.02, 0.14 + 1.0 / 3.0 * 0.01);
        assert!((fences.q1 - q1).abs() < 1e-12 && (fences.q3 - q3).abs() < 1e-12);
        assert!((fences.low().unwrap() - (q1 - 1.5 * (q3 - q1))).abs() < 1e-12);
        assert!((fences.high().unwrap() - (q3 + 1.5 * (q3 - q1))).abs() < 1e-12);
        assert_eq!(Fences::of(&mut narrow, 6), None);
        assert_eq!(Fences::of(&mut [], 0), None);
        assert_eq!(Fences::of(&mut [0.0; 9], 1).unwrap().low(), None);
        assert_eq!(Fences::of(&mut [0.0; 9], 1).unwrap().high(), None);
        assert_eq!(Fences::of(&mut [0.1, 0.2, 0.9], 1).unwrap().low(), None);
        let same = Fences::of(&mut [0.5, 0.5, 0.5, 0.5, 2.0], 1).unwrap();
        assert!(same.q1 < same.q3, "one in five moves the third quartile");
        let same = Fences::of(&mut [0.5; 9], 1).unwrap();
        assert!(same.low().unwrap() < 0.5 && same.high().unwrap() > 0.5 && same.high().unwrap() < 0.5 + 1e-9);
    }
}
