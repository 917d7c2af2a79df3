//! A file that appears whole under its name or not at all: written beside its place, flushed to disk, then renamed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use tempfile::NamedTempFile;

use crate::both;
use crate::error::{Failure, Result, codes};

/// Bytes after which what is written is sent to the disk meanwhile, so that the end need not wait for all of it.
const FLUSHED: u64 = 16 * 1024 * 1024;

/// A file being written. Dropped without [`AtomicFile::commit`] it leaves nothing behind.
#[derive(Debug)]
pub struct AtomicFile {
    path: PathBuf,
    force: bool,
    out: BufWriter<NamedTempFile>,
    /// Bytes since the disk was last told to begin.
    waiting: u64,
    flusher: Option<Flusher>,
}

/// A thread that flushes a large file to disk while it is still being written.
#[derive(Debug)]
struct Flusher {
    wake: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl Flusher {
    fn new(file: File) -> Self {
        let (wake, woken) = sync_channel(1);
        let thread = std::thread::spawn(move || woken.iter().try_for_each(|()| file.sync_data()));
        Self { wake, thread }
    }

    fn finish(self) -> io::Result<()> {
        drop(self.wake);
        self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

impl AtomicFile {
    /// Begins a file. Its permissions are those of any new file, since exports are meant to be handed on.
    ///
    /// # Errors
    /// E5020 when the file exists and `force` is not set; E5021 when the place cannot be written to or is no plain file.
    pub fn create(path: &Path, force: bool) -> Result<Self> {
        let path = target(path, force)?;
        let folder = folder_of(&path);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".chengxin-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666)); // the umask takes its part
        }
        let file = builder.tempfile_in(folder).map_err(|e| Failure::unwritable(&path, e))?;
        Ok(Self { path, force, out: BufWriter::with_capacity(64 * 1024, file), waiting: 0, flusher: None })
    }

    /// Where the file will stand.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder it is written in, where large intermediate files may stand too.
    pub fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// E5021 when the disk is full; E5020 when another program has put a file there meanwhile and `force` is not set.
    pub fn commit(self) -> Result<()> {
        let Self { path, force, out, flusher, .. } = self;
        let fault = |e: io::Error| Failure::unwritable(&path, e);
        let file = out.into_inner().map_err(|e| fault(e.into_error()))?;
        // A disk that once failed to take the data need not say so a second time, so both are asked.
        flusher.map_or(Ok(()), Flusher::finish).and_then(|()| file.as_file().sync_all()).map_err(fault)?;
        let placed = if force { file.persist(&path) } else { file.persist_noclobber(&path) };
        placed.map_err(|e| match e.error.kind() {
            io::ErrorKind::AlreadyExists => exists(&path),
            _ => fault(e.error),
        })?;
        // The name itself is on disk only once its folder is; a file system that cannot do so is no reason to fail.
        #[cfg(unix)]
        if let Ok(folder) = File::open(folder_of(&path)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.waiting += count as u64;
        if self.waiting >= FLUSHED {
            self.waiting = 0;
            if self.flusher.is_none() {
                self.flusher = Some(Flusher::new(self.out.get_ref().as_file().try_clone()?));
            }
            if let Some(flusher) = &self.flusher {
                let _ = flusher.wake.try_send(()); // still at it, or it has failed, which the end will say
            }
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The place that is really written: behind a link the file it points to.
fn target(path: &Path, force: bool) -> Result<PathBuf> {
    if path.as_os_str().is_empty() {
        return Err(Failure::unwritable(path, io::Error::from(io::ErrorKind::InvalidFilename)));
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(Failure::unwritable(path, io::Error::from(io::ErrorKind::IsADirectory))),
        Ok(found) if !found.is_file() => {
            let shown = path.display();
            Err(Failure::new(&codes::E5021, both!("{shown} 不是普通文件", "{shown} is not a plain file"))
                .hint(both!("不加 -o,改用管道", "leave out -o and use a pipe")))
        }
        Ok(_) if !force => Err(exists(path)),
        Ok(_) => fs::canonicalize(path).map_err(|e| Failure::unwritable(path, e)),
        Err(_) => Ok(path.to_owned()),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn exists(path: &Path) -> Failure {
    let shown = path.display();
    Failure::new(&codes::E5020, both!("{shown} 已存在,未覆盖", "{shown} exists and was not overwritten"))
        .hint(both!("换个名字,或加 --覆盖", "choose another name or add --force"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_appears_only_when_committed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("导出.csv");
        let mut file = AtomicFile::create(&path, false).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(file);
        assert_eq!(names(folder.path()), [""; 0]);
        let mut file = AtomicFile::create(&path, false).unwrap();
        file.write_all(b"whole").unwrap();
        file.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(names(folder.path()), ["导出.csv"]);
    }

    #[test]
    fn an_existing_file_is_kept_without_force() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut late = AtomicFile::create(&path, false).unwrap();
        late.write_all(b"late").unwrap();
        fs::write(&path, b"old").unwrap();
        assert_eq!(late.commit().unwrap_err().code.id, "E5020");
        assert_eq!(AtomicFile::create(&path, false).unwrap_err().code.id, "E5020");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let mut file = AtomicFile::create(&path, true).unwrap();
        file.write_all(b"new").unwrap();
        file.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn places_that_cannot_be_written_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("没有").join("a.csv");
        for path in [missing.as_path(), folder.path(), Path::new("")] {
            assert_eq!(AtomicFile::create(path, true).unwrap_err().code.id, "E5021", "{path:?}");
        }
        #[cfg(unix)]
        assert_eq!(AtomicFile::create(Path::new("/dev/null"), true).unwrap_err().code.id, "E5021");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_readable_as_the_umask_says_and_a_link_stays_a_link() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, plain, link) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("c"));
        AtomicFile::create(&path, false).unwrap().commit().unwrap();
        fs::write(&plain, b"").unwrap();
        let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
        std::os::unix::fs::symlink(&plain, &link).unwrap();
        let mut file = AtomicFile::create(&link, true).unwrap();
        file.write_all(b"x").unwrap();
        file.commit().unwrap();
        assert_eq!(fs::read(&plain).unwrap(), b"x");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
