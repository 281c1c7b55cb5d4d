//! Attachments: age files streamed both ways, padded inside.
//!
//! Each has a secret of its own, kept in its record; handing a file over copies the secret, not the bytes. Chunks of 64 KiB
//! are authenticated one by one (STREAM), so what a reader gets is genuine but not known to be whole until the end is
//! reached without error: nothing may be concluded from a part. It does **not** hide the padded size.
use std::io::{self, BufRead, Chain, Cursor, Read, Repeat, Take, Write};

use age::stream::StreamWriter;
use zeroize::Zeroizing;

use super::{
    Error,
    hybrid::{self, Identity},
    padding::{MARK, padded_len},
    secret::Secret,
};
use crate::entropy::Entropy;

/// Short files are all of one size.
const FLOOR: u64 = 4096;
const BUFFER: usize = 16 * 1024;

/// The secret of one attachment.
pub struct AttachmentSecret(Secret);

impl AttachmentSecret {
    /// Draws a new secret.
    pub fn generate(entropy: &mut dyn Entropy) -> Self {
        Self(Secret::generate(entropy))
    }

    /// The bytes, for the record that carries them.
    #[must_use]
    pub fn expose(&self) -> &Secret {
        &self.0
    }

    /// The age identity that opens the file.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::from_seed(self.0.duplicate())
    }
}

impl From<Secret> for AttachmentSecret {
    fn from(secret: Secret) -> Self {
        Self(secret)
    }
}

/// Encrypts what is written; [`Sealer::finish`] must be called, or the file will not open.
pub struct Sealer<W: Write> {
    stream: StreamWriter<W>,
    length: u64,
}

impl<W: Write> Sealer<W> {
    /// Writes the header.
    pub fn new(secret: &AttachmentSecret, output: W) -> Result<Self, Error> {
        let identity = secret.identity();
        Ok(Self { stream: hybrid::writer(&[identity.recipient()], output)?, length: 0 })
    }

    /// How much was written so far, in bytes of plaintext.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Pads, writes the last chunk and gives the output back.
    pub fn finish(mut self) -> io::Result<W> {
        let padding = padded_len(self.length, FLOOR).saturating_sub(self.length).saturating_sub(1);
        self.stream.write_all(&[MARK])?;
        io::copy(&mut io::repeat(0).take(padding), &mut self.stream)?;
        self.stream.finish()
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.stream.write(bytes)?;
        self.length = self.length.saturating_add(written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// What is ready to be given: a mark and zeros that turned out to be content, then what was read behind them.
type Ready = Chain<Chain<&'static [u8], Take<Repeat>>, Cursor<Zeroizing<Vec<u8>>>>;

/// Decrypts what is read. An error, even at the very end, means that nothing of it is to be relied on.
pub struct Opener<R: BufRead> {
    stream: hybrid::Opened<R>,
    ready: Ready,
    /// How many zeros came after the last mark: padding if nothing else follows, content otherwise.
    held: Option<u64>,
    ended: bool,
}

impl<R: BufRead> Opener<R> {
    /// Reads the header.
    pub fn new(secret: &AttachmentSecret, input: R) -> Result<Self, Error> {
        let stream = hybrid::reader(input, &secret.identity())?;
        Ok(Self { stream, ready: ready(None, Zeroizing::default()), held: None, ended: false })
    }

    fn refill(&mut self) -> io::Result<()> {
        let mut bytes = Zeroizing::new(vec![0; BUFFER]);
        let read = self.stream.read(&mut bytes)?;
        bytes.truncate(read);
        if read == 0 {
            self.ended = true;
            return self.held.map(|_| ()).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData));
        }
        let last = bytes.iter().rposition(|byte| *byte != 0);
        if let (None, Some(zeros)) = (last, self.held) {
            self.held = Some(zeros.saturating_add(read as u64));
            return Ok(());
        }
        let before = self.held.take();
        if let Some(last) = last.filter(|last| bytes.get(*last) == Some(&MARK)) {
            self.held = Some(read.saturating_sub(last).saturating_sub(1) as u64);
            bytes.truncate(last);
        }
        self.ready = ready(before, bytes);
        Ok(())
    }
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.ready.read(to)?;
            if read > 0 || to.is_empty() || self.ended {
                return Ok(read);
            }
            self.refill()?;
        }
    }
}

fn ready(zeros: Option<u64>, bytes: Zeroizing<Vec<u8>>) -> Ready {
    let mark: &'static [u8] = if zeros.is_some() { &[MARK] } else { &[] };
    mark.chain(io::repeat(0).take(zeros.unwrap_or(0))).chain(Cursor::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{flipped, secret},
        AttachmentSecret, Opener, Read, Sealer, Write,
    };
    use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

    fn key() -> AttachmentSecret {
        secret(1).into()
    }

    fn seal(content: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::new(&key(), Vec::new()).unwrap();
        for piece in content.chunks(1000) {
            sealer.write_all(piece).unwrap();
        }
        assert_eq!(sealer.length(), content.len() as u64);
        sealer.finish().unwrap()
    }

    fn open(sealed: &[u8]) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        Opener::new(&key(), sealed).ok()?.read_to_end(&mut content).ok()?;
        Some(content)
    }

    #[test]
    fn contents_that_look_like_padding_come_back() {
        let tail = |mark: &[u8], zeros: usize| [b"abc".as_slice(), mark, &vec![0; zeros]].concat();
        let contents =
            [vec![], vec![0x80], vec![0; 70_000], tail(&[0x80], 40_000), tail(&[0x80, 0x80], 1), tail(&[0, 0x80], 0)];
        for content in contents {
            let content = [content.clone(), vec![1], content].concat();
            assert_eq!(open(&seal(&content)), Some(content));
        }
    }

    #[test]
    fn short_files_have_nearly_one_size() {
        // Age's grease, at most 190 bytes, remains.
        let (short, long) = (seal(b"").len(), seal(&[9; 4000]).len());
        assert!(short.abs_diff(long) < 190, "{short} {long}");
    }

    #[test]
    fn another_key_or_a_missing_end_does_not_open() {
        let sealed = seal(&vec![7; 200_000]);
        assert!(Opener::new(&secret(2).into(), sealed.as_slice()).is_err());
        for length in [sealed.len() - 1, sealed.len() - 70_000, 2000 + 65_552, 100, 0] {
            assert_eq!(open(&sealed[..length]), None, "{length}");
        }
        // A file age accepts but that was not padded by us.
        let mut bare = super::hybrid::writer(&[key().identity().recipient()], Vec::new()).unwrap();
        bare.write_all(b"not padded").unwrap();
        assert_eq!(open(&bare.finish().unwrap()), None);
    }

    /// Runs of one byte, mostly those that padding is made of.
    fn content() -> impl Strategy<Value = Vec<u8>> {
        let run = (prop_oneof![Just(0), Just(0x80), any::<u8>()], 1..9000_usize);
        prop::collection::vec(run, 0..12)
            .prop_map(|runs| runs.into_iter().flat_map(|(byte, length)| vec![byte; length]).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_sealed_opens(content in content(), bit in any::<usize>()) {
            let sealed = seal(&content);
            assert_eq!(open(&sealed).as_ref(), Some(&content));
            assert_eq!(open(&flipped(&sealed, bit)), None);
        }
    }
}
