//! In which drawer an act leaves its record: where whoever reads that drawer looks for what the journal witnessed.
use super::Act;
use crate::domain::{
    case::{CompartmentKind, Stage},
    family::Family,
};

impl Act {
    /// The same, where the act is done at this stage: what a person says to those who assess stands where those read it.
    #[must_use]
    pub fn writes_at(self, stage: Stage) -> Option<CompartmentKind> {
        match self {
            Self::Hold | Self::Release if stage.family() != Family::Case => Some(stage.family().main_drawer()),
            Self::TakeBack | Self::ChangeCode | Self::Exclude | Self::StepBack if stage.family().is_handed_over() => {
                Some(CompartmentKind::InquiryExchange)
            }
            Self::Exclude | Self::StepBack if stage.family() == Family::Investigation => Some(CompartmentKind::Inquiry),
            Self::Exclude | Self::StepBack if stage.family() == Family::Alert => Some(CompartmentKind::Alert),
            Self::Exclude | Self::StepBack | Self::LetIn if stage.family() == Family::Decision => {
                Some(CompartmentKind::Decision)
            }
            Self::Exclude | Self::StepBack | Self::LetIn if stage.family() == Family::Discipline => {
                Some(CompartmentKind::Discipline)
            }
            Self::LetIn if stage.family().is_handed_over() => Some(CompartmentKind::InquiryExchange),
            Self::LetIn
            | Self::Exclude
            | Self::StepBack
            | Self::Attach
            | Self::ChangeCode
            | Self::Enclose
            | Self::Vouch
            | Self::RenewCode
                if stage.family() == Family::Hearing =>
            {
                Some(CompartmentKind::Heard)
            }
            _ => self.writes_in(),
        }
    }

    /// The drawer in which the act leaves the record that the journal witnesses, if it leaves one.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a line an act: none is left out")]
    pub fn writes_in(self) -> Option<CompartmentKind> {
        match self {
            Self::Submit
            | Self::Ask
            | Self::Write
            | Self::Attach
            | Self::ChangeCode
            | Self::Record
            | Self::Vouch
            | Self::RenewCode
            | Self::Reply
            | Self::Withdraw
            | Self::Resume
            | Self::EndCase
            | Self::BeginAftercare
            | Self::AskNews
            | Self::GiveNews
            | Self::ReportRetaliation
            | Self::Enclose
            | Self::AskConsent
            | Self::Consent
            | Self::Decline
            | Self::TakeBack
            | Self::Wish
            | Self::HandOver
            | Self::HandOverWithout
            | Self::Tell
            | Self::Orient
            | Self::AnswerSupport
            | Self::Exclude
            | Self::StepBack
            | Self::Alert => Some(CompartmentKind::Exchange),
            Self::RaiseAlert | Self::ActOnAlert | Self::ActionDone => Some(CompartmentKind::Alert),
            Self::Lodge | Self::RequestMeasure | Self::Appoint => Some(CompartmentKind::Assessment),
            Self::Entrust
            | Self::Declare
            | Self::TakeIn
            | Self::LetIn
            | Self::Summon
            | Self::Plan
            | Self::NameImplicated
            | Self::Inform
            | Self::DeferInforming
            | Self::AgreeDeferral
            | Self::Allege
            | Self::EnterEvidence
            | Self::Find
            | Self::DraftReport
            | Self::AgreeReport
            | Self::FileReport => Some(CompartmentKind::Inquiry),
            Self::InviteSupport | Self::EndSupport | Self::Arrange => Some(CompartmentKind::Arrangements),
            Self::RemitReport | Self::Decide | Self::GiveNotice | Self::ConcludeDecision => {
                Some(CompartmentKind::Decision)
            }
            Self::OpenDiscipline
            | Self::SetTerms
            | Self::TakeStep
            | Self::Suspend
            | Self::Sanction
            | Self::CloseDiscipline => Some(CompartmentKind::Discipline),
            Self::ChooseCommunication | Self::ApproveCommunication => Some(CompartmentKind::Communication),
            Self::OpenInquiry
            | Self::DeclineInquiry
            | Self::AskMore
            | Self::Inquire
            | Self::Respond
            | Self::TakeMeasure
            | Self::RefuseMeasure
            | Self::KeepMeasure
            | Self::EndMeasure
            | Self::AnnounceReport => Some(CompartmentKind::InquiryExchange),
            Self::InviteHeard
            | Self::Convene
            | Self::TakeMinutes
            | Self::ConfirmMinutes
            | Self::AskHeard
            | Self::Testify
            | Self::SubmitFindings
            | Self::NoteUnheard
            | Self::AnswerFindings
            | Self::CloseHearing => Some(CompartmentKind::Heard),
            Self::Identify => Some(CompartmentKind::Identity),
            Self::Keep => Some(CompartmentKind::Notebook),
            Self::AskProtection | Self::DecideProtection => Some(CompartmentKind::Measure),
            Self::Confide | Self::Advise => Some(CompartmentKind::Counsel),
            Self::Note
            | Self::Hold
            | Self::Release
            | Self::Annex
            | Self::Assign
            | Self::Assess
            | Self::Qualify
            | Self::Link
            | Self::Except
            | Self::ObjectToException
            | Self::HandOverUntold
            | Self::PutOffTelling => Some(CompartmentKind::Listening),
            Self::FollowUp
            | Self::Consult
            | Self::Erase
            | Self::Close
            | Self::Archive
            | Self::Eliminate
            | Self::Retain
            | Self::TakeAway
            | Self::Fetch
            | Self::List
            | Self::Open
            | Self::Found
            | Self::Invite
            | Self::Join
            | Self::Endorse
            | Self::ChangePosts
            | Self::Revoke
            | Self::SignOut
            | Self::Members
            | Self::Recovery
            | Self::RecordTraining
            | Self::AnnounceAbsence
            | Self::TakeOver
            | Self::EndAbsence
            | Self::AcceptCharter
            | Self::Steer
            | Self::Audit
            | Self::NoteRequest
            | Self::ExtendRequest
            | Self::AnswerRequest
            | Self::TellExperience
            | Self::ReadExperience => None,
        }
    }
}
