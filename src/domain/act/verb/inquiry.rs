//! The acts of an inquiry, from what was handed over to the report as it was filed and what may be communicated of it.
use crate::domain::act::{Act, Verb};

/// See [`Act::OpenInquiry`].
#[derive(Debug)]
pub enum OpenInquiry {}
impl Verb for OpenInquiry {
    const ACT: Act = Act::OpenInquiry;
}
/// See [`Act::DeclineInquiry`].
#[derive(Debug)]
pub enum DeclineInquiry {}
impl Verb for DeclineInquiry {
    const ACT: Act = Act::DeclineInquiry;
}
/// See [`Act::AskMore`].
#[derive(Debug)]
pub enum AskMore {}
impl Verb for AskMore {
    const ACT: Act = Act::AskMore;
}
/// See [`Act::Inquire`].
#[derive(Debug)]
pub enum Inquire {}
impl Verb for Inquire {
    const ACT: Act = Act::Inquire;
}
/// See [`Act::Respond`].
#[derive(Debug)]
pub enum Respond {}
impl Verb for Respond {
    const ACT: Act = Act::Respond;
}
/// See [`Act::Appoint`].
#[derive(Debug)]
pub enum Appoint {}
impl Verb for Appoint {
    const ACT: Act = Act::Appoint;
}
/// See [`Act::Entrust`].
#[derive(Debug)]
pub enum Entrust {}
impl Verb for Entrust {
    const ACT: Act = Act::Entrust;
}
/// See [`Act::Declare`].
#[derive(Debug)]
pub enum Declare {}
impl Verb for Declare {
    const ACT: Act = Act::Declare;
}
/// See [`Act::TakeIn`].
#[derive(Debug)]
pub enum TakeIn {}
impl Verb for TakeIn {
    const ACT: Act = Act::TakeIn;
}
/// See [`Act::Plan`].
#[derive(Debug)]
pub enum Plan {}
impl Verb for Plan {
    const ACT: Act = Act::Plan;
}
/// See [`Act::NameImplicated`].
#[derive(Debug)]
pub enum NameImplicated {}
impl Verb for NameImplicated {
    const ACT: Act = Act::NameImplicated;
}
/// See [`Act::Inform`].
#[derive(Debug)]
pub enum Inform {}
impl Verb for Inform {
    const ACT: Act = Act::Inform;
}
/// See [`Act::DeferInforming`].
#[derive(Debug)]
pub enum DeferInforming {}
impl Verb for DeferInforming {
    const ACT: Act = Act::DeferInforming;
}
/// See [`Act::AgreeDeferral`].
#[derive(Debug)]
pub enum AgreeDeferral {}
impl Verb for AgreeDeferral {
    const ACT: Act = Act::AgreeDeferral;
}
/// See [`Act::Allege`].
#[derive(Debug)]
pub enum Allege {}
impl Verb for Allege {
    const ACT: Act = Act::Allege;
}
/// See [`Act::EnterEvidence`].
#[derive(Debug)]
pub enum EnterEvidence {}
impl Verb for EnterEvidence {
    const ACT: Act = Act::EnterEvidence;
}
/// See [`Act::Find`].
#[derive(Debug)]
pub enum Find {}
impl Verb for Find {
    const ACT: Act = Act::Find;
}
/// See [`Act::DraftReport`].
#[derive(Debug)]
pub enum DraftReport {}
impl Verb for DraftReport {
    const ACT: Act = Act::DraftReport;
}
/// See [`Act::AgreeReport`].
#[derive(Debug)]
pub enum AgreeReport {}
impl Verb for AgreeReport {
    const ACT: Act = Act::AgreeReport;
}
/// See [`Act::FileReport`].
#[derive(Debug)]
pub enum FileReport {}
impl Verb for FileReport {
    const ACT: Act = Act::FileReport;
}
/// See [`Act::RemitReport`].
#[derive(Debug)]
pub enum RemitReport {}
impl Verb for RemitReport {
    const ACT: Act = Act::RemitReport;
}
/// See [`Act::Decide`].
#[derive(Debug)]
pub enum Decide {}
impl Verb for Decide {
    const ACT: Act = Act::Decide;
}
/// See [`Act::GiveNotice`].
#[derive(Debug)]
pub enum GiveNotice {}
impl Verb for GiveNotice {
    const ACT: Act = Act::GiveNotice;
}
/// See [`Act::ConcludeDecision`].
#[derive(Debug)]
pub enum ConcludeDecision {}
impl Verb for ConcludeDecision {
    const ACT: Act = Act::ConcludeDecision;
}
/// See [`Act::AnnounceReport`].
#[derive(Debug)]
pub enum AnnounceReport {}
impl Verb for AnnounceReport {
    const ACT: Act = Act::AnnounceReport;
}
/// See [`Act::ChooseCommunication`].
#[derive(Debug)]
pub enum ChooseCommunication {}
impl Verb for ChooseCommunication {
    const ACT: Act = Act::ChooseCommunication;
}
/// See [`Act::ApproveCommunication`].
#[derive(Debug)]
pub enum ApproveCommunication {}
impl Verb for ApproveCommunication {
    const ACT: Act = Act::ApproveCommunication;
}
/// See [`Act::Summon`].
#[derive(Debug)]
pub enum Summon {}
impl Verb for Summon {
    const ACT: Act = Act::Summon;
}
/// See [`Act::InviteHeard`].
#[derive(Debug)]
pub enum InviteHeard {}
impl Verb for InviteHeard {
    const ACT: Act = Act::InviteHeard;
}
/// See [`Act::Convene`].
#[derive(Debug)]
pub enum Convene {}
impl Verb for Convene {
    const ACT: Act = Act::Convene;
}
/// See [`Act::TakeMinutes`].
#[derive(Debug)]
pub enum TakeMinutes {}
impl Verb for TakeMinutes {
    const ACT: Act = Act::TakeMinutes;
}
/// See [`Act::ConfirmMinutes`].
#[derive(Debug)]
pub enum ConfirmMinutes {}
impl Verb for ConfirmMinutes {
    const ACT: Act = Act::ConfirmMinutes;
}
/// See [`Act::AskHeard`].
#[derive(Debug)]
pub enum AskHeard {}
impl Verb for AskHeard {
    const ACT: Act = Act::AskHeard;
}
/// See [`Act::Testify`].
#[derive(Debug)]
pub enum Testify {}
impl Verb for Testify {
    const ACT: Act = Act::Testify;
}
/// See [`Act::SubmitFindings`].
#[derive(Debug)]
pub enum SubmitFindings {}
impl Verb for SubmitFindings {
    const ACT: Act = Act::SubmitFindings;
}
/// See [`Act::NoteUnheard`].
#[derive(Debug)]
pub enum NoteUnheard {}
impl Verb for NoteUnheard {
    const ACT: Act = Act::NoteUnheard;
}
/// See [`Act::AnswerFindings`].
#[derive(Debug)]
pub enum AnswerFindings {}
impl Verb for AnswerFindings {
    const ACT: Act = Act::AnswerFindings;
}
/// See [`Act::CloseHearing`].
#[derive(Debug)]
pub enum CloseHearing {}
impl Verb for CloseHearing {
    const ACT: Act = Act::CloseHearing;
}
/// See [`Act::LetIn`].
#[derive(Debug)]
pub enum LetIn {}
impl Verb for LetIn {
    const ACT: Act = Act::LetIn;
}
/// See [`Act::InviteSupport`].
#[derive(Debug)]
pub enum InviteSupport {}
impl Verb for InviteSupport {
    const ACT: Act = Act::InviteSupport;
}
/// See [`Act::EndSupport`].
#[derive(Debug)]
pub enum EndSupport {}
impl Verb for EndSupport {
    const ACT: Act = Act::EndSupport;
}
/// See [`Act::Arrange`].
#[derive(Debug)]
pub enum Arrange {}
impl Verb for Arrange {
    const ACT: Act = Act::Arrange;
}
/// See [`Act::TakeMeasure`].
#[derive(Debug)]
pub enum TakeMeasure {}
impl Verb for TakeMeasure {
    const ACT: Act = Act::TakeMeasure;
}
/// See [`Act::RefuseMeasure`].
#[derive(Debug)]
pub enum RefuseMeasure {}
impl Verb for RefuseMeasure {
    const ACT: Act = Act::RefuseMeasure;
}
/// See [`Act::KeepMeasure`].
#[derive(Debug)]
pub enum KeepMeasure {}
impl Verb for KeepMeasure {
    const ACT: Act = Act::KeepMeasure;
}
/// See [`Act::EndMeasure`].
#[derive(Debug)]
pub enum EndMeasure {}
impl Verb for EndMeasure {
    const ACT: Act = Act::EndMeasure;
}
