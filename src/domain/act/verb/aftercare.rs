//! The types of what follows a case, and of what is said of it without one. See [`super`].
use super::{Act, Verb};

/// See [`Act::BeginAftercare`].
#[derive(Debug)]
pub enum BeginAftercare {}
impl Verb for BeginAftercare {
    const ACT: Act = Act::BeginAftercare;
}
/// See [`Act::AskNews`].
#[derive(Debug)]
pub enum AskNews {}
impl Verb for AskNews {
    const ACT: Act = Act::AskNews;
}
/// See [`Act::GiveNews`].
#[derive(Debug)]
pub enum GiveNews {}
impl Verb for GiveNews {
    const ACT: Act = Act::GiveNews;
}
/// See [`Act::ReportRetaliation`].
#[derive(Debug)]
pub enum ReportRetaliation {}
impl Verb for ReportRetaliation {
    const ACT: Act = Act::ReportRetaliation;
}
/// See [`Act::TellExperience`].
#[derive(Debug)]
pub enum TellExperience {}
impl Verb for TellExperience {
    const ACT: Act = Act::TellExperience;
}
/// See [`Act::ReadExperience`].
#[derive(Debug)]
pub enum ReadExperience {}
impl Verb for ReadExperience {
    const ACT: Act = Act::ReadExperience;
}
