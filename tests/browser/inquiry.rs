//! An inquiry under axe, from appointing to what may be communicated: who inquires, who is heard, who decides.
use recueil::{
    cli::demo::cast::Cast,
    clock::{Clock as _, Day, SystemClock},
};

use super::accessibility::Visit;
use crate::{
    process::program::Installation,
    support::{
        client::{Answer, Browser, Form},
        sent::Sent,
    },
};

/// Places in the cast of the walk.
const INQUIRERS: [usize; 2] = [4, 5];
const AUTHORITY: usize = 6;

/// Both surfaces, in the language of the walk.
struct Walk<'v> {
    visit: &'v mut Visit,
    desk: String,
    intake: String,
}

impl Walk<'_> {
    async fn at_desk(&mut self, browser: &Browser, paths: &[String]) {
        self.visit.base = self.desk.clone();
        self.see(browser, paths).await;
    }

    async fn at_intake(&mut self, browser: &Browser, paths: &[String]) {
        self.visit.base = self.intake.clone();
        self.see(browser, paths).await;
    }

    async fn see(&mut self, browser: &Browser, paths: &[String]) {
        self.visit.become_like(browser).await;
        for path in paths {
            self.visit.to(path).await;
        }
    }

    /// A page, and its form as it is.
    async fn refused(&mut self, path: &str, end: &str) {
        self.visit.to(path).await;
        self.visit.send(end).await;
    }
}

fn reference(page: &Answer, letter: char) -> String {
    let (text, mark) = (&page.body, format!("{letter}-20"));
    let start = text.find(&mark).unwrap_or_else(|| panic!("no {letter}: {}", page.main()));
    text[start..start + 12].to_owned()
}

fn day(days: i32) -> String {
    Day::of(SystemClock.now()).plus(days).to_string()
}

fn paths(at: &str, ends: &[&str]) -> Vec<String> {
    ends.iter().map(|end| format!("{at}{end}")).collect()
}

/// `inquiry` is the address of what `person` let hand over, as its assessor opens it.
pub(super) async fn conducted(
    visit: &mut Visit,
    here: &Installation,
    (cast, mut assessor, person, inquiry): (&Cast, Browser, Browser, &str),
) -> Browser {
    let desk = visit.base.clone();
    let intake = desk.replace(&here.desk_address(), &here.intake_address());
    let mut walk = Walk { visit, desk, intake };
    let at = appointed(&mut walk, cast, (&mut assessor, inquiry)).await;
    let mut helene = here.signed_in(&cast.people[INQUIRERS[0]]).await;
    let mut kwame = here.signed_in(&cast.people[INQUIRERS[1]]).await;
    begun(&mut walk, (&mut helene, &mut kwame), &at).await;
    let spaces = heard(&mut walk, here, (&mut helene, &at)).await;
    written(&mut walk, (&mut helene, &mut kwame), &at).await;
    communicated(&mut walk, (&mut helene, &mut kwame), &at).await;
    for (browser, space) in &spaces {
        walk.at_desk(&helene, &paths("/hearings/", &[space])).await;
        walk.at_intake(browser, &paths("/rdv", &["", "/1", "/2", "/3"])).await;
    }
    walk.at_intake(&person, &paths("/suite", &["/1", "/11", "/13"])).await;
    walk.visit.send("/suite/13").await;
    let mut decides = here.signed_in(&cast.people[AUTHORITY]).await;
    let decision = decides.get("/decisions").await.ok().attributes("tbody a", "href").remove(0);
    walk.at_desk(&decides, &["/".to_owned(), "/decisions".to_owned(), decision]).await;
    walk.visit.base = walk.desk.clone();
    decides
}

/// Appoints; gives the address of the inquiry.
async fn appointed(walk: &mut Walk<'_>, cast: &Cast, (assessor, inquiry): (&mut Browser, &str)) -> String {
    let decide = assessor.get(&format!("{inquiry}/decide")).await.ok().form("/decide");
    assessor.submit(&decide.and("opening", "opened").fill("reasons", "À établir.")).await.ok();
    let appoint = format!("{inquiry}/appoint");
    walk.at_desk(assessor, &[inquiry.to_owned()]).await;
    walk.refused(&appoint, "/appoint").await;
    let mut form = assessor.get(&appoint).await.ok().forms("/appoint").remove(0);
    form = form.fill("mission", "Établir les faits allégués.").fill("limit", &day(90));
    for place in INQUIRERS {
        form = form.and("inquirers", &cast.people[place].member.unwrap().to_string());
    }
    let done = assessor.submit(&form).await.ok();
    walk.visit.to(inquiry).await;
    format!("/investigations/{}", reference(&done, 'E'))
}

/// Both declare; before, between and after.
async fn begun(walk: &mut Walk<'_>, (helene, kwame): (&mut Browser, &mut Browser), at: &str) {
    walk.at_desk(helene, &["/".to_owned(), "/investigations".to_owned()]).await;
    walk.refused(at, "/declare").await;
    for inquirer in [&mut *helene, kwame] {
        let declare = inquirer.get(at).await.ok().form("/declare");
        inquirer.submit(&declare.and("sure", "yes")).await.ok();
        walk.visit.to(at).await;
    }
    let rooms = ["/plan", "/persons", "/evidence", "/findings", "/report", "/communication", "/heard", "/dates"];
    walk.at_desk(helene, &paths(at, &rooms)).await;
    walk.refused(&format!("{at}/dates"), "/dates").await;
}

/// Two are called and come: a witness, and the person implicated.
async fn heard(walk: &mut Walk<'_>, here: &Installation, (helene, at): (&mut Browser, &str)) -> Vec<(Browser, String)> {
    let new = format!("{at}/heard/new");
    walk.at_desk(helene, &[]).await;
    walk.refused(&new, "/heard/new").await;
    let mut spaces = Vec::new();
    for role in ["witness", "implicated"] {
        let form = helene.get(&new).await.ok().form("/heard/new").and("role", role).fill("name", "Camille Roy");
        let form = form.fill("day", &day(10)).fill("hour", "14 h 30").fill("place", "Salle 12");
        let code = helene.submit(&form.fill("purpose", "Comprendre le service.")).await.ok();
        walk.at_desk(helene, &["/hearings/code".to_owned()]).await;
        let space = reference(&code, 'H');
        let shown = code.shown().replace(' ', "");
        helene.submit(&code.form("/hearings/code")).await.ok();
        let mut person = here.visitor();
        let door = person.get("/suite").await.ok().form("/suite").fill("code", &shown);
        let change = person.submit(&door).await.ok();
        walk.at_intake(&person, &["/suite/2".to_owned()]).await;
        let new = person.submit(&change.form("/suite/2")).await.ok();
        person.submit(&new.form("/suite/3")).await.ok();
        walk.at_intake(&person, &paths("/rdv", &["", "/1", "/2", "/3", "/4"])).await;
        said(walk, (helene, &space), (&mut person, role)).await;
        spaces.push((person, space));
    }
    walk.at_desk(helene, &[format!("{at}/heard")]).await;
    spaces
}

/// Minutes, provisional findings, words in either direction, and what is refused of each.
async fn said(walk: &mut Walk<'_>, (helene, space): (&mut Browser, &str), (person, role): (&mut Browser, &str)) {
    let one = format!("/hearings/{space}");
    walk.at_desk(helene, &[format!("{one}/convene")]).await;
    walk.refused(&format!("{one}/minutes"), "/minutes").await;
    walk.refused(&one, "/ask").await;
    let minutes = helene.get(&format!("{one}/minutes")).await.ok().form("/minutes").fill("day", &day(0));
    helene.submit(&minutes.fill("present", "Camille Roy").fill("text", "J’étais là.")).await.ok();
    if role == "implicated" {
        let findings = helene.get(&one).await.ok().form("/findings").fill("findings", "Un constat.");
        helene.submit(&findings).await.ok();
    }
    walk.at_intake(person, &["/rdv".to_owned()]).await;
    walk.refused("/rdv/1", "/rdv/1").await;
    walk.refused("/rdv/2", "/rdv/2").await;
    if role == "implicated" {
        walk.refused("/rdv/3", "/rdv/3").await;
        let answer = person.get("/rdv/3").await.ok().form("/rdv/3").fill("text", "Je conteste.");
        person.submit(&answer).await.ok();
    }
    let answer = person.get("/rdv/1").await.ok().form("/rdv/1").and("answer", "refused");
    person.submit(&answer.fill("text", "C’était le 4.")).await.ok();
    let talk = person.get("/rdv/2").await.ok().form("/rdv/2").fill("text", "Entendez Dominique.");
    person.submit(&talk).await.ok();
    walk.see(person, &paths("/rdv", &["", "/1", "/2", "/3"])).await;
    walk.at_desk(helene, std::slice::from_ref(&one)).await;
}

/// What a form of a room takes.
async fn takes(browser: &mut Browser, (room, end): (&str, &str), fields: &[(&str, &str)]) {
    let form = browser.get(room).await.ok().form(end);
    let filled = fields.iter().fold(form, |form, (name, value)| match *name {
        "against" | "outcome" | "sure" => form.and(name, value),
        _ => form.fill(name, value),
    });
    browser.submit(&filled).await.ok();
}

/// Every room is refused something, then filled; the report is filed.
async fn written(walk: &mut Walk<'_>, (helene, kwame): (&mut Browser, &mut Browser), at: &str) {
    let room = |end: &str| format!("{at}{end}");
    walk.at_desk(helene, &[]).await;
    for (end, form) in [("/plan", "/plan"), ("/persons", "/persons"), ("/evidence", "/enter"), ("/report", "/draft")] {
        walk.refused(&room(end), form).await;
    }
    takes(helene, (&room("/plan"), "/plan"), &[("text", "Entendre, puis lire.")]).await;
    takes(helene, (&room("/persons"), "/persons"), &[("name", "Alix Martin"), ("function", "chef")]).await;
    walk.refused(&room("/persons"), "/allegations").await;
    let facts = [("facts", "Propos allégués."), ("period", "mars"), ("against", "1")];
    takes(helene, (&room("/persons"), "/allegations"), &facts).await;
    piece(helene, &room("/evidence")).await;
    walk.refused(&room("/findings"), "/findings").await;
    let found = [("outcome", "partly"), ("grounds", "Deux pièces concordent."), ("pieces", "1")];
    takes(helene, (&room("/findings"), "/findings"), &found).await;
    let rooms = ["", "/plan", "/persons", "/evidence", "/findings", "/report"];
    walk.see(helene, &paths(at, &rooms)).await;
    walk.visit.send("/report/agree").await;
    takes(kwame, (&room("/report"), "/report/agree"), &[("sure", "yes")]).await;
    walk.see(helene, &[room("/report")]).await;
    walk.visit.send("/report").await;
    takes(helene, (&room("/report"), "/report"), &[("sure", "yes")]).await;
    walk.see(helene, &paths(at, &rooms)).await;
}

/// A text and a file enter as pieces.
async fn piece(helene: &mut Browser, room: &str) {
    let token = helene.get(room).await.ok().form("/enter").value("token").to_owned();
    let fields = [("token", token.as_str()), ("hidden", "original"), ("title", "Témoignage"), ("sort", "testimony")];
    let fields = [&fields[..], &[("origin", "remis le 3 mars")]].concat();
    let to = format!("{room}/enter");
    let text = [&fields[..], &[("text", "Elle est venue. Elle habite là.")]].concat();
    assert!(Sent::new(&text).to(helene, &to).await.goes_to().is_some());
    let file = Sent::new(&fields).file("courriel.txt", "Bonjour.".as_bytes());
    assert!(file.to(helene, &to).await.goes_to().is_some());
}

/// One chooses, the other approves.
async fn communicated(walk: &mut Walk<'_>, (helene, kwame): (&mut Browser, &mut Browser), at: &str) {
    let of = |piece: u32| format!("{at}/communication/{piece}");
    let end = |piece: u32| format!("/communication/{piece}");
    walk.see(helene, &[format!("{at}/communication"), of(2), of(3)]).await;
    walk.refused(&of(1), &end(1)).await;
    let fields = [("how", "redacted"), ("passages", "2"), ("ground", "private-life"), ("reason", "Son adresse.")];
    takes(helene, (&of(1), &end(1)), &fields).await;
    walk.visit.to(&of(1)).await;
    walk.at_desk(kwame, &[]).await;
    walk.refused(&of(1), "/approve").await;
    takes(kwame, (&of(1), "/approve"), &[("sure", "yes")]).await;
    for piece in [2, 3] {
        takes(helene, (&of(piece), &end(piece)), &[("how", "communicable")]).await;
        takes(kwame, (&of(piece), "/approve"), &[("sure", "yes")]).await;
    }
    walk.at_desk(helene, &[format!("{at}/communication"), of(1)]).await;
}

/// Without agreement, an alert, stepping back, keeping out: what nobody agreed to, and who leaves.
pub(super) async fn left(
    visit: &mut Visit,
    here: &Installation,
    (claire, ines, decides): (&mut Browser, &mut Browser, &mut Browser),
) {
    let desk = visit.base.clone();
    let intake = desk.replace(&here.desk_address(), &here.intake_address());
    let mut walk = Walk { visit, desk, intake };
    let (mut person, case) = reported(here).await;
    without(&mut walk, (claire, ines), &case).await;
    walk.at_intake(&person, &paths("/suite", &["/1", "/11"])).await;
    walk.refused("/suite/13", "/suite/13").await;
    let out = person.get("/suite/13").await.ok();
    let first = out.attributes("input[name=member]", "value").remove(0);
    person.submit(&out.form("/suite/13").and("member", &first).and("sure", "yes")).await.ok();
    walk.visit.to("/suite/13").await;
    let (mut person, case) = reported(here).await;
    alerted(&mut walk, (ines, &mut person), &case).await;
    let alert = decides.get("/alerts").await.ok().attributes("main li a", "href").remove(0);
    walk.at_desk(decides, &["/alerts".to_owned()]).await;
    walk.refused(&alert, &alert).await;
    let acted = [("what", "Éclairer."), ("owner", "Patrimoine"), ("due", &day(30))];
    takes(decides, (&alert, &alert), &acted).await;
    walk.visit.to(&alert).await;
    walk.at_desk(claire, &[]).await;
}

async fn reported(here: &Installation) -> (Browser, String) {
    let mut person = here.visitor();
    let code = crate::process::program::report(&mut person, "Un récit dont une partie seulement part.").await;
    let space = person.submit(&code.form("/note/7")).await.ok();
    let case = space.form("/suite/1").value("case").to_owned();
    (person, format!("/cases/{case}"))
}

async fn without(walk: &mut Walk<'_>, (claire, ines): (&mut Browser, &mut Browser), case: &str) {
    let door = format!("{case}/without-consent");
    walk.at_desk(claire, &[]).await;
    walk.refused(&door, "/without-consent").await;
    let form: Form = claire.get(&door).await.ok().form("/without-consent").and("ground", "danger");
    let form = form.fill("reason", "Une menace.").fill("text", "Ce qui part.").fill("telling", "now");
    claire.submit(&form).await.ok();
    walk.see(claire, &[case.to_owned(), format!("{door}/confirm")]).await;
    walk.at_desk(ines, &["/".to_owned(), format!("{door}/confirm")]).await;
    let send = ines.get(&format!("{door}/confirm")).await.ok().forms("/confirm").remove(0);
    ines.submit(&send.and("do", "without")).await.ok();
    walk.see(ines, &[case.to_owned()]).await;
}

async fn alerted(walk: &mut Walk<'_>, (ines, person): (&mut Browser, &mut Browser), case: &str) {
    let ask = ines.get(&format!("{case}/ask")).await.ok().form("/ask").fill("text", "Le parking est sombre.");
    ines.submit(&ask.and("to", "authority")).await.ok();
    walk.at_intake(person, &["/suite/7".to_owned()]).await;
    let agree = person.get("/suite/7").await.ok().form("/suite/7").fill("do", "agree");
    person.submit(&agree).await.ok();
    let door = format!("{case}/alert");
    walk.at_desk(ines, &[]).await;
    walk.refused(&door, "/alert").await;
    let page = ines.get(&door).await.ok();
    let consent = page.attributes("input[name=consent]", "value").remove(0);
    ines.submit(&page.form("/alert").and("consent", &consent)).await.ok();
    walk.visit.to(&door).await;
    walk.refused(&format!("{case}/step-back"), "/step-back").await;
}
