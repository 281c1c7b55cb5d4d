//! References, read and written.
use super::*;
use crate::entropy::SeededEntropy;

#[test]
fn a_reference_reads_back() {
    let day: Day = "2026-11-21".parse().unwrap();
    for family in Family::ALL {
        let reference = Reference::random(*family, day, &mut SeededEntropy::new(1));
        assert_eq!(Reference::parse(&format!(" {} ", reference.as_str().to_lowercase())).unwrap(), reference);
        assert_eq!(reference.family(), *family);
    }
    for wrong in ["", "R-2026", "R-2026-7KQ4", "R-2026-7KQ4U", "X-2026-7KQ4M", "R-2026-7KQ4M-1"] {
        assert!(Reference::parse(wrong).is_err(), "{wrong}");
    }
}
