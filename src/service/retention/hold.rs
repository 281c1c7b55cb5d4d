//! What keeps a file from being erased: a reason of law, with a day by which somebody looks again.
use crate::{
    clock::Day,
    domain::{
        act::{Act, verb},
        case::{Reference, Stage},
        deadline::DeadlineCode,
        retention::Holding,
    },
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds, on_case, to_read},
        session::Unlocked,
    },
};

/// How long a file is kept, for those who answer for it.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// Since when it rests, if it does.
    pub rested: Option<Day>,
    /// The last day before it goes to the archive, if it will.
    pub archived: Option<Day>,
    /// The last day before it is erased, if that is known.
    pub erased: Option<Day>,
    /// Why it is kept meanwhile.
    pub held: Option<Holding>,
    /// The last day that may be chosen for looking again.
    pub latest: Day,
}

/// How long the permit's file is kept.
pub async fn keeping(service: &Service, permit: Permit<verb::Hold>, unlocked: &Unlocked) -> Result<Keeping, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let open = |code| file.deadlines.iter().find(|row| row.code == code && row.done.is_none()).map(|row| row.due);
    Ok(Keeping {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        rested: file.row.closed.filter(|_| file.row.stage.rests()),
        archived: open(DeadlineCode::Archive),
        erased: open(DeadlineCode::Erasure),
        held: file.holding(),
        latest: file.due(DeadlineCode::Hold),
    })
}

/// Keeps a file from being erased; said again, the reason and the day are those said last.
pub async fn hold(
    service: &Service,
    permit: Permit<verb::Hold>,
    unlocked: &Unlocked,
    holding: Holding,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        // A second click says nothing new.
        if file.holding() == Some(holding) {
            return Ok(());
        }
        if holding.review <= file.today() || holding.review > file.due(DeadlineCode::Hold) {
            return Err(Error::Invalid(vec!["review-day"]));
        }
        file.hold(holding)?;
        file.advance(Act::Hold)?;
        file.owe_by(DeadlineCode::Hold, holding.review);
        file.commit(Act::Hold, None).await.map(|_| ())
    })
    .await
}

/// Nothing keeps it any more: it has its term again, and never less than a month.
pub async fn release(service: &Service, permit: Permit<verb::Release>, unlocked: &Unlocked) -> Result<(), Error> {
    let done = on_case(service, permit, (unlocked, None), |file| {
        if file.holding().is_none() {
            return Err(Error::Invalid(vec![FREE]));
        }
        file.release()
    });
    match done.await {
        Err(Error::Invalid(codes)) if codes == [FREE] => Ok(()),
        done => done,
    }
}

/// What is told inside when nothing keeps it already.
const FREE: &str = "not-held";
