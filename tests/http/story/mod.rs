//! One long story, from a call to the cell to the end of a disciplinary procedure, with two persons harmed and two
//! implicated, told for an agent and for a student, through the real pages; at each step, what everybody can list, open, be
//! shown and, by their keys alone, read.
//!
//! The tables that are expected stand in `snapshots/`: whoever changes one has to say why somebody sees more, or less.
mod acts;
mod end;
mod table;

use recueil::cli::demo::cast::{Cast, Person};

use super::house::{House, house_of};
use crate::support::database::fresh_postgres_url;

use table::{Known, look};

/// Places in the cast of the story.
const CLAIRE: usize = 0;
const MOUSSA: usize = 1;
const INES: usize = 2;
const THOMAS: usize = 3;
const MAI_LAN: usize = 4;
const HELENE: usize = 8;
const KWAME: usize = 9;
/// Decides.
const ELISABETH: usize = 10;
/// Conducts disciplinary procedures.
const PATRICK: usize = 11;
const BERENICE: usize = 16;
/// In charge of measures.
const MARIE_ANGE: usize = 19;
/// Assesses too, and is close to somebody: added for the story.
const BASILE: usize = 21;
/// Inquires too, and is close to somebody: added for the story.
const IRENE: usize = 22;

/// Whom the story is about.
struct Version {
    /// What the first person is.
    audience: &'static str,
    /// Where it happened.
    place: &'static str,
    /// Who is implicated.
    implicated: [&'static str; 2],
}

const AGENT: Version = Version {
    audience: "agent",
    place: "le bureau des achats",
    implicated: ["le chef du bureau", "un collègue du bureau"],
};
const STUDENT: Version = Version {
    audience: "student",
    place: "la résidence",
    implicated: ["un étudiant de troisième année", "un moniteur"],
};

fn people() -> Vec<Person> {
    let mut people = Cast::shipped().unwrap().people;
    let like = |people: &[Person], index: usize, name: &str, mail: &str| Person {
        name: name.to_owned(),
        mail: format!("{mail}@institut.example"),
        ..people[index].clone()
    };
    let (assessor, inquirer) =
        (like(&people, BERENICE, "Basile Roux", "basile.roux"), like(&people, HELENE, "Irène Sato", "irene.sato"));
    people.extend([assessor, inquirer]);
    people
}

/// The story as far as it went: who is who, and what was seen at each step.
struct Telling {
    house: House,
    known: Known,
    people: Vec<(&'static str, String)>,
    seen: String,
}

impl Telling {
    async fn look(&mut self, step: &str) {
        let people: Vec<(&str, String)> = self.people.iter().map(|(name, code)| (*name, code.clone())).collect();
        let table = look(&self.house, &self.known, &people).await;
        self.seen.extend(["# ", step, "\n", &table, "\n\n"]);
    }
}

#[expect(clippy::too_many_lines, reason = "a line or two a step")]
async fn tell(version: &Version, url: Option<String>) -> String {
    let house = house_of(people(), url).await;
    let mut telling = Telling { house, known: Known::default(), people: Vec::new(), seen: String::new() };
    telling.look("nothing happened yet").await;
    let first = acts::a_call(&mut telling, version).await;
    telling.look("somebody called; Thomas is close to them").await;
    acts::listened_to(&mut telling, &first).await;
    telling.look("they changed the code they were given; the cell answered, noted, assessed, oriented").await;
    let second = acts::another_reports(&mut telling, version).await;
    telling.look("somebody else reports, and keeps Basile and Irène away").await;
    acts::confided(&mut telling, &second).await;
    telling.look("the second gives a name, and confides to somebody bound by secrecy").await;
    acts::handed_over(&mut telling, &first).await;
    acts::handed_over(&mut telling, &second).await;
    telling.look("both agreed, and what they agreed to was handed over").await;
    acts::opened(&mut telling, (&first, &second)).await;
    telling.look("an inquiry is opened and entrusted; the other is joined to it").await;
    acts::begun(&mut telling, (&first, &second)).await;
    telling.look("the inquirers declared and wrote to both").await;
    acts::kept_out(&mut telling, (&first, &second)).await;
    telling
        .look("the second person keeps Thomas out, Mai-Lan takes herself off the first case, and Inès notes something")
        .await;
    acts::alerted(&mut telling, &second).await;
    let third = acts::in_danger(&mut telling).await;
    telling
        .look("an alert the second approved is sent; a third is in danger, and what goes without them is not told yet")
        .await;
    acts::told(&mut telling, &third).await;
    telling.look("the third is told, and asked a question").await;
    acts::dated(&mut telling).await;
    acts::heard(&mut telling).await;
    telling.look("the support desk sees a date; three persons are heard, one harmed and two implicated, and answer what was written down").await;
    acts::found(&mut telling, version).await;
    telling.look("what is alleged, what it rests on, what is found").await;
    acts::filed(&mut telling).await;
    telling.look("the report is filed, and those who decide have it").await;
    acts::communicated(&mut telling).await;
    telling.look("what of a piece may be communicated is chosen by one and approved by the other").await;
    acts::taken_back(&mut telling, &second).await;
    telling.look("the second takes their agreement back, then withdraws what they sent").await;
    acts::decided(&mut telling).await;
    telling.look("the authority decides on both, notes what the prosecutor was told, and concludes").await;
    acts::disciplined(&mut telling).await;
    telling.look("a disciplinary procedure runs against one of them, is decided and closed").await;
    end::measured(&mut telling, &first).await;
    telling.look("a measure the first agreed to is asked for, and taken").await;
    end::ended(&mut telling, &first).await;
    telling.look("the measure ends; the cell closes the first case, and somebody must keep it").await;
    end::months_pass(&mut telling, 3).await;
    telling.look("three months later: what the second withdrew is theirs alone; the first is kept as it was").await;
    end::let_go(&mut telling, &first).await;
    end::months_pass(&mut telling, 2).await;
    telling.look("nothing keeps it any more: two months later it stands in the archive").await;
    end::months_pass(&mut telling, 9).await;
    end::left(&mut telling, &first).await;
    telling.look("fourteen months after it was closed: what is left of the first case is the person's own").await;
    telling.seen
}

#[tokio::test]
async fn for_an_agent() {
    insta::assert_snapshot!("who_sees_what", tell(&AGENT, None).await);
}

/// On the other database where there is one, and nobody sees more or less.
#[tokio::test]
async fn for_a_student() {
    insta::assert_snapshot!("who_sees_what", tell(&STUDENT, fresh_postgres_url()).await);
}
