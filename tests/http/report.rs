//! From the mission to a report that is filed, read by who decides, and copied without what went: through the pages.
use super::{
    handover::{agreed, handed},
    house::{BERENICE, ELISABETH, HELENE, House, INES, KARIM, KWAME, house, on_each_database},
    people::{ROOT, given},
};
use crate::support::{
    client::{Answer, Browser},
    sent::Sent,
};

/// An inquiry at work, in one of the languages.
pub(super) struct Work {
    pub(super) prefix: &'static str,
    pub(super) person: Browser,
    pub(super) of: String,
    pub(super) helene: Browser,
    pub(super) kwame: Browser,
}

impl Work {
    fn room(&self, end: &str) -> String {
        format!("{}/investigations/{}{end}", self.prefix, self.of)
    }

    async fn enter(&mut self, end: &str) -> Answer {
        let room = self.room(end);
        let page = self.helene.get(&room).await.ok();
        for family in ["informing", "work", "report", "communication", "communicated", "evidence", "finding"] {
            assert!(!page.main().contains(&format!("[{family}-")), "a sentence is missing: {}", page.main());
        }
        page
    }
}

/// Handed over, opened, entrusted to two, who declared.
pub(super) async fn work(house: &House, prefix: &'static str) -> Work {
    let (person, number) = agreed(house, "").await;
    let mut ines = house.signed_in(INES).await;
    let inquiry = handed(&mut ines, &number).await;
    let mut assessor = house.signed_in(BERENICE).await;
    let decide = assessor.get(&format!("/inquiries/{inquiry}/decide")).await.ok().form("/decide");
    assessor.submit(&decide.and("opening", "opened").fill("reasons", "À établir.")).await.ok();
    let page = assessor.get(&format!("/inquiries/{inquiry}/appoint")).await.ok();
    let mut form = page.forms("/appoint").remove(0).fill("mission", "Établir les faits allégués.");
    form = form.fill("limit", "2027-03-01");
    for member in page.attributes("input[name=inquirers]", "value") {
        form = form.and("inquirers", &member);
    }
    assessor.submit(&form).await.ok();
    let (mut helene, mut kwame) = (house.signed_in(HELENE).await, house.signed_in(KWAME).await);
    let list = helene.get(&format!("{prefix}/investigations")).await.ok();
    let of = list.attributes("tbody a", "href").remove(0).rsplit('/').next().unwrap().to_owned();
    let at = format!("{prefix}/investigations/{of}");
    helene.get(&format!("{at}/plan")).await.is(404);
    for inquirer in [&mut helene, &mut kwame] {
        let declare = inquirer.get(&at).await.ok().form("/declare");
        inquirer.submit(&declare).await.is(422);
        inquirer.submit(&declare.and("sure", "yes")).await.ok();
    }
    Work { prefix, person, of, helene, kwame }
}

/// A form that is refused, and gives back what was typed in a field.
async fn refused(browser: &mut Browser, form: &crate::support::client::Form, (end, field): (&str, &str)) {
    let again = browser.submit(form).await.is(422);
    assert_eq!(again.texts("[role=alert]").len(), 1, "{}", again.main());
    assert!(!again.main().contains("[problem-"), "{}", again.main());
    let typed = again.forms(end).into_iter().map(|form| form.value(field).trim().to_owned());
    assert!(typed.collect::<Vec<_>>().contains(&form.value(field).trim().to_owned()), "nothing typed is lost");
}

async fn persons(work: &mut Work) {
    let page = work.enter("/persons").await;
    assert!(!page.has_form("/allegations"), "nobody is named yet");
    let form = page.form("/persons");
    refused(&mut work.helene, &form.clone().fill("name", " ").fill("function", "cheffe"), ("/persons", "function"))
        .await;
    for name in ["Alix <Martin>", "Camille Durand"] {
        let form = work.enter("/persons").await.form("/persons");
        let done = work.helene.submit(&form.fill("name", name).fill("function", "chef de service")).await.ok();
        assert_eq!(done.texts("[role=status]").len(), 1);
    }
    let page = work.enter("/persons").await;
    let form = page.form("/allegations").fill("facts", "Propos répétés, <allégués>.").fill("period", "mars à juin");
    refused(&mut work.helene, &form, ("/allegations", "facts")).await;
    let empty = form.clone().and("against", "1").fill("facts", " ");
    refused(&mut work.helene, &empty, ("/allegations", "period")).await;
    let done = work.helene.submit(&form.and("against", "1").and("against", "2")).await.ok();
    assert!(done.main().contains("Propos répétés, <allégués>."), "{}", done.main());
}

/// One is informed; the other later, which the second inquirer agrees to.
async fn informed(work: &mut Work) {
    let page = work.enter("/persons").await;
    let form = page.form("/informed").fill("implicated", "1").fill("informed", "2026-11-16");
    refused(&mut work.helene, &form, ("/informed", "informed")).await;
    let done = work.helene.submit(&form.and("means", "meeting")).await.ok();
    assert_eq!(done.texts("[role=status]").len(), 1);
    let page = work.enter("/persons").await;
    let later = page.form("/deferred").fill("reasons", "Des messages <effacés>.");
    refused(&mut work.helene, &later, ("/deferred", "reasons")).await;
    refused(
        &mut work.helene,
        &later.clone().fill("reasons", " ").fill("review", "2026-12-01"),
        ("/deferred", "review"),
    )
    .await;
    let done = work.helene.submit(&later.fill("review", "2026-12-01")).await.ok();
    assert!(!done.has_form("/deferred/agree"), "nobody agrees with themselves");
    let page = work.kwame.get(&work.room("/persons")).await.ok();
    assert!(page.main().contains("Des messages <effacés>."), "{}", page.main());
    let done = work.kwame.submit(&page.form("/deferred/agree")).await.ok();
    assert!(!done.has_form("/deferred/agree") && done.texts("[role=status]").len() == 1, "{}", done.main());
}

#[expect(clippy::too_many_lines, reason = "one story")]
async fn evidence(work: &mut Work) {
    let page = work.enter("/evidence").await;
    let form = page.form("/evidence/enter");
    let token = form.value("token").to_owned();
    let to = work.room("/evidence/enter");
    let about = |title: &str, text: &str, handed: &str| {
        let (title, text, handed) = (title.to_owned(), text.to_owned(), handed.to_owned());
        vec![
            ("token", token.clone()),
            ("request", String::new()),
            ("hidden", "original".to_owned()),
            ("title", title),
            ("sort", "testimony".to_owned()),
            ("origin", "remis le 3 mars".to_owned()),
            ("text", text),
            ("handed", handed),
        ]
    };
    let sent = |fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Sent::new(&fields)
    };
    let file = page.attributes("select[name=handed] option", "value").into_iter().find(|value| !value.is_empty());
    let file = file.expect("what was handed over");
    let told = "M. Quelfennec est venu. Elle habite rue des Lilas. Merci.";
    for wrong in [
        about("", told, ""),
        about("Rien", " ", ""),
        about("Deux", told, &file),
        about("Ailleurs", "", "I-2026-00000/x"),
    ] {
        let again = sent(&wrong).to(&mut work.helene, &to).await.is(422);
        assert_eq!(again.texts("[role=alert]").len(), 1, "{}", again.main());
        assert_eq!(again.form("/evidence/enter").value("title"), wrong[3].1, "nothing typed is lost");
        assert_eq!(again.form("/evidence/enter").value("text").trim(), wrong[6].1.trim());
    }
    let next = Some(work.room("/evidence"));
    assert_eq!(sent(&about("Témoignage", told, "")).to(&mut work.helene, &to).await.goes_to(), next);
    assert_eq!(sent(&about("Preuve", "", &file)).to(&mut work.helene, &to).await.goes_to(), next);
    let upload = sent(&about("Courriel", "", "")).file("courriel.txt", "Bonjour, c’est Quelfennec.".as_bytes());
    assert_eq!(upload.to(&mut work.helene, &to).await.goes_to(), next);
    let twice = sent(&about("Le même", told, "")).to(&mut work.helene, &to).await.is(422);
    assert_eq!(twice.texts("[role=alert]").len(), 1);
    let page = work.enter("/evidence").await;
    for said in ["Témoignage", "Preuve", "courriel.txt", "remis le 3 mars"] {
        assert!(page.main().contains(said), "{said}: {}", page.main());
    }
    let files = page.attributes("a[href*='/files/']", "href");
    let saved = files.iter().find(|href| !href.ends_with("/show")).unwrap();
    assert_eq!(work.helene.get(saved).await.ok().bytes, b"une preuve");
}

async fn findings(work: &mut Work) {
    let form = work.enter("/findings").await.form("/findings");
    let form = form.fill("grounds", "Deux pièces <concordent>.").fill("pieces", "1, 3");
    refused(&mut work.helene, &form, ("/findings", "grounds")).await;
    let form = form.and("outcome", "partly");
    refused(&mut work.helene, &form.clone().fill("pieces", "9"), ("/findings", "pieces")).await;
    refused(&mut work.helene, &form.clone().fill("pieces", "un"), ("/findings", "pieces")).await;
    refused(&mut work.helene, &form.clone().fill("pair", "1-7"), ("/findings", "grounds")).await;
    refused(&mut work.helene, &form.clone().fill("grounds", ""), ("/findings", "pieces")).await;
    for pair in ["1-1", "1-2"] {
        work.helene.submit(&form.clone().fill("pair", pair)).await.ok();
    }
    assert!(work.enter("/findings").await.main().contains("Deux pièces <concordent>."));
}

/// Everything is written down, and what is refused on the way is.
pub(super) async fn written(work: &mut Work) {
    let report = work.enter("/report").await;
    assert!(!report.has_form("/report"), "nothing to file yet");
    assert!(report.attributes("main a", "href").contains(&work.room("/plan")), "{}", report.main());
    let plan = work.enter("/plan").await.form("/plan");
    refused(&mut work.helene, &plan.clone().fill("text", " "), ("/plan", "text")).await;
    refused(&mut work.helene, &plan.clone().fill("text", &"é".repeat(20_001)), ("/plan", "text")).await;
    work.helene.submit(&plan.fill("text", "Entendre, puis <lire>.")).await.ok();
    persons(work).await;
    informed(work).await;
    evidence(work).await;
    findings(work).await;
    let draft = work.enter("/report").await.form("/draft").fill("method", "Trois auditions.");
    work.helene.submit(&draft.fill("proposals", "Séparer les bureaux.")).await.ok();
}

/// The other of those who inquire agrees to the text as it stands; said without having read it, it is refused.
async fn agreed_to(work: &mut Work) {
    let room = work.room("/report");
    let agree = work.kwame.get(&room).await.ok().form("/report/agree");
    work.kwame.submit(&agree).await.is(422);
    let done = work.kwame.submit(&agree.clone().and("sure", "yes")).await.ok();
    assert!(!done.has_form("/report/agree") && !done.has_form("/report"), "the other files it");
    assert_eq!(work.kwame.submit(&agree.and("sure", "yes")).await.is(422).texts("[role=alert]").len(), 1);
}

/// Files it; gives the page of the report.
pub(super) async fn filed(work: &mut Work) -> Answer {
    let page = work.enter("/report").await;
    for said in ["Alix <Martin>", "Trois auditions.", "Séparer les bureaux.", "Deux pièces <concordent>.", "Quelfennec"]
    {
        assert!(page.main().contains(said) == (said != "Quelfennec"), "{said}: {}", page.main());
    }
    assert_eq!(page.form("/draft").value("method").trim(), "Trois auditions.", "a correction begins with what stands");
    agreed_to(work).await;
    let form = work.enter("/report").await.form("/report");
    work.helene.submit(&form).await.is(422);
    // Somebody else writes meanwhile.
    let room = work.room("/findings");
    let other = work.kwame.get(&room).await.ok().form("/findings");
    let other = other.fill("pair", "1-2").and("outcome", "undetermined").fill("grounds", "Rien ne permet de dire.");
    work.kwame.submit(&other).await.ok();
    let again = work.helene.submit(&form.clone().and("sure", "yes")).await.is(422);
    assert!(again.main().contains("Rien ne permet de dire."), "as it is now: {}", again.main());
    assert!(!again.has_form("/report") && again.has_form("/report/agree"), "nobody agreed to this text");
    agreed_to(work).await;
    let again = work.enter("/report").await;
    let done = work.helene.submit(&again.form("/report").and("sure", "yes")).await.ok();
    assert_eq!((done.path.clone(), done.texts("[role=status]").len()), (work.room("/report"), 1));
    assert!(!done.has_form("/report") && !done.has_form("/draft"));
    for (end, action) in
        [("/plan", "/plan"), ("/persons", "/allegations"), ("/evidence", "/enter"), ("/findings", "/findings")]
    {
        assert!(!work.enter(end).await.has_form(action), "nothing changes any more: {end}");
    }
    done
}

async fn story(house: &House, prefix: &'static str) {
    let mut work = work(house, prefix).await;
    written(&mut work).await;
    let report = filed(&mut work).await;
    let digest = report.texts(".small").into_iter().find(|line| line.contains("SHA-256")).unwrap();

    // Who decides reads it, with its pieces; the person is told that it is filed.
    let mut authority = house.signed_in(ELISABETH).await;
    let today = authority.get(&format!("{prefix}/")).await.ok();
    let address = today.attributes("tbody a", "href").into_iter().find(|href| href.contains("/decisions/")).unwrap();
    let list = authority.get(&format!("{prefix}/decisions")).await.ok();
    assert!(list.attributes("tbody a", "href").contains(&address));
    let page = authority.get(&address).await.ok();
    assert!(page.main().contains("Deux pièces <concordent>.") && page.main().contains(&digest), "{}", page.main());
    assert!(page.main().contains("Quelfennec est venu") && !page.main().contains("[decision-"), "{}", page.main());
    let file = page.attributes("a[href*='/files/']", "href").into_iter().find(|href| !href.ends_with("/show"));
    assert_eq!(authority.get(&file.unwrap()).await.ok().bytes, b"une preuve");
    authority.get(&work.room("")).await.is(404);
    authority.get(&work.room("/report")).await.is(404);
    work.helene.get(&address).await.is(404);
    let own = work.person.get(&format!("{prefix}/suite/11")).await.ok().main();
    assert!(own.contains("déposé") || own.contains("is filed"), "{own}");
    assert!(!own.contains("Alix") && !own.contains(&work.of), "{own}");
}

#[tokio::test]
async fn an_inquiry_leads_to_a_report_that_is_filed_and_read_by_who_decides() {
    on_each_database(async |house| story(&house, "").await).await;
}

/// A second person of the authority reads what the first lets them read, and nothing before.
#[tokio::test]
async fn whoever_decides_lets_another_in() {
    let house = house().await;
    let mut work = work(&house, "").await;
    written(&mut work).await;
    filed(&mut work).await;
    let mut authority = house.signed_in(ELISABETH).await;
    let list = authority.get("/decisions").await.ok();
    let address = list.attributes("tbody a", "href").into_iter().find(|href| href.contains("/decisions/")).unwrap();
    assert!(!authority.get(&address).await.ok().has_form("/let-in"), "nobody could come in");
    given(&house, KARIM, &[("authority", ROOT)]).await;
    // Whoever inquired has had a part: she is not offered.
    given(&house, HELENE, &[("inquirer", ROOT), ("authority", ROOT)]).await;
    let mut karim = house.signed_in(KARIM).await;
    karim.get(&address).await.is(404);
    let form = authority.get(&address).await.ok().form("/let-in");
    let [his, hers] = [KARIM, HELENE].map(|place| house.cast.people[place].member.unwrap().to_string());
    for wrong in ["", "x", &hers] {
        let again = authority.submit(&form.clone().fill("member", wrong)).await.is(422);
        assert!(again.has_form("/let-in") && !again.main().contains("[problem-"), "{}", again.main());
    }
    let done = authority.submit(&form.fill("member", &his)).await.ok();
    assert!(done.path == address && !done.has_form("/let-in") && !done.main().contains("[let-in"), "{}", done.main());
    assert!(karim.get(&address).await.ok().main().contains("Deux pièces <concordent>."));
}

#[tokio::test]
async fn so_it_does_in_english() {
    story(&house().await, "/en").await;
}

/// Chooses for a piece; gives the page that answers.
async fn chosen(work: &mut Work, (piece, fields): (u32, &[(&str, &str)])) -> Answer {
    let room = format!("/communication/{piece}");
    let mut form = work.enter(&room).await.form(&room);
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    work.helene.submit(&form).await
}

#[expect(clippy::too_many_lines, reason = "one story")]
async fn communicated(house: &House, prefix: &'static str) {
    let mut work = work(house, prefix).await;
    written(&mut work).await;
    assert!(work.enter("/communication").await.texts("main h2").is_empty(), "not before the report");
    work.helene.get(&work.room("/communication/1")).await.is(404);
    filed(&mut work).await;
    let reason = [("ground", "private-life"), ("reason", "Elle dit où elle habite.")];
    let redact = |more: &[(&'static str, &'static str)]| [&[("how", "redacted")], &reason[..], more].concat();
    let all = redact(&[("passages", "2"), ("everywhere", "quelfennec")]);
    for wrong in [
        &redact(&[("passages", "9")])[..],
        &redact(&[])[..],
        &redact(&[("everywhere", "é")])[..],
        &all[1..],
        &[("how", "withheld"), ("ground", "secrecy"), ("reason", " ")],
        &[("how", "withheld"), ("reason", "Parce que.")],
    ] {
        let again = chosen(&mut work, (1, wrong)).await.is(422);
        assert_eq!(again.texts("[role=alert]").len(), 1, "{wrong:?}: {}", again.main());
        let typed = again.form("/communication/1").value("reason").trim().to_owned();
        let expected = wrong.iter().find(|(name, _)| *name == "reason").map_or("", |(_, value)| value.trim());
        assert_eq!(typed, expected, "nothing typed is lost");
    }
    // A piece by passage and name, the file handed over as a whole, one withheld, the report without a name.
    chosen(&mut work, (1, &all)).await.ok();
    chosen(&mut work, (2, &[("how", "communicable")])).await.ok();
    chosen(&mut work, (3, &[("how", "withheld"), ("ground", "serious-harm"), ("reason", "Menaces.")])).await.ok();
    chosen(&mut work, (4, &redact(&[("everywhere", "Alix\nMartin")]))).await.ok();
    let page = work.enter("/communication/1").await;
    assert!(!page.has_form("/approve"), "whoever chose does not approve alone");
    let list = work.enter("/communication").await;
    assert!(list.attributes("a[href*='/files/']", "href").is_empty(), "nothing leaves yet");
    for piece in 1..=4 {
        let room = work.room(&format!("/communication/{piece}"));
        let form = work.kwame.get(&room).await.ok().form("/approve");
        work.kwame.submit(&form).await.is(422);
        work.kwame.submit(&form.clone().fill("read", "autre").and("sure", "yes")).await.is(422);
        work.kwame.submit(&form.and("sure", "yes")).await.ok();
    }
    let list = work.enter("/communication").await;
    assert!(list.main().contains("Menaces.") && !list.main().contains("[communi"), "{}", list.main());
    let leaves: Vec<String> = list.attributes("a[href*='/files/']", "href");
    let leaves: Vec<String> = leaves.into_iter().filter(|href| !href.ends_with("/show")).collect();
    assert_eq!(leaves.len(), 3, "one is withheld: {leaves:?}");
    let mut bytes = Vec::new();
    for address in &leaves {
        bytes.push(work.helene.get(address).await.ok().bytes);
    }
    assert_eq!(bytes[1], b"une preuve");
    for (copy, gone) in [(0, ["Quelfennec", "Lilas"]), (2, ["Alix", "Martin"])] {
        let text = String::from_utf8(bytes[copy].clone()).unwrap().to_lowercase();
        for word in gone {
            assert!(!text.contains(&word.to_lowercase()), "{word}: {text}");
        }
        assert!(text.contains("merci.") || text.contains("camille durand"), "{text}");
    }
    // Nobody else comes near.
    let mut authority = house.signed_in(ELISABETH).await;
    for address in leaves {
        authority.get(&address).await.is(404);
    }
    authority.get(&work.room("/communication")).await.is(404);
}

#[tokio::test]
async fn what_leaves_was_read_by_two_and_holds_nothing_of_what_went() {
    communicated(&house().await, "").await;
}

#[tokio::test]
async fn so_it_leaves_in_english() {
    communicated(&house().await, "/en").await;
}

#[tokio::test]
async fn nobody_else_enters_the_rooms_of_an_inquiry() {
    let house = house().await;
    let work = work(&house, "").await;
    for stranger in [INES, BERENICE, ELISABETH] {
        let mut browser = house.signed_in(stranger).await;
        for end in ["", "/plan", "/persons", "/evidence", "/findings", "/report", "/communication", "/communication/1"]
        {
            browser.get(&work.room(end)).await.is(404);
        }
        let form = crate::support::client::Form::forged(&work.room("/plan")).and("text", "Un plan.");
        assert!(browser.submit(&form).await.status.is_client_error());
    }
    let mut authority = house.signed_in(ELISABETH).await;
    assert!(authority.get("/decisions").await.ok().attributes("tbody a", "href").is_empty());
    for wrong in ["D-2026-00000", "x", work.of.as_str()] {
        authority.get(&format!("/decisions/{wrong}")).await.is(404);
    }
}

#[tokio::test]
async fn the_support_desk_is_invited_to_the_dates_and_to_nothing_else() {
    let house = house().await;
    let mut work = work(&house, "").await;
    let mut karim = house.signed_in(KARIM).await;
    assert!(karim.get("/support").await.ok().attributes("tbody a", "href").is_empty());
    let model = karim.get("/support/letters/mission").await.ok();
    assert!(model.has_form("/support/letters/mission") && !model.main().contains(&work.of));
    work.helene.get("/support").await.is(404);
    work.helene.get("/support/letters").await.is(404);
    let at = work.room("/dates");
    karim.get(&at).await.is(404);
    let page = work.helene.get(&at).await.ok();
    let form = page.form("/dates").and("step", "interview").fill("place", "Salle 12");
    refused(&mut work.helene, &form, ("/dates", "place")).await;
    work.helene.submit(&form.fill("day", "2026-12-14")).await.ok();
    let page = work.helene.get(&at).await.ok();
    let (invite, able) = (page.form("/dates/invite"), page.attributes("input[name=member][type=radio]", "value"));
    assert_eq!(able.len(), 1);
    work.helene.submit(&invite).await.is(422);
    work.helene.submit(&invite.and("member", &able[0])).await.ok();
    let own = karim.get("/support").await.ok().attributes("tbody a", "href").remove(0);
    let seen = karim.get(&own).await.ok();
    assert!(seen.main().contains("Salle 12") && !seen.main().contains("Établir"), "{}", seen.main());
    assert!(!seen.has_form("/invite") && !seen.has_form("/end"));
    karim.submit(&seen.form("/off")).await.ok();
    for end in ["", "/plan", "/persons", "/evidence", "/report", "/heard"] {
        karim.get(&work.room(end)).await.is(404);
    }
    let end = work.helene.get(&at).await.ok().form("/dates/end");
    work.helene.submit(&end).await.ok();
    karim.get(&own).await.is(404);
    assert!(karim.get("/support").await.ok().attributes("tbody a", "href").is_empty());
}

/// Two windows on the plan: whoever saves second is told, keeps their text, and replaces knowingly. The same form twice is once.
#[tokio::test]
async fn nobody_replaces_unseen_what_the_other_wrote() {
    let house = house().await;
    let mut work = work(&house, "").await;
    let room = work.room("/plan");
    let (one, other) = (work.enter("/plan").await, work.kwame.get(&room).await.ok());
    let first = one.form("/plan").fill("text", "De Hélène.");
    work.helene.submit(&first).await.ok();
    work.helene.submit(&first).await.ok();
    let second = other.form("/plan").fill("text", "De Kwame.");
    refused(&mut work.kwame, &second, ("/plan", "text")).await;
    let again = work.kwame.submit(&second).await.is(422);
    assert!(again.main().contains("De Hélène.") && again.main().contains("Rien n’a été remplacé"), "{}", again.main());
    work.kwame.submit(&again.form("/plan")).await.ok();
    let stands = work.enter("/plan").await;
    assert_eq!(stands.form("/plan").value("text").trim(), "De Kwame.", "one writes on from what stands");
}
