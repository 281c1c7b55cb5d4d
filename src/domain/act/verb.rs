//! One type for each act; they carry nothing. A permit for one cannot serve another, nor stand for one that this list has
//! not. They do **not** say who may; see [`crate::policy`].
use super::{Act, Verb};

mod aftercare;
mod discipline;
mod inquiry;

pub use aftercare::{AskNews, BeginAftercare, GiveNews, ReadExperience, ReportRetaliation, TellExperience};
pub use discipline::{CloseDiscipline, OpenDiscipline, Sanction, SetTerms, Suspend, TakeStep};
pub use inquiry::{
    AgreeDeferral, AgreeReport, Allege, AnnounceReport, AnswerFindings, Appoint, ApproveCommunication, Arrange,
    AskHeard, AskMore, ChooseCommunication, CloseHearing, ConcludeDecision, ConfirmMinutes, Convene, Decide, Declare,
    DeclineInquiry, DeferInforming, DraftReport, EndMeasure, EndSupport, EnterEvidence, Entrust, FileReport, Find,
    GiveNotice, Inform, Inquire, InviteHeard, InviteSupport, KeepMeasure, LetIn, NameImplicated, NoteUnheard,
    OpenInquiry, Plan, RefuseMeasure, RemitReport, Respond, SubmitFindings, Summon, TakeIn, TakeMeasure, TakeMinutes,
    Testify,
};

/// See [`Act::Submit`].
#[derive(Debug)]
pub enum Submit {}
impl Verb for Submit {
    const ACT: Act = Act::Submit;
}
/// See [`Act::Ask`].
#[derive(Debug)]
pub enum Ask {}
impl Verb for Ask {
    const ACT: Act = Act::Ask;
}
/// See [`Act::FollowUp`].
#[derive(Debug)]
pub enum FollowUp {}
impl Verb for FollowUp {
    const ACT: Act = Act::FollowUp;
}
/// See [`Act::Write`].
#[derive(Debug)]
pub enum Write {}
impl Verb for Write {
    const ACT: Act = Act::Write;
}
/// See [`Act::Attach`].
#[derive(Debug)]
pub enum Attach {}
impl Verb for Attach {
    const ACT: Act = Act::Attach;
}
/// See [`Act::Enclose`].
#[derive(Debug)]
pub enum Enclose {}
impl Verb for Enclose {
    const ACT: Act = Act::Enclose;
}
/// See [`Act::Annex`].
#[derive(Debug)]
pub enum Annex {}
impl Verb for Annex {
    const ACT: Act = Act::Annex;
}
/// See [`Act::Fetch`].
#[derive(Debug)]
pub enum Fetch {}
impl Verb for Fetch {
    const ACT: Act = Act::Fetch;
}
/// See [`Act::Identify`].
#[derive(Debug)]
pub enum Identify {}
impl Verb for Identify {
    const ACT: Act = Act::Identify;
}
/// See [`Act::AskConsent`].
#[derive(Debug)]
pub enum AskConsent {}
impl Verb for AskConsent {
    const ACT: Act = Act::AskConsent;
}
/// See [`Act::Consent`].
#[derive(Debug)]
pub enum Consent {}
impl Verb for Consent {
    const ACT: Act = Act::Consent;
}
/// See [`Act::Decline`].
#[derive(Debug)]
pub enum Decline {}
impl Verb for Decline {
    const ACT: Act = Act::Decline;
}
/// See [`Act::TakeBack`].
#[derive(Debug)]
pub enum TakeBack {}
impl Verb for TakeBack {
    const ACT: Act = Act::TakeBack;
}
/// See [`Act::Wish`].
#[derive(Debug)]
pub enum Wish {}
impl Verb for Wish {
    const ACT: Act = Act::Wish;
}
/// See [`Act::ChangeCode`].
#[derive(Debug)]
pub enum ChangeCode {}
impl Verb for ChangeCode {
    const ACT: Act = Act::ChangeCode;
}
/// See [`Act::Record`].
#[derive(Debug)]
pub enum Record {}
impl Verb for Record {
    const ACT: Act = Act::Record;
}
/// See [`Act::Vouch`].
#[derive(Debug)]
pub enum Vouch {}
impl Verb for Vouch {
    const ACT: Act = Act::Vouch;
}
/// See [`Act::RenewCode`].
#[derive(Debug)]
pub enum RenewCode {}
impl Verb for RenewCode {
    const ACT: Act = Act::RenewCode;
}
/// See [`Act::Keep`].
#[derive(Debug)]
pub enum Keep {}
impl Verb for Keep {
    const ACT: Act = Act::Keep;
}
/// See [`Act::Confide`].
#[derive(Debug)]
pub enum Confide {}
impl Verb for Confide {
    const ACT: Act = Act::Confide;
}
/// See [`Act::Consult`].
#[derive(Debug)]
pub enum Consult {}
impl Verb for Consult {
    const ACT: Act = Act::Consult;
}
/// See [`Act::Advise`].
#[derive(Debug)]
pub enum Advise {}
impl Verb for Advise {
    const ACT: Act = Act::Advise;
}
/// See [`Act::Erase`].
#[derive(Debug)]
pub enum Erase {}
impl Verb for Erase {
    const ACT: Act = Act::Erase;
}
/// See [`Act::Withdraw`].
#[derive(Debug)]
pub enum Withdraw {}
impl Verb for Withdraw {
    const ACT: Act = Act::Withdraw;
}
/// See [`Act::Resume`].
#[derive(Debug)]
pub enum Resume {}
impl Verb for Resume {
    const ACT: Act = Act::Resume;
}
/// See [`Act::Close`].
#[derive(Debug)]
pub enum Close {}
impl Verb for Close {
    const ACT: Act = Act::Close;
}
/// See [`Act::EndCase`].
#[derive(Debug)]
pub enum EndCase {}
impl Verb for EndCase {
    const ACT: Act = Act::EndCase;
}
/// See [`Act::Hold`].
#[derive(Debug)]
pub enum Hold {}
impl Verb for Hold {
    const ACT: Act = Act::Hold;
}
/// See [`Act::Release`].
#[derive(Debug)]
pub enum Release {}
impl Verb for Release {
    const ACT: Act = Act::Release;
}
/// See [`Act::Archive`].
#[derive(Debug)]
pub enum Archive {}
impl Verb for Archive {
    const ACT: Act = Act::Archive;
}
/// See [`Act::Eliminate`].
#[derive(Debug)]
pub enum Eliminate {}
impl Verb for Eliminate {
    const ACT: Act = Act::Eliminate;
}
/// See [`Act::Retain`].
#[derive(Debug)]
pub enum Retain {}
impl Verb for Retain {
    const ACT: Act = Act::Retain;
}
/// See [`Act::AskProtection`].
#[derive(Debug)]
pub enum AskProtection {}
impl Verb for AskProtection {
    const ACT: Act = Act::AskProtection;
}
/// See [`Act::DecideProtection`].
#[derive(Debug)]
pub enum DecideProtection {}
impl Verb for DecideProtection {
    const ACT: Act = Act::DecideProtection;
}
/// See [`Act::TakeAway`].
#[derive(Debug)]
pub enum TakeAway {}
impl Verb for TakeAway {
    const ACT: Act = Act::TakeAway;
}
/// See [`Act::List`].
#[derive(Debug)]
pub enum List {}
impl Verb for List {
    const ACT: Act = Act::List;
}
/// See [`Act::Open`].
#[derive(Debug)]
pub enum Open {}
impl Verb for Open {
    const ACT: Act = Act::Open;
}
/// See [`Act::Reply`].
#[derive(Debug)]
pub enum Reply {}
impl Verb for Reply {
    const ACT: Act = Act::Reply;
}
/// See [`Act::Note`].
#[derive(Debug)]
pub enum Note {}
impl Verb for Note {
    const ACT: Act = Act::Note;
}
/// See [`Act::HandOver`].
#[derive(Debug)]
pub enum HandOver {}
impl Verb for HandOver {
    const ACT: Act = Act::HandOver;
}
/// See [`Act::Assess`].
#[derive(Debug)]
pub enum Assess {}
impl Verb for Assess {
    const ACT: Act = Act::Assess;
}
/// See [`Act::Qualify`].
#[derive(Debug)]
pub enum Qualify {}
impl Verb for Qualify {
    const ACT: Act = Act::Qualify;
}
/// See [`Act::Orient`].
#[derive(Debug)]
pub enum Orient {}
impl Verb for Orient {
    const ACT: Act = Act::Orient;
}
/// See [`Act::AnswerSupport`].
#[derive(Debug)]
pub enum AnswerSupport {}
impl Verb for AnswerSupport {
    const ACT: Act = Act::AnswerSupport;
}
/// See [`Act::Link`].
#[derive(Debug)]
pub enum Link {}
impl Verb for Link {
    const ACT: Act = Act::Link;
}
/// See [`Act::Assign`].
#[derive(Debug)]
pub enum Assign {}
impl Verb for Assign {
    const ACT: Act = Act::Assign;
}
/// See [`Act::Exclude`].
#[derive(Debug)]
pub enum Exclude {}
impl Verb for Exclude {
    const ACT: Act = Act::Exclude;
}
/// See [`Act::StepBack`].
#[derive(Debug)]
pub enum StepBack {}
impl Verb for StepBack {
    const ACT: Act = Act::StepBack;
}
/// See [`Act::Alert`].
#[derive(Debug)]
pub enum Alert {}
impl Verb for Alert {
    const ACT: Act = Act::Alert;
}
/// See [`Act::ActOnAlert`].
#[derive(Debug)]
pub enum ActOnAlert {}
impl Verb for ActOnAlert {
    const ACT: Act = Act::ActOnAlert;
}
/// See [`Act::ActionDone`].
#[derive(Debug)]
pub enum ActionDone {}
impl Verb for ActionDone {
    const ACT: Act = Act::ActionDone;
}
/// See [`Act::Found`].
#[derive(Debug)]
pub enum Found {}
impl Verb for Found {
    const ACT: Act = Act::Found;
}
/// See [`Act::Invite`].
#[derive(Debug)]
pub enum Invite {}
impl Verb for Invite {
    const ACT: Act = Act::Invite;
}
/// See [`Act::Join`].
#[derive(Debug)]
pub enum Join {}
impl Verb for Join {
    const ACT: Act = Act::Join;
}
/// See [`Act::Endorse`].
#[derive(Debug)]
pub enum Endorse {}
impl Verb for Endorse {
    const ACT: Act = Act::Endorse;
}
/// See [`Act::ChangePosts`].
#[derive(Debug)]
pub enum ChangePosts {}
impl Verb for ChangePosts {
    const ACT: Act = Act::ChangePosts;
}
/// See [`Act::Revoke`].
#[derive(Debug)]
pub enum Revoke {}
impl Verb for Revoke {
    const ACT: Act = Act::Revoke;
}
/// See [`Act::SignOut`].
#[derive(Debug)]
pub enum SignOut {}
impl Verb for SignOut {
    const ACT: Act = Act::SignOut;
}
/// See [`Act::Members`].
#[derive(Debug)]
pub enum Members {}
impl Verb for Members {
    const ACT: Act = Act::Members;
}
/// See [`Act::Recovery`].
#[derive(Debug)]
pub enum Recovery {}
impl Verb for Recovery {
    const ACT: Act = Act::Recovery;
}
/// See [`Act::RecordTraining`].
#[derive(Debug)]
pub enum RecordTraining {}
impl Verb for RecordTraining {
    const ACT: Act = Act::RecordTraining;
}
/// See [`Act::AnnounceAbsence`].
#[derive(Debug)]
pub enum AnnounceAbsence {}
impl Verb for AnnounceAbsence {
    const ACT: Act = Act::AnnounceAbsence;
}
/// See [`Act::TakeOver`].
#[derive(Debug)]
pub enum TakeOver {}
impl Verb for TakeOver {
    const ACT: Act = Act::TakeOver;
}
/// See [`Act::EndAbsence`].
#[derive(Debug)]
pub enum EndAbsence {}
impl Verb for EndAbsence {
    const ACT: Act = Act::EndAbsence;
}
/// See [`Act::AcceptCharter`].
#[derive(Debug)]
pub enum AcceptCharter {}
impl Verb for AcceptCharter {
    const ACT: Act = Act::AcceptCharter;
}
/// See [`Act::Steer`].
#[derive(Debug)]
pub enum Steer {}
impl Verb for Steer {
    const ACT: Act = Act::Steer;
}
/// See [`Act::Audit`].
#[derive(Debug)]
pub enum Audit {}
impl Verb for Audit {
    const ACT: Act = Act::Audit;
}
/// See [`Act::NoteRequest`].
#[derive(Debug)]
pub enum NoteRequest {}
impl Verb for NoteRequest {
    const ACT: Act = Act::NoteRequest;
}
/// See [`Act::ExtendRequest`].
#[derive(Debug)]
pub enum ExtendRequest {}
impl Verb for ExtendRequest {
    const ACT: Act = Act::ExtendRequest;
}
/// See [`Act::AnswerRequest`].
#[derive(Debug)]
pub enum AnswerRequest {}
impl Verb for AnswerRequest {
    const ACT: Act = Act::AnswerRequest;
}
/// See [`Act::Except`].
#[derive(Debug)]
pub enum Except {}
impl Verb for Except {
    const ACT: Act = Act::Except;
}
/// See [`Act::ObjectToException`].
#[derive(Debug)]
pub enum ObjectToException {}
impl Verb for ObjectToException {
    const ACT: Act = Act::ObjectToException;
}
/// See [`Act::HandOverWithout`].
#[derive(Debug)]
pub enum HandOverWithout {}
impl Verb for HandOverWithout {
    const ACT: Act = Act::HandOverWithout;
}
/// See [`Act::HandOverUntold`].
#[derive(Debug)]
pub enum HandOverUntold {}
impl Verb for HandOverUntold {
    const ACT: Act = Act::HandOverUntold;
}
/// See [`Act::PutOffTelling`].
#[derive(Debug)]
pub enum PutOffTelling {}
impl Verb for PutOffTelling {
    const ACT: Act = Act::PutOffTelling;
}
/// See [`Act::Tell`].
#[derive(Debug)]
pub enum Tell {}
impl Verb for Tell {
    const ACT: Act = Act::Tell;
}
