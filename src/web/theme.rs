//! An organisation's colour, checked: a pair that cannot be read is refused at start.
//!
//! Contrast is computed as WCAG 2.2 defines it. The dark theme keeps our own colours, which are checked by a test.
use std::fmt;

/// The light paper every colour is read on.
const PAPER: Colour = Colour([0xfb, 0xf8, 0xf2]);
/// Least contrast of text (WCAG 2.2, 1.4.3, level AA).
const LEAST: f64 = 4.5;

/// A colour, three bytes of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Colour([u8; 3]);

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.strip_prefix('#')?.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|byte| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The theme cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// Not a colour such as `#1d5a5c`.
    #[error("not a colour")]
    NotAColour,
    /// Too near the paper to be read.
    #[error("the colour's contrast with the page is below 4.5")]
    TooPale,
}

/// The colours of an installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    action: Option<Colour>,
}

impl Theme {
    /// Our theme with the organisation's own colour for actions, links and titles.
    pub fn with_action(colour: &str) -> Result<Self, ThemeError> {
        let action = Colour::parse(colour).ok_or(ThemeError::NotAColour)?;
        if action.contrast(PAPER) < LEAST {
            return Err(ThemeError::TooPale);
        }
        Ok(Self { action: Some(action) })
    }

    /// What is added behind the style sheet.
    #[must_use]
    pub fn css(&self) -> String {
        match self.action {
            Some(colour) => format!("@media (prefers-color-scheme: light) {{ :root {{ --action: {colour} }} }}\n"),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::assets::SHEET;

    #[test]
    fn pale_colours_are_refused() {
        assert!(Theme::with_action("#1d5a5c").unwrap().css().contains("#1d5a5c"));
        assert_eq!(Theme::with_action("#ffcc00"), Err(ThemeError::TooPale));
        for wrong in ["", "1d5a5c", "#1d5", "#1d5a5c; } body {"] {
            assert_eq!(Theme::with_action(wrong), Err(ThemeError::NotAColour), "{wrong}");
        }
    }

    /// The value of a custom property: the first is the light theme's, the second the dark theme's.
    fn colours(name: &str) -> Vec<Colour> {
        let start = format!("{name}: ");
        SHEET
            .lines()
            .filter_map(|line| line.trim().strip_prefix(start.as_str())?.strip_suffix(';'))
            .filter_map(Colour::parse)
            .collect()
    }

    #[test]
    fn our_own_colours_can_be_read() {
        let papers = colours("--paper");
        assert_eq!(papers.len(), 2);
        assert_eq!(papers[0], PAPER);
        for name in ["--ink", "--quiet", "--action", "--attention", "--danger"] {
            let inks = colours(name);
            assert_eq!(inks.len(), 2, "{name}");
            for ground in ["--paper", "--tint"] {
                for (ink, ground) in inks.iter().zip(colours(ground)) {
                    assert!(ink.contrast(ground) >= LEAST, "{name} {ink} on {ground}: {}", ink.contrast(ground));
                }
            }
        }
        for (ink, ground) in colours("--on-action").iter().zip(colours("--action")) {
            assert!(ink.contrast(ground) >= LEAST, "on action");
        }
    }
}
