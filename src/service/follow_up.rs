//! What a person sees of their own case.
use std::collections::BTreeMap;

use super::{
    Error, Service,
    case_file::{Author, CaseFile, Drawer, Handed, Handing, Record, to_read},
    consent,
    inquiry::standing,
    orient, protection, readers,
    roster::Roll,
    session::Unlocked,
    submit_report,
    view::{Content, Deposit, FollowUp, Holding, Item, Reader, Voice},
};
use crate::{
    clock::Day,
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, HolderKind, Stage},
        consent::{Purpose, Receiver, TakenBack},
        deadline::DeadlineCode,
        record::{Assigned, Exclusion, Readers, RecordBody},
    },
    ids::MemberId,
    policy::Permit,
};

/// Opens the person's own case.
pub async fn follow_up(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    unlocked: &Unlocked,
) -> Result<FollowUp, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let passed = standing(service, file.passed().cloned().collect()).await?;
    Ok(FollowUp { passed, ..seen(service, &file)? })
}

/// The case as its reporter sees it.
pub(crate) fn seen(service: &Service, file: &CaseFile<'_>) -> Result<FollowUp, Error> {
    let exchange = file.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
    let publish = service.rules().organisation.publish_names;
    // Of what is withdrawn, members have a key under which nothing stands.
    let open = !file.row.stage.is_withdrawn();
    let may_read = exchange
        .members()
        .filter(|member| open && file.reads(member))
        .filter_map(|member| file.roll.roster.entry(&member));
    Ok(FollowUp {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        received: file.row.received,
        promise: submit_report::promise(service, &file.deadlines).filter(|_| open),
        promises: submit_report::promises(service, &file.deadlines).into_iter().skip(1).filter(|_| open).collect(),
        above: file.known_above().filter(|_| open),
        items: conversation(file, publish),
        deposits: deposits((file, service.today())),
        readers: may_read.map(|entry| readers::shown(entry, publish)).collect(),
        later: if open { readers::later_on(file, publish) } else { Vec::new() },
        recovery: open && exchange.holders.iter().any(|holder| holder.kind == HolderKind::Recovery),
        body: file.row.entity.clone(),
        counsel: file.counsel().is_some(),
        vouched: file.vouchers()?.first().map(|voucher| Day::of(voucher.at)),
        notebook: file.notebook().is_ok(),
        agreements: consent::seen(file, publish),
        withdrawal: file.withdrawal().cloned(),
        ending: file.ending().filter(|_| is_closed(file)),
        erased: file
            .deadlines
            .iter()
            .find(|row| row.code == DeadlineCode::Erasure && row.done.is_none())
            .map(|row| row.due),
        kept: file.deadlines.iter().find(|row| row.code == DeadlineCode::NotebookTerm).map(|row| row.due),
        identity: file.identity().cloned(),
        protection: protection::seen(service, file),
        passed: Vec::new(),
        orientations: orient::seen(file, publish),
    })
}

/// Whether the cell has closed it, and nobody opened it again since.
fn is_closed(file: &CaseFile<'_>) -> bool {
    file.row.stage.rests() || file.row.stage == Stage::Closed && file.withdrawal().is_none()
}

/// What the person gave, each as it was sealed and where the journal holds it.
fn deposits((file, today): (&CaseFile<'_>, Day)) -> Vec<Deposit> {
    let theirs = |record: &&Record| record.author == Author::Reporter && record.entry.body.saying().is_deposited();
    let deposit = |(drawer, record): (&Drawer, &Record)| Deposit {
        at: record.entry.at,
        what: record.entry.body.kind(),
        name: if let RecordBody::File(file) = &record.entry.body { file.name.clone() } else { String::new() },
        digest: record.digest.to_string(),
        entry: match file.entry_holding(drawer, record) {
            Some(head) => Holding::Entry(head.digest.to_string()),
            None if Day::of(record.entry.at).plus(1) < today => Holding::Missing,
            None => Holding::Soon,
        },
    };
    let kinds = [CompartmentKind::Exchange, CompartmentKind::Identity, CompartmentKind::Measure];
    let given = kinds.into_iter().filter_map(|kind| file.drawer(kind));
    given
        .flat_map(|drawer| drawer.records.iter().filter(theirs).map(move |record| (drawer, record)))
        .map(deposit)
        .collect()
}

/// What the person and the cell said and did together, whichever drawer it stands in.
fn conversation(file: &CaseFile<'_>, with_names: bool) -> Vec<Item> {
    let kinds = [CompartmentKind::Exchange, CompartmentKind::Measure];
    let drawers = kinds.into_iter().filter_map(|kind| file.drawer(kind));
    let mut all: Vec<Item> = drawers.flat_map(|drawer| items(&file.roll, drawer, with_names)).collect();
    all.sort_by_key(|item| item.at);
    all
}

/// Who was let in or kept out by whom, in their order, of a drawer that has no conversation.
pub(crate) fn comings(roll: &Roll, drawer: &Drawer) -> Vec<Item> {
    let moves = |item: &Item| matches!(item.content, Content::Admitted(_) | Content::TakenOff(_));
    items(roll, drawer, true).into_iter().filter(moves).collect()
}

/// The items of a drawer that people read, in their order.
pub(crate) fn items(roll: &Roll, drawer: &Drawer, with_names: bool) -> Vec<Item> {
    let mut shown = Shown {
        roll,
        kind: drawer.kind,
        with_names,
        readers: None,
        in_charge: None,
        code: Handing::default(),
        agreed: BTreeMap::new(),
    };
    let mut items = Vec::new();
    for record in &drawer.records {
        let (at, voice) = (record.entry.at, shown.voice(&record.author));
        let code = shown.code(record).into_iter();
        let contents = code.chain(shown.contents(record));
        items.extend(contents.map(|content| Item { at, voice: voice.clone(), content }));
    }
    items
}

/// To whom and for what something is handed over to an inquiry.
const INQUIRY: (Receiver, Purpose) = (Receiver::Assessor, Purpose::Inquiry);

/// How the records of one drawer are shown, one after the other.
struct Shown<'a> {
    roll: &'a Roll,
    kind: CompartmentKind,
    with_names: bool,
    readers: Option<&'a Readers>,
    in_charge: Option<MemberId>,
    code: Handing,
    /// To whom and for what each consent was given, by its number.
    agreed: BTreeMap<u64, (Receiver, Purpose)>,
}

impl<'a> Shown<'a> {
    fn voice(&self, author: &Author) -> Voice {
        match author {
            Author::Reporter => Voice::Reporter,
            Author::Member(member) => Voice::Member(self.named(member)),
        }
    }

    /// What became of the person's code.
    fn code(&mut self, record: &Record) -> Option<Content> {
        if !matches!(self.kind, CompartmentKind::Exchange | CompartmentKind::Heard) {
            return None;
        }
        self.code.record(record).map(|became| match became {
            Handed::Given => Content::CodeGiven,
            Handed::Taken => Content::CodeTaken,
        })
    }

    #[expect(clippy::too_many_lines, reason = "a line a kind of record")]
    fn contents(&mut self, record: &'a Record) -> Vec<Content> {
        match &record.entry.body {
            RecordBody::Report(report) => vec![Content::Report(report.clone())],
            RecordBody::Contact(contact) => vec![Content::Contact(contact.clone())],
            RecordBody::Vouched(vouched) => vec![Content::Vouched(vouched.how.clone())],
            RecordBody::Asked(asked) => vec![Content::Asked(asked.to, asked.purpose)],
            RecordBody::Consent(consent) => {
                self.agreed.insert(record.sequence, (consent.to, consent.purpose));
                vec![Content::Agreed(consent.to, consent.purpose)]
            }
            RecordBody::Declined(_) => vec![Content::Declined],
            RecordBody::TakenBack(TakenBack { consent }) => {
                // In an inquiry there is one consent, which stands elsewhere.
                let here = (self.kind == CompartmentKind::InquiryExchange).then_some(&INQUIRY);
                let about = self.agreed.get(consent).or(here);
                about.map(|(to, purpose)| Content::TakenBack(*to, *purpose)).into_iter().collect()
            }
            RecordBody::Wishes(wishes) => vec![Content::Wished(wishes.chosen.clone())],
            RecordBody::Message(words) if words.danger => vec![Content::InDanger(words.text.clone())],
            RecordBody::Message(words) => vec![Content::Message(words.text.clone())],
            RecordBody::Reply(words) => vec![Content::Reply(words.text.clone())],
            RecordBody::Note(words) => vec![Content::Note(words.text.clone())],
            RecordBody::File(file) if self.kind == CompartmentKind::Listening => vec![Content::Annexed(file.clone())],
            RecordBody::File(file) => vec![Content::File(file.clone())],
            RecordBody::Assigned(Assigned { member }) => self.assigned(*member).into_iter().collect(),
            // Each drawer tells whose hand is the person's; who reads is told once.
            RecordBody::Readers(_) if !self.kind.tells_who_reads() => Vec::new(),
            RecordBody::Readers(readers) => self.changed(readers),
            RecordBody::Withdrawn(withdrawal) => vec![Content::Withdrawn(withdrawal.clone())],
            RecordBody::Resumed => vec![Content::Resumed],
            RecordBody::Ended(ending) => vec![Content::Ended(ending.clone())],
            RecordBody::Aftercare(aftercare) => vec![Content::Aftercare(aftercare.clone())],
            RecordBody::News { news } => vec![Content::News(*news)],
            RecordBody::Retaliation(said) => vec![Content::Retaliation(said.clone())],
            // That it was asked and decided; what stands in it is read where it is asked for, as who the person is.
            RecordBody::Protection(_) => vec![Content::ProtectionAsked],
            RecordBody::ProtectionDecided(_) => vec![Content::ProtectionDecided],
            RecordBody::AlertSent(sent) => vec![Content::Alerted(sent.alert.clone())],
            RecordBody::Passed(passed) => vec![Content::Passed(passed.clone())],
            RecordBody::Reported => vec![Content::Reported],
            RecordBody::Ruled(ruling) => vec![Content::Ruled(ruling.clone())],
            RecordBody::Measured(measured) => vec![Content::Measured(measured.clone())],
            RecordBody::Oriented(oriented) => vec![Content::Oriented(oriented.clone())],
            RecordBody::SupportAnswered(answered) => vec![Content::SupportAnswered(answered.clone())],
            RecordBody::Assessed(assessed) => vec![Content::Assessed(assessed.clone())],
            RecordBody::Qualified(qualified) => vec![Content::Qualified(qualified.clone())],
            RecordBody::Excepted(excepted) => vec![Content::Exceptional(Act::Except, excepted.reason.clone())],
            RecordBody::Objected(said) => vec![Content::Exceptional(Act::ObjectToException, said.why.clone())],
            RecordBody::Untold(said) => vec![Content::Exceptional(Act::HandOverUntold, said.inquiry.clone())],
            RecordBody::PutOff(said) => vec![Content::Exceptional(Act::PutOffTelling, said.reason.clone())],
            RecordBody::Identity(_)
            | RecordBody::Summary(_)
            | RecordBody::Pressing(_)
            // Another case is named only to whoever reads it too.
            | RecordBody::Linked(_)
            | RecordBody::Memo(_)
            | RecordBody::TakenOut(_)
            | RecordBody::Kept(_)
            | RecordBody::HandedOver(_)
            | RecordBody::Appointed(_)
            | RecordBody::Mission(_)
            | RecordBody::Declared(_)
            | RecordBody::TakenIn(_)
            | RecordBody::Alert(_)
            | RecordBody::AlertAction(_)
            | RecordBody::AlertDone(_)
            | RecordBody::Plan(_)
            | RecordBody::Implicated(_)
            | RecordBody::Informed(_)
            | RecordBody::Deferred(_)
            | RecordBody::DeferralAgreed(_)
            | RecordBody::Allegation(_)
            | RecordBody::Evidence(_)
            | RecordBody::Finding(_)
            | RecordBody::Drafted(_)
            | RecordBody::ReportAgreed(_)
            | RecordBody::FiledReport(_)
            | RecordBody::ReportReceived(_)
            | RecordBody::Decided(_)
            | RecordBody::Prosecutor(_)
            | RecordBody::DecisionConcluded(_)
            | RecordBody::Referred(_)
            | RecordBody::Terms(_)
            | RecordBody::StepTaken(_)
            | RecordBody::Suspended(_)
            | RecordBody::Sanctioned(_)
            | RecordBody::DisciplineClosed
            | RecordBody::Chosen(_)
            | RecordBody::Approved(_)
            | RecordBody::Arranged(_)
            // What is said where somebody is heard is shown by its own pages.
            | RecordBody::Heard(_)
            | RecordBody::Convocation(_)
            | RecordBody::Minutes(_)
            | RecordBody::MinutesAnswered(_)
            | RecordBody::Provisional(_)
            | RecordBody::ProvisionalAnswered(_)
            | RecordBody::NotHeard(_)
            | RecordBody::NotHeardAnswered(_)
            | RecordBody::HearingClosed
            // Shown where it is done.
            | RecordBody::Held(_)
            | RecordBody::Released
            | RecordBody::Withheld(_) => Vec::new(),
        }
    }

    /// A new key has what lists show written again: the same member put in charge twice running is one item.
    fn assigned(&mut self, member: MemberId) -> Option<Content> {
        let is_new = self.in_charge.replace(member) != Some(member);
        is_new.then(|| Content::Assigned(self.named(&member)))
    }

    /// Who came to read, and who no longer does, since the word before.
    fn changed(&mut self, readers: &'a Readers) -> Vec<Content> {
        let Some(before) = self.readers.replace(readers) else { return Vec::new() };
        let new = readers.holders.difference(&before.holders).filter(|member| !readers.excluded.contains_key(member));
        let admitted: Vec<Reader> = new.map(|member| self.named(member)).collect();
        let gone: Vec<_> = readers.excluded_since(before).collect();
        let steps_back = gone.iter().any(|(_, why)| **why == Exclusion::Own);
        let taken_off = gone.into_iter().filter(|(_, why)| **why != Exclusion::Own).map(|(member, _)| member);
        let taken_off = taken_off.chain(readers.left.difference(&before.left));
        let taken_off: Vec<Reader> = taken_off.map(|member| self.named(member)).collect();
        let all = [(Content::Admitted(admitted.clone()), admitted), (Content::TakenOff(taken_off.clone()), taken_off)];
        let all = all.into_iter().filter(|(_, members)| !members.is_empty()).map(|(content, _)| content);
        all.chain(steps_back.then_some(Content::SteppedBack)).collect()
    }

    fn named(&self, member: &MemberId) -> Reader {
        named(self.roll, member, self.with_names)
    }
}

/// A member as shown, even after they left.
pub(crate) fn named(roll: &Roll, member: &MemberId, with_name: bool) -> Reader {
    let unknown = || Reader { member: *member, function: String::new(), name: None };
    roll.roster.known(member).map_or_else(unknown, |entry| readers::shown(entry, with_name))
}
