//! A one-time secret as a picture that a telephone reads.
//!
//! Drawn inside the page: no file is made, no other machine is asked. Whoever sees the picture has the secret, which is
//! why the page is shown once and says so.
use std::fmt::Write;

use qrcode::{Color, QrCode};

/// Blank modules around the picture (ISO/IEC 18004, 6.3.8).
const MARGIN: usize = 4;

/// A picture in units of one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Width and height, margin included.
    pub side: usize,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

impl Qr {
    /// Draws a text; nothing if it is too long.
    #[must_use]
    pub fn draw(text: &str) -> Option<Self> {
        let code = QrCode::new(text.as_bytes()).ok()?;
        let width = code.width();
        let colours = code.to_colors();
        let mut path = String::new();
        for (row, y) in colours.chunks(width).zip(MARGIN..) {
            for (colour, x) in row.iter().zip(MARGIN..) {
                if *colour == Color::Dark {
                    write!(path, "M{x} {y}h1v1h-1z").ok()?;
                }
            }
        }
        Some(Self { side: width.saturating_add(MARGIN.saturating_mul(2)), path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_begins_with_its_corner() {
        let qr = Qr::draw("otpauth://totp/example").unwrap();
        assert!(qr.path.starts_with("M4 4h1v1h-1zM5 4h1v1h-1z"));
        assert!(qr.side >= 21 + 8);
        assert_eq!(Qr::draw(&"x".repeat(4000)), None);
    }
}
