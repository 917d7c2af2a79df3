//! Running a process and measuring it: wall time and peak memory, in rounds that alternate between two sides.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// What one run cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Wall time in seconds.
    pub seconds: f64,
    /// Processor time of all threads in seconds, to the hundredth; 0 where it was not asked for.
    pub work: f64,
    /// Peak memory in MiB; 0 where it was not asked for.
    pub peak: f64,
}

/// Runs a command to its end, with stdout into a file or nowhere.
///
/// # Errors
/// When it cannot be run or fails.
pub fn run(command: &mut Command, out: Option<&Path>, watch: bool) -> Result<Cost> {
    command.stdin(Stdio::null()).stderr(Stdio::piped());
    match out {
        Some(path) => command.stdout(File::create(path)?),
        None => command.stdout(Stdio::null()),
    };
    let start = Instant::now();
    let child = command.spawn()?;
    let id = child.id();
    let done = AtomicBool::new(false);
    let (output, seconds, (work, peak)) = std::thread::scope(|scope| {
        let watcher = watch.then(|| scope.spawn(|| look(id, &done)));
        let output = child.wait_with_output();
        let seconds = start.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        (output, seconds, watcher.and_then(|w| w.join().ok()).unwrap_or((0.0, 0.0)))
    });
    let output = output?;
    // Status 1 says that something was found.
    if !matches!(output.status.code(), Some(0 | 1)) {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(Cost { seconds, work, peak })
}

/// Looks at a process every few milliseconds until it ends: its processor time and the high-water mark of its memory.
fn look(id: u32, done: &AtomicBool) -> (f64, f64) {
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{id}/{name}")).unwrap_or_default();
    let (mut work, mut peak): (f64, f64) = (0.0, 0.0);
    while !done.load(Ordering::Relaxed) {
        let status = read("status");
        let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let kib: Option<f64> = line.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(kib.unwrap_or(0.0) / 1024.0);
        // proc(5): behind the name in brackets, user and system time are the 12th and 13th, in ticks of 10 ms.
        let stat = read("stat");
        let ticks = stat.rsplit(')').next().unwrap_or("").split_whitespace().skip(11).take(2);
        work = work.max(ticks.filter_map(|t| t.parse::<f64>().ok()).sum::<f64>() / 100.0);
        std::thread::sleep(Duration::from_millis(5));
    }
    (work, peak)
}

/// The costs of both sides, round by round.
#[derive(Debug, Default)]
pub struct Rounds {
    ours: Vec<Cost>,
    peer: Vec<Cost>,
}

impl Rounds {
    /// Runs both sides in turn.
    ///
    /// # Errors
    /// Whatever either side fails with.
    pub fn of(
        rounds: usize,
        mut ours: impl FnMut(usize) -> Result<Cost>,
        mut peer: Option<impl FnMut(usize) -> Result<Cost>>,
    ) -> Result<Self> {
        let mut costs = Self::default();
        for round in 0..rounds {
            costs.ours.push(ours(round)?);
            if let Some(peer) = &mut peer {
                costs.peer.push(peer(round)?);
            }
        }
        Ok(costs)
    }

    /// The median of our times in seconds.
    pub fn ours(&self) -> f64 {
        median(self.ours.iter().map(|c| c.seconds))
    }

    /// Prints a line: the case, our time, the peer's, the ratio and its target.
    pub fn print(&self, what: &str, peer: &str, target: Option<f64>) {
        let (ours, theirs) = (spread(&self.ours), spread(&self.peer));
        let ratio = self.ratio(|c| c.seconds);
        let work = self.ratio(|c| c.work);
        let target = target.map_or_else(|| "-".to_owned(), |t| format!("{t:.2}"));
        let peak = self.ours.iter().map(|c| c.peak).fold(0.0, f64::max);
        let peak = if peak > 0.0 { format!("{peak:.0}") } else { "-".to_owned() };
        let peer = if self.peer.is_empty() { "" } else { peer };
        println!("  {what:<22} {ours:>24} {theirs:>24} {ratio:>7} {target:>7} {work:>7} {peak:>9}  {peer}");
    }

    /// The median of the rounds' ratios.
    fn ratio(&self, of: impl Fn(&Cost) -> f64) -> String {
        if self.peer.is_empty() || self.peer.iter().any(|c| of(c) == 0.0) {
            return "-".to_owned();
        }
        format!("{:.3}", median(self.ours.iter().zip(&self.peer).map(|(a, b)| of(a) / of(b))))
    }
}

/// Prints the names of the columns.
pub fn heading() {
    let (ours, peer) = ("chengxin s (min-max)", "peer s (min-max)");
    println!(
        "  {:<22} {ours:>24} {peer:>24} {:>7} {:>7} {:>7} {:>9}  peer",
        "case", "ratio", "target", "CPU", "peak MiB"
    );
}

fn spread(costs: &[Cost]) -> String {
    let seconds = || costs.iter().map(|c| c.seconds);
    let (least, most) = (seconds().fold(f64::MAX, f64::min), seconds().fold(0.0, f64::max));
    if costs.is_empty() {
        return "-".to_owned();
    }
    format!("{:.4} ({least:.4}-{most:.4})", median(seconds()))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}
