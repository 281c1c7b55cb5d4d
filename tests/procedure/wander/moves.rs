//! A move as somebody makes it: through the services, with their own keys.
use std::collections::BTreeMap;

use recueil::{
    domain::{act::verb, case::Reference, consent::Copied, inquiry::Opening},
    service::{
        Error,
        inquiry::{Appointing, appoint},
        investigation::{leave, let_in},
        session::{Session, Unlocked},
    },
};

use super::{
    super::{
        consent::{agree, ask, asked_last, consents, take_back, words},
        decision::{closes, decides_on_all},
        departure::let_decide,
        guard::{keep_out, step_back},
        handover::{hand, inquire, passed, permit, respond, rule},
        heard::{asks, try_to_call},
        investigation::{appointed, conduct as conducted, declares},
        report::{agree as agree_to, alleged, file_it, found, person as implicated, plan, read},
        support::{ends, invites, notes},
        withdrawal::{resume, withdraw},
    },
    model::{Coming, Deciding, Move, Work},
};
use crate::support::world::{World, ZOE};

/// A person with a code, and what staff call what came of it.
pub(super) struct Person {
    pub(super) code: String,
    pub(super) session: Session,
    pub(super) keys: Unlocked,
    pub(super) case: Reference,
    pub(super) handed: Option<Reference>,
    pub(super) inquiry: Option<Reference>,
    pub(super) heard: Option<Reference>,
    pub(super) report: Option<Reference>,
    /// How many persons are implicated.
    implicated: u32,
    consent: Option<u64>,
}

impl Person {
    pub(super) async fn with(world: &World, (code, case): (String, Reference)) -> Self {
        let (session, keys) = world.come_back(&code).await;
        let (handed, inquiry, heard, report) = (None, None, None, None);
        Self { code, session, keys, case, handed, inquiry, heard, report, implicated: 0, consent: None }
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
            Move::Leave(by) => {
                let permit = permit::<verb::StepBack>(world, &staff[&by], nameable(self.inquiry.as_ref())?).await?;
                leave(&world.service, permit, &staff[&by]).await
            }
            Move::Conduct(by, what) => self.conduct(world, (&staff[&by], what)).await,
            Move::Coming(by, what) => self.come(world, (&staff[&by], what)).await,
            Move::Deciding(by, what) => self.decide(world, (&staff[&by], what)).await,
            Move::Rule(..)
            | Move::Inquire(_)
            | Move::Respond
            | Move::LeaveHanded(_)
            | Move::ExcludeHanded(..)
            | Move::Appoint(..) => self.with_what_was_handed((world, staff), what).await,
        }
    }

    async fn decide(&self, world: &World, (keys, what): (&Unlocked, Deciding)) -> Result<(), Error> {
        let report = nameable(self.report.as_ref())?;
        match what {
            Deciding::KeepOut(off) => world.exclude(keys, report, off).await,
            Deciding::LetIn(other) => let_decide(world, keys, (report, other)).await,
            Deciding::Leave => step_back(world, keys, report).await,
            Deciding::Decide => decides_on_all(world, keys, (report, self.implicated)).await,
            Deciding::Conclude => closes(world, keys, report).await,
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

    async fn conduct(&mut self, world: &World, (keys, what): (&Unlocked, Work)) -> Result<(), Error> {
        let of = nameable(self.inquiry.as_ref())?.clone();
        match what {
            Work::Plan => plan(world, keys, &of).await,
            Work::Gather => self.gather(world, (keys, &of)).await,
            Work::Agree => {
                let (_, report) = read(world, keys, &of).await?;
                agree_to(world, keys, (&of, &report.digest)).await
            }
            Work::File => {
                let (_, report) = read(world, keys, &of).await?;
                file_it(world, keys, (&of, &report.digest)).await?;
                let filed = conducted(world, keys, &of).await?.inquest.filed.unwrap();
                self.report = Some(Reference::parse(&filed.to.reference).unwrap());
                Ok(())
            }
            Work::Call => {
                self.heard = Some(try_to_call(world, keys, &of).await?);
                Ok(())
            }
            Work::AskHeard => asks(world, keys, nameable(self.heard.as_ref())?, "Qui était là ?").await,
            Work::Arrange => notes(world, keys, (&of, "Salle 12")).await,
        }
    }

    async fn gather(&mut self, world: &World, (keys, of): (&Unlocked, &Reference)) -> Result<(), Error> {
        plan(world, keys, of).await?;
        let number = self.implicated + 1;
        implicated(world, keys, (of, 0, &format!("Alix Martin {number}"))).await?;
        alleged(world, keys, (of, 0, &[number])).await?;
        found(world, keys, (of, (number, number), &[])).await?;
        self.implicated = number;
        Ok(())
    }

    async fn come(&self, world: &World, (keys, what): (&Unlocked, Coming)) -> Result<(), Error> {
        let of = nameable(self.inquiry.as_ref())?;
        match what {
            Coming::Appoint(other) => {
                let permit = permit::<verb::Appoint>(world, keys, nameable(self.handed.as_ref())?).await?;
                let others = Appointing::Others([world.member(other)].into());
                appoint(&world.service, permit, keys, &others).await
            }
            Coming::LetIn(other) => {
                let permit = permit::<verb::LetIn>(world, keys, of).await?;
                let_in(&world.service, permit, keys, world.member(other)).await
            }
            Coming::InviteDesk => invites(world, keys, (of, ZOE)).await,
            Coming::EndDesk => ends(world, keys, (of, ZOE)).await,
            Coming::DeskLeaves => step_back(world, keys, of).await,
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
