//! What the ledger asks of the file system: private files, network drives, the marks of a SQLite file.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::Path;

use crate::both;
use crate::error::{Failure, Result, codes};

/// Makes a folder that its owner alone may enter (0700).
///
/// # Errors
/// The system's own.
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a new file that its owner alone may read and write (0600).
///
/// # Errors
/// The system's own; also when the file exists.
pub fn create_private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Permission bits of a file, on systems that have them.
pub fn permissions(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        let meta = std::fs::metadata(path).ok()?;
        Some(std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Refuses a file that is not a SQLite database before anything is made beside it. An empty file is not one either.
///
/// # Errors
/// E7002, or E7006 when the file cannot be read.
pub fn check_magic(path: &Path) -> Result<()> {
    let shown = path.display();
    let mut head = [0_u8; 16];
    let read = File::open(path).and_then(|mut f| f.read_exact(&mut head));
    match read {
        Ok(()) if &head == b"SQLite format 3\0" => Ok(()),
        Err(e) if e.kind() != std::io::ErrorKind::UnexpectedEof => {
            let why = crate::error::io_reason(&e);
            let (zh, en) = (why.zh, why.en);
            Err(Failure::new(&codes::E7006, both!("读不了 {shown}: {zh}", "cannot read {shown}: {en}")).caused_by(e))
        }
        _ => Err(Failure::new(
            &codes::E7002,
            both!("{shown} 不是 chengxin 的台账,未做改动", "{shown} is not a ledger of chengxin; it was not touched"),
        )),
    }
}

/// A URI that opens the file as one that nobody changes.
pub fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// True when no unfinished write lies beside the file (a write-ahead log or a rollback journal with content), so that the
/// file alone is the ledger.
pub fn is_at_rest(path: &Path) -> bool {
    ["-wal", "-journal"].iter().all(|suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        std::fs::metadata(name).map_or(true, |m| m.len() == 0)
    })
}

/// True when the file lies on a network drive, where WAL is unsafe.
pub fn is_network(path: &Path) -> bool {
    const KINDS: [&str; 8] = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ceph"];
    if path.to_string_lossy().starts_with(r"\\") {
        return true;
    }
    let Ok(full) = path.canonicalize() else { return false };
    let Ok(mounts) = std::fs::read_to_string("/proc/mounts") else { return false };
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (point, kind) = (words.nth(1)?, words.next()?);
            full.starts_with(point.replace("\\040", " ")).then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, kind)| KINDS.contains(&kind))
}
