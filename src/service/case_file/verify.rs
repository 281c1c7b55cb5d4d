//! What must hold of the drawers that are open before a word of them is believed: who wrote each record, that nothing the
//! journal has witnessed is gone, that no member's word escaped it, and that lists show what stands.
//!
//! Drawers that do not open here cannot be checked.
use super::{
    beside::Beside,
    drawer::{Author, Drawer, Record},
    word::Words,
};
use crate::{
    crypto::sign::VerifyingKey,
    domain::{
        case::{CompartmentKind, Stage},
        record::{RecordBody, Saying, Summary},
    },
    service::{Error, journal::Witness, roster::Roll},
};

/// Names the author of every record, or refuses the case: a signature by nobody known is a forgery.
pub(super) fn check_authors(drawers: &mut [Drawer], (roll, words): (&Roll, &Words)) -> Result<(), Error> {
    for drawer in drawers {
        let alone = drawer.kind.is_the_persons_alone();
        let is_theirs = |key: &VerifyingKey| words.is_a_persons(drawer.id, key);
        for record in &mut drawer.records {
            record.author = if is_theirs(&record.key) {
                Author::Reporter
            } else {
                let member = roll.signer(&record.key).filter(|_| !alone);
                Author::Member(member.ok_or(Error::Broken("author"))?)
            };
        }
    }
    Ok(())
}

/// Refuses a case from which a record that the journal has witnessed is gone, or that has words of a member which it has
/// not: a key that no longer serves, and the database's password, would be enough to write them. Only drawers that are
/// open can be checked.
pub(super) fn check_witnessed(
    stage: Stage,
    (drawers, beside): (&[Drawer], &[Beside]),
    witnessed: &[Witness],
) -> Result<(), Error> {
    let is_there = |kind| drawers.iter().any(|drawer: &Drawer| drawer.kind == kind);
    for Witness { act, day, record, .. } in witnessed {
        let Some(kind) = act.writes_at(stage) else { continue };
        let mut open = drawers.iter().filter(|drawer| drawer.kind == kind).peekable();
        let is_open = open.peek().is_some();
        // Somebody else's conversation of the same kind has records that the journal has witnessed too.
        let is_beside = || beside.iter().any(|one| one.kind == kind && one.holds(record));
        // A notebook is erased when the person wishes: what stood in one before this was begun is gone rightly.
        let is_erased =
            |drawer: &Drawer| kind == CompartmentKind::Notebook && drawer.begun().is_none_or(|begun| *day <= begun);
        let is_found = |drawer: &Drawer| drawer.digests.contains(record) || is_erased(drawer);
        // Whoever opens the one is given the other with it: one that is gone was taken away.
        let with = match kind {
            CompartmentKind::Communication | CompartmentKind::Arrangements => Some(CompartmentKind::Inquiry),
            kind => kind.goes_with_the_exchange().then_some(CompartmentKind::Exchange),
        };
        let is_gone = !is_open && with.is_some_and(is_there);
        if (is_open && !open.any(is_found) || is_gone) && !is_beside() {
            return Err(Error::Broken("record cut"));
        }
    }
    let of_members = || {
        let records = drawers.iter().flat_map(|drawer| &drawer.records);
        records.filter(|record| record.author != Author::Reporter)
    };
    let mut sayings = of_members().map(|record| record.entry.body.saying());
    if sayings.any(|saying| matches!(saying, Saying::Told | Saying::Own)) {
        return Err(Error::Broken("author"));
    }
    let unseen = |record: &Record| witnessed.iter().all(|witness| witness.record != record.digest);
    let counts = |record: &&Record| matches!(record.entry.body.saying(), Saying::Staff | Saying::Given);
    if of_members().filter(counts).any(unseen) {
        return Err(Error::Broken("record not in the journal"));
    }
    Ok(())
}

/// Refuses a case whose summary, which lists show, is not that of its report, or of the question it began with; of a case that
/// was withdrawn, that it was.
pub(super) fn check_summary(drawers: &[Drawer]) -> Result<(), Error> {
    for drawer in drawers {
        let summary = drawer.newest(|entry| match &entry.body {
            RecordBody::Summary(summary) => Some(summary.clone()),
            _ => None,
        });
        let told = drawer.told().or_else(|| drawer.asked(summary.as_ref()?.audience.clone()));
        let told = told.map(|told| Summary { alarms: drawer.alarms(), retaliations: drawer.retaliations(), ..told });
        let told = drawer.withdrawal().map(Summary::of_withdrawal).or(told);
        if told.is_some() && told != summary {
            return Err(Error::Broken("summary"));
        }
    }
    Ok(())
}
