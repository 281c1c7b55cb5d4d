//! What the person gave, with what proves it unchanged: the day, the digest, the entry of the journal that holds it.
use crate::{
    domain::record::RecordKind,
    service::view::{self, Holding},
    text::Words,
};

/// One thing given, in words.
#[derive(Debug)]
pub(super) struct Deposit {
    pub(super) what: String,
    pub(super) digest: String,
    pub(super) entry: Holding,
}

impl Deposit {
    pub(super) fn new(words: &Words, deposit: &view::Deposit) -> Self {
        let key = match deposit.what {
            RecordKind::Report => "deposit-report",
            RecordKind::File => "deposit-file",
            RecordKind::Consent => "deposit-consent",
            RecordKind::Declined => "deposit-declined",
            RecordKind::TakenBack => "deposit-taken-back",
            RecordKind::Wishes => "deposit-wishes",
            RecordKind::Identity => "deposit-identity",
            RecordKind::Protection => "deposit-protection",
            RecordKind::SupportAnswered => "deposit-support",
            RecordKind::Withdrawn => "deposit-withdrawn",
            RecordKind::News => "deposit-news",
            RecordKind::Retaliation => "deposit-retaliation",
            RecordKind::Resumed => "deposit-resumed",
            _ => "deposit-message",
        };
        let at = words.moment(&deposit.at);
        let what = words.say_with(key, &[("at", (&at).into()), ("name", (&deposit.name).into())]);
        Self { what, digest: deposit.digest.clone(), entry: deposit.entry.clone() }
    }
}
