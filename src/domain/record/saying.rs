//! Whose word a record is: the person's, a member's, of either, or how the case is kept. It does **not** say who wrote one: a
//! signature does.
/// Whose a record is to write, and what it takes for it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// What the person told: theirs, under any of their codes.
    Told,
    /// What nobody else can say for them, nor a former code: who they are, what they agree to, that they withdraw.
    Own,
    /// A file: of either side.
    Given,
    /// What the person keeps for themselves.
    Kept,
    /// A member's word: it counts only where the journal has it.
    Staff,
    /// How the case is kept: who reads, what lists show.
    Keeping,
}

impl Saying {
    /// Whether only the person could have said it, where they signed it.
    #[must_use]
    pub fn is_the_persons(self) -> bool {
        match self {
            Self::Told | Self::Own | Self::Given | Self::Kept => true,
            // A line has no key of its own: what it was told stands under the code that it saw.
            Self::Staff | Self::Keeping => false,
        }
    }

    /// Whether somebody gave it to the cell, and may ask for the proof that it is unchanged.
    #[must_use]
    pub fn is_deposited(self) -> bool {
        matches!(self, Self::Told | Self::Own | Self::Given)
    }
}
