//! A small institute on either database: two coordinators, four listeners, an administrator, an auditor, a fixed clock.
//!
//! Everything goes through the services, as a browser would make it go; what a forger or a thief does is in [`super::raw`].
use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::{Cast, Person, new_session},
    clock::FixedClock,
    crypto::{host::HostSecret, identity_file, identity_file::MemberKeys, passphrase::Passphrase},
    domain::{
        act::{Verb, verb},
        case::Reference,
        draft::{Fields, Page},
        role::Role,
        roster::Post,
        rules::Rules,
    },
    entropy::Source,
    ids::MemberId,
    service::{
        About, Error, Message, Service, Who, assign, authorise, change_code, come_back, exclude,
        files::Limits,
        follow_up,
        installation::{self, Place},
        list_cases, new_request, note, open_case, reply, revoke,
        session::{self, Session, Surface, Unlocked},
        submit_report,
        view::{CasePage, CaseView, Filter, FollowUp, Receipt},
        write,
    },
    store::{self, Store},
};
use tempfile::TempDir;

use super::database::{self, Database};

/// Places in the cast.
pub(crate) const CLAIRE: usize = 0;
/// The other coordinator.
pub(crate) const MOUSSA: usize = 1;
/// A listener of the head office; so are Thomas and Samira.
pub(crate) const INES: usize = 2;
pub(crate) const THOMAS: usize = 3;
pub(crate) const SAMIRA: usize = 4;
/// Listens at Brumefond only: the body that stands in for the head office.
pub(crate) const LEA: usize = 5;
/// Technical administrator.
pub(crate) const PRIYA: usize = 6;
/// Auditor.
pub(crate) const OLIVIER: usize = 7;
/// Bound by secrecy.
pub(crate) const NOUR: usize = 8;
/// Assesses for the head office; so does Paul.
pub(crate) const AWA: usize = 9;
pub(crate) const PAUL: usize = 10;
/// Assesses at Brumefond, whose authority stands in for that of the head office.
pub(crate) const BORIS: usize = 11;
/// Inquire for the head office.
pub(crate) const JEANNE: usize = 12;
pub(crate) const MALIK: usize = 13;
pub(crate) const ROSE: usize = 14;
/// Decides for the head office; Elsa for Brumefond.
pub(crate) const YVES: usize = 15;
pub(crate) const ELSA: usize = 16;
/// Of the support desk of the head office.
pub(crate) const ZOE: usize = 17;
/// Conducts disciplinary procedures for the head office.
pub(crate) const HUGO: usize = 18;
/// In charge of measures for the head office; so is Karl.
pub(crate) const NADIA: usize = 19;
pub(crate) const KARL: usize = 20;
/// Everybody who receives for the head office.
pub(crate) const CELL: [usize; 5] = [CLAIRE, MOUSSA, INES, THOMAS, SAMIRA];

const ROOT: &str = "direction-generale";

/// Read once: every world begins with them.
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::embedded().unwrap());

/// Passphrases are opened thousands of times here, and protect nobody.
pub(crate) const WORK_FACTOR: u8 = 3;

/// An installation with its people.
pub(crate) struct World {
    pub(crate) service: Arc<Service>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) cast: Cast,
    pub(crate) place: Place,
    /// The same database by another door, for those who come by it.
    pub(crate) store: Store,
    entropy: Source,
    _folder: TempDir,
}

/// Runs a test in a world on SQLite, then in one on PostgreSQL.
pub(crate) async fn each_world(test: impl AsyncFn(&mut World)) {
    let database = database::sqlite().await;
    run(&database, &test).await;
    let Some(database) = database::postgres().await else { return };
    run(&database, &test).await;
}

async fn run(database: &Database, test: &impl AsyncFn(&mut World)) {
    let mut world = World::on(database).await;
    test(&mut world).await;
    world.service.close().await;
    database.store.close().await;
}

impl World {
    /// Founded, pinned, everybody enrolled.
    pub(crate) async fn on(database: &Database) -> Self {
        let mut world = Self::unfounded(database).await;
        world.cast.found(&world.service).await.unwrap();
        world.place.founding = world.cast.founding;
        world.restart().await;
        world.cast.enrol_everybody(&world.service, &world.clock).await.unwrap();
        world
    }

    /// Made, with nobody in it yet.
    pub(crate) async fn unfounded(database: &Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place {
            database: database.url.clone(),
            keys_dir: folder.path().join("keys"),
            state_dir: folder.path().join("state"),
            objects_dir: folder.path().join("objects"),
            files: Limits::default(),
            work_factor: WORK_FACTOR,
            founding: None,
            rules: RULES.clone(),
            lines: Vec::new(),
            mail: None,
        };
        // One sequence for every process of this world: two that drew the same would collide.
        let mut entropy = Source::seeded(7);
        let clock = Arc::new(FixedClock::at("2026-11-23T09:00:00Z".parse().unwrap()));
        installation::create(&place, &mut entropy).await.unwrap();
        let service = installation::open(place.clone(), Arc::clone(&clock) as _, entropy.clone()).await.unwrap();
        let store = database.store.clone();
        Self { service, clock, cast: cast(), place, store, entropy, _folder: folder }
    }

    /// Another process on the same installation.
    pub(crate) async fn another(&self, place: Place) -> Arc<Service> {
        installation::open(place, Arc::clone(&self.clock) as _, self.entropy.clone()).await.unwrap()
    }

    /// The process ends and another begins.
    pub(crate) async fn restart(&mut self) {
        self.service.close().await;
        self.service = self.another(self.place.clone()).await;
    }

    pub(crate) fn member(&self, index: usize) -> MemberId {
        self.cast.people[index].member.unwrap()
    }

    pub(crate) fn days_pass(&self, days: i64) {
        self.clock.advance(SignedDuration::from_hours(24 * days));
    }

    /// What the machine keeps beside the database.
    pub(crate) fn host(&self) -> HostSecret {
        HostSecret::from_hex(&std::fs::read_to_string(self.place.keys_dir.join("host-secret")).unwrap()).unwrap()
    }

    /// A member's own keys, from their file and passphrase: what they could take away with them.
    pub(crate) async fn keys_of(&self, index: usize) -> MemberKeys {
        let mut tx = self.store.read().await.unwrap();
        let row = store::members::by_id(&mut tx, self.member(index)).await.unwrap().unwrap();
        let passphrase = Passphrase::parse(&self.cast.people[index].passphrase).unwrap();
        identity_file::unlock(&row.identity_file.unwrap(), &passphrase, WORK_FACTOR, &self.host().members()).unwrap()
    }

    pub(crate) async fn sign_in(&mut self, index: usize) -> Unlocked {
        self.try_sign_in(index).await.unwrap()
    }

    pub(crate) async fn try_sign_in(&mut self, index: usize) -> anyhow::Result<Unlocked> {
        self.cast.unlock(&self.service, (index, &self.clock)).await
    }

    pub(crate) async fn everybody(&mut self) -> BTreeMap<usize, Unlocked> {
        let mut all = BTreeMap::new();
        for index in 0..self.cast.people.len() {
            all.insert(index, self.sign_in(index).await);
        }
        all
    }
}

/// What somebody tells.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) narrative: String,
    pub(crate) kinds: Vec<String>,
    pub(crate) persons: String,
    /// Place in the cast, `involved` or `prefer-not`.
    pub(crate) links: Vec<(usize, &'static str)>,
}

impl Told {
    pub(crate) fn words(narrative: &str) -> Self {
        Self { narrative: narrative.to_owned(), ..Self::default() }
    }

    pub(crate) fn involving(mut self, members: &[usize]) -> Self {
        self.links.extend(members.iter().map(|index| (*index, "involved")));
        self
    }

    pub(crate) fn avoiding(mut self, members: &[usize]) -> Self {
        self.links.extend(members.iter().map(|index| (*index, "prefer-not")));
        self
    }
}

/// The reporter's side.
impl World {
    /// A form filled and not sent.
    pub(crate) async fn draft(&self, told: &Told) -> Session {
        let session = new_session(&self.service, Surface::Intake);
        session::begin_draft(&self.service, &session).await.unwrap();
        let mut pages: BTreeMap<Page, Fields> = BTreeMap::new();
        let mut fill = |page, name: &str, value: &str| pages.entry(page).or_default().insert(name, value);
        told.kinds.iter().for_each(|kind| fill(Page::What, "kinds", kind));
        fill(Page::Words, "narrative", &told.narrative);
        fill(Page::Who, "persons", &told.persons);
        for (index, link) in &told.links {
            fill(Page::Who, &format!("link-{}", self.member(*index)), link);
        }
        for (page, fields) in pages {
            session::keep_page(&session, page, &fields).await.unwrap();
        }
        session
    }

    pub(crate) async fn send(&self, session: &Session) -> Result<Receipt, Error> {
        let permit = authorise::<verb::Submit>(&self.service, Who::Visitor, About::Intake(ROOT)).await?;
        submit_report::submit_report(&self.service, permit, session, "fr").await
    }

    pub(crate) async fn submit(&self, told: &Told) -> Receipt {
        self.send(&self.draft(told).await).await.unwrap()
    }

    pub(crate) async fn come_back(&self, code: &str) -> (Session, Unlocked) {
        let session = new_session(&self.service, Surface::Intake);
        come_back::come_back(&self.service, &session, code).await.unwrap();
        let unlocked = session::unlocked(&self.service, &session).await.unwrap();
        (session, unlocked)
    }

    pub(crate) async fn follow_up(&self, keys: &Unlocked) -> Result<FollowUp, Error> {
        let permit = authorise::<verb::FollowUp>(&self.service, Who::Unlocked(keys), About::OwnCase).await?;
        follow_up::follow_up(&self.service, permit, keys).await
    }

    pub(crate) async fn write(&self, keys: &Unlocked, text: &str) -> Result<(), Error> {
        let permit = authorise::<verb::Write>(&self.service, Who::Unlocked(keys), About::OwnCase).await?;
        write::write(&self.service, permit, keys, self.words(text)).await
    }

    pub(crate) async fn change_code(&self, session: &Session, keys: &Unlocked) -> Result<String, Error> {
        let permit = authorise::<verb::ChangeCode>(&self.service, Who::Unlocked(keys), About::OwnCase).await?;
        change_code::change_code(&self.service, permit, session, keys).await?;
        change_code::changed(session).await?.ok_or(Error::SignedOut)
    }

    pub(crate) fn words(&self, text: &str) -> Message {
        Message { text: text.to_owned(), request: new_request(&self.service) }
    }
}

/// The cell's side.
impl World {
    async fn permit<V: Verb>(&self, keys: &Unlocked, case: &Reference) -> Result<recueil::policy::Permit<V>, Error> {
        authorise(&self.service, Who::Unlocked(keys), About::Case(case)).await
    }

    pub(crate) async fn list(&self, keys: &Unlocked) -> Result<CasePage, Error> {
        let permit = authorise::<verb::List>(&self.service, Who::Unlocked(keys), About::Organisation).await?;
        list_cases::list_cases(&self.service, permit, keys, (&Filter::default(), None)).await
    }

    pub(crate) async fn open(&self, keys: &Unlocked, case: &Reference) -> Result<CaseView, Error> {
        let permit = self.permit::<verb::Open>(keys, case).await?;
        open_case::open_case(&self.service, permit, keys).await
    }

    pub(crate) async fn reply(&self, keys: &Unlocked, case: &Reference, text: &str) -> Result<(), Error> {
        self.reply_as(keys, case, self.words(text)).await
    }

    pub(crate) async fn reply_as(&self, keys: &Unlocked, case: &Reference, words: Message) -> Result<(), Error> {
        let permit = self.permit::<verb::Reply>(keys, case).await?;
        reply::reply(&self.service, permit, keys, words).await
    }

    pub(crate) async fn note(&self, keys: &Unlocked, case: &Reference, text: &str) -> Result<(), Error> {
        let permit = self.permit::<verb::Note>(keys, case).await?;
        note::note(&self.service, permit, keys, self.words(text)).await
    }

    pub(crate) async fn assign(&self, keys: &Unlocked, case: &Reference, member: usize) -> Result<(), Error> {
        let permit = self.permit::<verb::Assign>(keys, case).await?;
        assign::assign(&self.service, permit, keys, self.member(member)).await
    }

    pub(crate) async fn exclude(&self, keys: &Unlocked, case: &Reference, member: usize) -> Result<(), Error> {
        let permit = self.permit::<verb::Exclude>(keys, case).await?;
        exclude::exclude(&self.service, permit, keys, self.member(member)).await
    }

    pub(crate) async fn revoke(&self, keys: &Unlocked, member: usize) -> Result<(), Error> {
        let permit = authorise::<verb::Revoke>(&self.service, Who::Unlocked(keys), About::Organisation).await?;
        revoke::revoke(&self.service, permit, keys, (self.member(member), true)).await
    }
}

fn cast() -> Cast {
    let person = |name: &str, role, entity: &str| Person {
        name: name.to_owned(),
        function: format!("fonction de {name}"),
        mail: format!("{}@institut.example", name.to_lowercase()),
        posts: vec![Post { role, entity: entity.to_owned() }],
        member: None,
        passphrase: String::new(),
        one_time: String::new(),
    };
    let people = vec![
        person("Claire", Role::Coordinator, ROOT),
        person("Moussa", Role::Coordinator, ROOT),
        person("Ines", Role::Listener, ROOT),
        person("Thomas", Role::Listener, ROOT),
        person("Samira", Role::Listener, ROOT),
        person("Lea", Role::Listener, "brumefond"),
        person("Priya", Role::Administrator, ROOT),
        person("Olivier", Role::Auditor, ROOT),
        person("Nour", Role::Counsel, "brumefond"),
        person("Awa", Role::Assessor, ROOT),
        person("Paul", Role::Assessor, ROOT),
        person("Boris", Role::Assessor, "brumefond"),
        person("Jeanne", Role::Inquirer, ROOT),
        person("Malik", Role::Inquirer, ROOT),
        person("Rose", Role::Inquirer, ROOT),
        person("Yves", Role::Authority, ROOT),
        person("Elsa", Role::Authority, "brumefond"),
        person("Zoe", Role::SupportDesk, ROOT),
        person("Hugo", Role::DisciplinaryOfficer, ROOT),
        person("Nadia", Role::MeasureOwner, ROOT),
        person("Karl", Role::MeasureOwner, ROOT),
    ];
    Cast { people, ..Cast::default() }
}
