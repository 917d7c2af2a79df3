//! Failures of files and pipes, said in the user's language: the system's own words are English only.

use std::io;
use std::path::Path;

use super::{Failure, codes};
use crate::both;
use crate::messages::Both;

/// What went wrong with a file, in a few words.
pub fn io_reason(error: &io::Error) -> Both {
    use io::ErrorKind as K;
    match error.kind() {
        K::NotFound => Both::fixed("没有这个文件或文件夹", "no such file or folder"),
        K::PermissionDenied => Both::fixed("没有权限", "permission denied"),
        K::AlreadyExists => Both::fixed("已存在", "it exists already"),
        K::StorageFull => Both::fixed("磁盘已满", "the disk is full"),
        K::QuotaExceeded => Both::fixed("超出磁盘配额", "the disk quota is used up"),
        K::ReadOnlyFilesystem => Both::fixed("磁盘只读", "the disk is read-only"),
        K::FileTooLarge => Both::fixed("文件过大", "the file is too large"),
        K::IsADirectory => Both::fixed("这是文件夹", "it is a folder"),
        K::NotADirectory => Both::fixed("路径中有一段不是文件夹", "a part of the path is not a folder"),
        K::InvalidFilename => Both::fixed("文件名不合用", "the file name is not usable"),
        K::ResourceBusy => Both::fixed("正被占用", "it is in use"),
        K::BrokenPipe => Both::fixed("管道另一端已关闭", "the other end of the pipe is closed"),
        K::UnexpectedEof => Both::fixed("文件不完整", "the file ends too early"),
        _ => match error.raw_os_error() {
            Some(number) => both!("系统错误 {number}", "system error {number}"),
            None => Both::fixed("读写出错", "input or output failed"),
        },
    }
}

impl Failure {
    /// A file that cannot be written (E5021), with the cause in words.
    pub fn unwritable(path: &Path, error: io::Error) -> Self {
        let (path, reason) = (path.display(), io_reason(&error));
        let (zh, en) = (&reason.zh, &reason.en);
        let text = both!("写不了 {path}: {zh}", "cannot write {path}: {en}");
        Self::new(&codes::E5021, text).caused_by(error)
    }

    /// An output that cannot be written (E5021): standard output, or a file whose name the caller knows.
    pub fn output(error: io::Error) -> Self {
        let reason = io_reason(&error);
        let (zh, en) = (&reason.zh, &reason.en);
        let text = both!("写不出去: {zh}", "cannot write: {en}");
        Self::new(&codes::E5021, text).caused_by(error)
    }

    /// The failure of the system below, if there is one.
    pub fn io(&self) -> Option<&io::Error> {
        self.source.as_ref()?.chain().find_map(|cause| cause.downcast_ref())
    }

    /// True when the reader of a pipe went away, which is no failure to speak of.
    pub fn is_broken_pipe(&self) -> bool {
        self.io().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_pipe_is_known_through_the_failure() {
        let failure = Failure::output(io::Error::from(io::ErrorKind::BrokenPipe));
        assert!(failure.is_broken_pipe());
        assert_eq!(failure.exit(), 7);
        assert!(!Failure::output(io::Error::from(io::ErrorKind::StorageFull)).is_broken_pipe());
    }

    #[test]
    fn a_reason_speaks_one_language_a_side() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::NotFound, io::ErrorKind::Other] {
            let failure = Failure::unwritable(Path::new("a.csv"), io::Error::from(kind));
            assert!(failure.text.zh.starts_with("写不了 a.csv: "), "{}", failure.text.zh);
            assert!(failure.text.en.is_ascii(), "{}", failure.text.en);
        }
        assert_eq!(io_reason(&io::Error::from_raw_os_error(28)).zh, "磁盘已满");
    }
}
