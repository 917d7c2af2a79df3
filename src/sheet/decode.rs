//! From bytes to UTF-8: where a file comes from, what it is, and which encoding its text is in.
//!
//! Nothing here grows with the file: a first pass in chunks decides the encoding, a second one transcodes as it is read.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_16BE, UTF_16LE};

use crate::both;
use crate::error::{Failure, Result, codes, io_reason};

/// A file that cannot be read, and why.
pub(super) fn unreadable(name: &str, error: io::Error) -> Failure {
    let why = io_reason(&error);
    let (zh, en) = (why.zh, why.en);
    Failure::new(&codes::E5001, both!("读不了文件 {name}: {zh}", "cannot read {name}: {en}")).caused_by(error)
}

/// Bytes looked at in one go.
const CHUNK: usize = 64 * 1024;

/// A file to import, which can be read as often as needed.
#[derive(Debug)]
pub struct Input {
    name: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Path(PathBuf),
    /// Standard input and pipes are kept in a temporary file, since the encoding is decided before the rows are read.
    Spool(tempfile::NamedTempFile),
}

impl Input {
    /// The file at a path; standard input when there is none or it is `-`.
    ///
    /// # Errors
    /// E5001 when it cannot be read, E5021 when standard input cannot be kept.
    pub fn new(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|p| p.as_os_str() != "-") else {
            return Ok(Self { name: "-".to_owned(), place: Place::Spool(spool(&mut io::stdin().lock())?) });
        };
        let name = path.display().to_string();
        let unreadable = |error: io::Error| unreadable(&name, error);
        let meta = std::fs::metadata(path).map_err(unreadable)?;
        if meta.is_dir() {
            return Err(Failure::new(&codes::E5001, both!("{name} 是文件夹", "{name} is a folder")));
        }
        let place = if meta.is_file() {
            File::open(path).map_err(unreadable)?;
            Place::Path(path.to_owned())
        } else {
            Place::Spool(spool(&mut File::open(path).map_err(unreadable)?)?)
        };
        Ok(Self { name, place })
    }

    /// Bytes that a test or another program part holds.
    ///
    /// # Errors
    /// E5021 when they cannot be kept.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self> {
        Ok(Self { name: name.to_owned(), place: Place::Spool(spool(&mut &*bytes)?) })
    }

    /// The file's name as given; `-` for standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its size in bytes; 0 when that cannot be told.
    pub fn size(&self) -> u64 {
        let path = match &self.place {
            Place::Path(path) => path.as_path(),
            Place::Spool(file) => file.path(),
        };
        std::fs::metadata(path).map_or(0, |m| m.len())
    }

    /// The file name's extension in lower case.
    pub(crate) fn extension(&self) -> String {
        Path::new(&self.name).extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
    }

    /// A fresh reading from the start.
    pub(crate) fn open(&self) -> Result<File> {
        match &self.place {
            Place::Path(path) => File::open(path),
            Place::Spool(file) => file.reopen(),
        }
        .map_err(|e| unreadable(&self.name, e))
    }
}

fn spool(from: &mut dyn Read) -> Result<tempfile::NamedTempFile> {
    let unwritable = |error: io::Error| {
        Failure::new(&codes::E5021, both!("暂存输入失败", "the input cannot be kept in a temporary file"))
            .caused_by(error)
    };
    let mut file = tempfile::NamedTempFile::new().map_err(unwritable)?;
    io::copy(from, &mut file).map_err(unwritable)?;
    file.flush().map_err(unwritable)?;
    Ok(file)
}

/// What a file is, judged by its first bytes and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A ZIP container: .xlsx or .ods.
    Zip,
    /// A compound document: .xls, or a workbook with a password.
    Compound,
    /// Text.
    Text,
}

/// Looks at the first bytes of a file.
pub(crate) fn shape(file: &mut File) -> io::Result<Shape> {
    let mut head = Vec::with_capacity(8);
    file.rewind()?;
    Read::by_ref(file).take(8).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(match head.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Shape::Zip,
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] => Shape::Compound,
        _ => Shape::Text,
    })
}

/// The encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, ASCII included.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// GB 18030, which includes GBK and GB 2312.
    Gb18030,
}

impl Encoding {
    /// Its name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
        }
    }

    /// The encoding that `--encoding` names.
    ///
    /// # Errors
    /// E1005 for any other word.
    pub fn parse(word: &str) -> Result<Self> {
        match word.trim().to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
            "utf8" => Ok(Self::Utf8),
            "utf8bom" | "utf8sig" => Ok(Self::Utf8Bom),
            "utf16le" | "utf16" => Ok(Self::Utf16Le),
            "utf16be" => Ok(Self::Utf16Be),
            "gb18030" | "gbk" | "gb2312" | "cp936" => Ok(Self::Gb18030),
            _ => Err(Failure::new(&codes::E1005, both!("没有\"{word}\"这种编码", "there is no encoding \"{word}\""))
                .hint(both!(
                    "--编码 可写 utf-8、gb18030、gbk、utf-16le、utf-16be",
                    "--encoding takes utf-8, gb18030, gbk, utf-16le, utf-16be"
                ))),
        }
    }

    fn decoder(self) -> Option<Decoder> {
        match self {
            Self::Utf8 | Self::Utf8Bom => None,
            Self::Utf16Le => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Self::Utf16Be => Some(UTF_16BE.new_decoder_without_bom_handling()),
            Self::Gb18030 => Some(GB18030.new_decoder_without_bom_handling()),
        }
    }
}

/// What the first pass found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Survey {
    pub(crate) encoding: Encoding,
    /// Bytes of the byte order mark.
    bom: u64,
    /// Lines end with CR alone, as old Macintosh programs wrote.
    pub(crate) cr_lines: bool,
}

/// Decides the encoding: byte order mark, strict UTF-8, strict GB18030, else E5002 with the byte where reading ends.
pub(crate) fn survey(file: &mut File, name: &str, forced: Option<Encoding>) -> Result<Survey> {
    let failed = |e| unreadable(name, e);
    let mut head = Vec::with_capacity(4);
    file.rewind().map_err(failed)?;
    Read::by_ref(file).take(4).read_to_end(&mut head).map_err(failed)?;
    let (marked, bom) = match head.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => (Some(Encoding::Utf8Bom), 3),
        [0xff, 0xfe, ..] => (Some(Encoding::Utf16Le), 2),
        [0xfe, 0xff, ..] => (Some(Encoding::Utf16Be), 2),
        [0x84, 0x31, 0x95, 0x33] => (Some(Encoding::Gb18030), 4),
        _ => (None, 0),
    };
    // A mark that contradicts --encoding is text of the named encoding, not a mark.
    let bom = match (forced, marked) {
        (Some(Encoding::Utf8), Some(Encoding::Utf8Bom)) => bom,
        (Some(forced), Some(marked)) if forced != marked => 0,
        _ => bom,
    };
    let mut check = |encoding: Encoding| -> io::Result<(Option<u64>, Ends)> {
        file.seek(io::SeekFrom::Start(bom))?;
        check(file, encoding)
    };
    let found = |encoding, ends: Ends| Survey { encoding, bom, cr_lines: ends.cr > 0 && ends.lf == 0 };
    if let Some(encoding) = forced.or(marked) {
        return match check(encoding).map_err(failed)? {
            (None, ends) => Ok(found(encoding, ends)),
            (Some(at), _) => Err(malformed(&format!("{}: ", encoding.name()), at + bom)),
        };
    }
    if let (None, ends) = check(Encoding::Utf8).map_err(failed)? {
        return Ok(found(Encoding::Utf8, ends));
    }
    match check(Encoding::Gb18030).map_err(failed)? {
        (None, ends) => Ok(found(Encoding::Gb18030, ends)),
        (Some(at), _) => Err(malformed("", at)),
    }
}

fn malformed(what: &str, at: u64) -> Failure {
    Failure::new(
        &codes::E5002,
        both!("{what}第 {at} 字节处认不出编码", "{what}the encoding is not recognised at byte {at}"),
    )
    .hint(both!(
        "用 --编码 指明编码,或在表格软件里另存为 xlsx",
        "name the encoding with --encoding, or save the sheet as xlsx"
    ))
}

/// How many line ends of either kind a file has; a CR before an LF belongs to it.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    cr: u64,
    lf: u64,
}

/// The offset of the first byte that is not of the encoding, and the line ends. GB18030's second bytes are never CR or
/// LF; in UTF-16 line ends are not counted, since no Macintosh of that age wrote it.
fn check(file: &mut File, encoding: Encoding) -> io::Result<(Option<u64>, Ends)> {
    let mut ends = Ends::default();
    let mut chunk = vec![0u8; CHUNK];
    let mut text = String::with_capacity(CHUNK * 3 + 16);
    let mut decoder = encoding.decoder();
    let (mut kept, mut offset) = (0usize, 0u64);
    loop {
        let read = read_some(file, &mut chunk[kept..])?;
        let (filled, last) = (kept + read, read == 0);
        ends.count(&chunk[kept..filled]);
        match &mut decoder {
            None => match std::str::from_utf8(&chunk[..filled]) {
                Ok(_) => (kept, offset) = (0, offset + filled as u64),
                Err(e) if e.error_len().is_none() && !last => {
                    let valid = e.valid_up_to();
                    chunk.copy_within(valid..filled, 0);
                    (kept, offset) = (filled - valid, offset + valid as u64);
                }
                Err(e) => return Ok((Some(offset + e.valid_up_to() as u64), ends)),
            },
            Some(decoder) => {
                let mut from = 0;
                loop {
                    text.clear();
                    let (result, used) =
                        decoder.decode_to_string_without_replacement(&chunk[from..filled], &mut text, last);
                    from += used;
                    match result {
                        DecoderResult::InputEmpty => break,
                        DecoderResult::OutputFull => {}
                        DecoderResult::Malformed(bad, after) => {
                            let end = offset + from as u64;
                            return Ok((Some(end.saturating_sub(u64::from(bad) + u64::from(after))), ends));
                        }
                    }
                }
                offset += filled as u64;
            }
        }
        if last {
            return Ok((None, ends));
        }
    }
}

impl Ends {
    fn count(&mut self, bytes: &[u8]) {
        self.lf += bytes.iter().filter(|&&b| b == b'\n').count() as u64;
        self.cr += bytes.iter().filter(|&&b| b == b'\r').count() as u64;
    }
}

fn read_some(file: &mut File, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match file.read(into) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// The text of a surveyed file as UTF-8.
pub(crate) fn transcode(mut file: File, survey: Survey) -> io::Result<Box<dyn Read + Send>> {
    file.seek(io::SeekFrom::Start(survey.bom))?;
    let plain: Box<dyn Read + Send> = match survey.encoding.decoder() {
        None => Box::new(file),
        Some(decoder) => {
            Box::new(Transcoder { file, decoder, raw: vec![0; CHUNK], text: String::new(), at: 0, end: false })
        }
    };
    Ok(if survey.cr_lines { Box::new(CrToLf(plain)) } else { plain })
}

/// Decodes as it is read.
struct Transcoder {
    file: File,
    decoder: Decoder,
    raw: Vec<u8>,
    text: String,
    at: usize,
    end: bool,
}

impl Read for Transcoder {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() {
            if self.end {
                return Ok(0);
            }
            let read = read_some(&mut self.file, &mut self.raw)?;
            self.end = read == 0;
            self.text.clear();
            self.at = 0;
            let room = self.decoder.max_utf8_buffer_length_without_replacement(read).unwrap_or(CHUNK * 4);
            self.text.reserve(room);
            let (result, _) =
                self.decoder.decode_to_string_without_replacement(&self.raw[..read], &mut self.text, self.end);
            if result != DecoderResult::InputEmpty {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the file changed while it was read"));
            }
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text.as_bytes()[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Turns CR line ends into LF, so that one kind of line is left.
struct CrToLf<R>(R);

impl<R: Read> Read for CrToLf<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(out)?;
        for byte in &mut out[..count] {
            if *byte == b'\r' {
                *byte = b'\n';
            }
        }
        Ok(count)
    }
}
