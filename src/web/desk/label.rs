//! What each thing of a case's timeline is called, beside who and when.
//!
//! The same word serves for acts that readers need not tell apart there; what was done is said below it. It does **not** say
//! who did it, nor who will read it.
use crate::service::view::Content;

/// The sentence that names it; `theirs` if it comes from the person.
pub(super) fn label(content: &Content, theirs: bool) -> &'static str {
    match content {
        Content::Report(_) => "desk-case-report",
        Content::Contact(_) => "contact-item",
        Content::Vouched(_) => "contact-item-vouched",
        Content::CodeGiven | Content::CodeTaken => "contact-item-code",
        Content::Withdrawn(_) => "desk-case-withdrawn",
        Content::Ended(_) => "end-item",
        Content::Aftercare(_) => "aftercare-item",
        Content::News(_) => "news-item",
        Content::Retaliation(_) => "retaliation-item",
        Content::Resumed => "desk-case-resumed",
        Content::ProtectionAsked | Content::ProtectionDecided => "desk-protection-item",
        Content::Oriented(_) => "orient-item",
        Content::SupportAnswered(_) => "orient-item-answered",
        Content::Assessed(_) | Content::Qualified(_) => "listening-item",
        Content::Asked(_, _) => "desk-consent-item-asked",
        Content::Agreed(_, _) | Content::Declined | Content::TakenBack(_, _) => "desk-consent-item",
        Content::Wished(_) => "desk-consent-item-wished",
        Content::Passed(_) => "handover-passed",
        Content::Ruled(_) | Content::Measured(_) => "inquiry-item-ruled",
        Content::Reported => "report-item-announced",
        Content::InDanger(_) => "desk-case-message-danger",
        Content::Message(_) => "desk-case-message",
        Content::Reply(_) => "desk-case-replied",
        Content::Exceptional(_, _) => "without-item",
        Content::Note(_) => "desk-case-noted",
        Content::File(_) if theirs => "desk-case-file",
        Content::File(_) => "desk-case-enclosed",
        Content::Annexed(_) => "desk-case-annexed",
        Content::Admitted(_) => "desk-case-admitted",
        Content::TakenOff(_) => "desk-case-taken-off",
        Content::Alerted(_) => "alert-item",
        Content::SteppedBack => "step-back-item",
        Content::Assigned(_) => "desk-case-assigned",
    }
}
