//! A move as somebody makes it: through the services, with their own keys.
use std::collections::BTreeMap;

use recueil::{
    domain::{act::verb, case::Reference, consent::Copied, inquiry::Opening},
    service::{
        Error,
        investigation::{Noted, leave},
        session::{Session, Unlocked},
    },
};

use super::{
    super::{
        consent::{agree, ask, asked_last, consents, take_back, words},
        guard::{keep_out, step_back},
        handover::{hand, inquire, passed, permit, respond, rule},
        investigation::{appointed, declares},
        report::noted,
        withdrawal::{resume, withdraw},
    },
    model::Move,
};
use crate::support::world::World;

/// A person with a code, and what staff call what came of it.
pub(super) struct Person {
    pub(super) code: String,
    pub(super) session: Session,
    pub(super) keys: Unlocked,
    pub(super) case: Reference,
    pub(super) handed: Option<Reference>,
    pub(super) inquiry: Option<Reference>,
    consent: Option<u64>,
}

impl Person {
    pub(super) async fn with(world: &World, (code, case): (String, Reference)) -> Self {
        let (session, keys) = world.come_back(&code).await;
        Self { code, session, keys, case, handed: None, inquiry: None, consent: None }
    }

    /// Tries it; says whether it was done.
    pub(super) async fn try_it(
        &mut self,
        (world, staff): (&World, &BTreeMap<usize, Unlocked>),
        what: &Move,
    ) -> Result<(), Error> {
        let (case, own) = (&self.case, &self.keys);
        match *what {
            Move::Write => world.write(own, "Encore ceci.").await,
            Move::Reply(by) => world.reply(&staff[&by], case, "Nous vous lisons.").await,
            Move::Note(by) => world.note(&staff[&by], case, "À suivre.").await,
            Move::Assign(by, to) => world.assign(&staff[&by], case, to).await,
            Move::Exclude(by, off) => world.exclude(&staff[&by], case, off).await,
            Move::KeepOut(off) => keep_out(world, own, off).await,
            Move::StepBack(by) => step_back(world, &staff[&by], case).await,
            Move::ChangeCode => self.change_code(world).await,
            Move::Agree(by) => self.agree(world, &staff[&by]).await,
            Move::TakeBack => self.take_back(world).await,
            Move::HandOver(by) => self.hand_over(world, &staff[&by]).await,
            Move::Withdraw => withdraw(world, own, None).await,
            Move::Resume => resume(world, own).await,
            Move::Declare(by) => declares(world, &staff[&by], nameable(self.inquiry.as_ref())?).await,
            Move::Plan(by) => {
                let what = Noted::Plan("Entendre, puis lire.".to_owned());
                noted::<verb::Plan>(world, &staff[&by], (nameable(self.inquiry.as_ref())?, what)).await
            }
            Move::Leave(by) => {
                let permit = permit::<verb::StepBack>(world, &staff[&by], nameable(self.inquiry.as_ref())?).await?;
                leave(&world.service, permit, &staff[&by]).await
            }
            Move::Rule(..) | Move::Inquire(_) | Move::Respond | Move::LeaveHanded(_) | Move::Appoint(..) => {
                self.with_what_was_handed((world, staff), what).await
            }
        }
    }

    async fn with_what_was_handed(
        &mut self,
        (world, staff): (&World, &BTreeMap<usize, Unlocked>),
        what: &Move,
    ) -> Result<(), Error> {
        let handed = nameable(self.handed.as_ref())?;
        match *what {
            Move::Rule(by, Opening::Opened) => rule::<verb::OpenInquiry>(world, &staff[&by], handed, "Motifs.").await,
            Move::Rule(by, Opening::NotOpened) => {
                rule::<verb::DeclineInquiry>(world, &staff[&by], handed, "Motifs.").await
            }
            Move::Rule(by, Opening::MoreNeeded) => rule::<verb::AskMore>(world, &staff[&by], handed, "Quand ?").await,
            Move::Inquire(by) => inquire(world, &staff[&by], handed, "Qui était là ?").await,
            Move::Respond => respond(world, &self.keys, handed, "Une collègue.").await,
            Move::LeaveHanded(by) => step_back(world, &staff[&by], handed).await,
            Move::ExcludeHanded(by, off) => world.exclude(&staff[&by], handed, off).await,
            Move::Appoint(by, two) => {
                let opened = appointed(world, &staff[&by], (handed, &two)).await?;
                self.inquiry = Some(opened);
                Ok(())
            }
            _ => Err(Error::NotFound),
        }
    }

    async fn change_code(&mut self, world: &World) -> Result<(), Error> {
        self.code = world.change_code(&self.session, &self.keys).await?;
        (self.session, self.keys) = world.come_back(&self.code).await;
        Ok(())
    }

    async fn agree(&mut self, world: &World, by: &Unlocked) -> Result<(), Error> {
        ask(world, by, (&self.case, words("Ce qui serait transmis."))).await?;
        let number = asked_last(world, &self.keys).await;
        let copy = Copied { text: "Ce que j’accepte.".to_owned(), ..Copied::default() };
        agree(world, &self.keys, (number, &copy)).await?;
        self.consent = consents(world, &self.keys).await.standing().map(|consent| consent.number).last();
        Ok(())
    }

    async fn take_back(&mut self, world: &World) -> Result<(), Error> {
        take_back(world, &self.keys, self.consent.ok_or(Error::NotFound)?).await
    }

    async fn hand_over(&mut self, world: &World, by: &Unlocked) -> Result<(), Error> {
        hand(world, by, &self.case, self.consent.ok_or(Error::NotFound)?).await?;
        self.handed = Some(passed(world, &self.keys).await.remove(0).0);
        Ok(())
    }
}

/// Nobody can ask for a file that was never made.
fn nameable(file: Option<&Reference>) -> Result<&Reference, Error> {
    file.ok_or(Error::NotFound)
}
