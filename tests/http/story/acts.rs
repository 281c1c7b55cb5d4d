//! What people do in the story, each through the pages they would use.
use super::{
    super::house::{House, begin, reference, shown},
    BASILE, BERENICE, CLAIRE, ELISABETH, HELENE, INES, IRENE, KWAME, MAI_LAN, MOUSSA, PATRICK, THOMAS, Telling,
    Version,
};
use crate::support::{
    client::{Answer, Browser, Form},
    sent::Sent,
};

/// Somebody with a code: their browser, and what staff call their case.
pub(super) struct Person {
    /// Where they stand among those with a code.
    pub(super) index: usize,
    /// What their case is called: `R1`, `I1`…
    pub(super) number: u8,
    pub(super) case: String,
}

impl Person {
    /// Their browser, with the code they have now.
    pub(super) async fn browser(&self, telling: &Telling) -> Browser {
        let mut browser = telling.house.visitor();
        let code = &telling.people[self.index].1;
        let door = shown(&mut browser, "/suite").await.fill("code", code);
        browser.submit(&door).await.ok();
        browser
    }

    /// What was handed over of their case, as they are told.
    async fn handed(&self, telling: &Telling) -> String {
        let page = self.browser(telling).await.get("/suite/11").await.ok();
        named(&page, 'I')
    }
}

/// The reference that begins with a letter on a page.
#[track_caller]
pub(super) fn named(page: &Answer, letter: char) -> String {
    let text = page.main();
    let mut words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let is = |word: &&str| word.len() == 12 && word.starts_with(letter) && word[1..].starts_with("-20");
    words.find(is).unwrap_or_else(|| panic!("no {letter}-…: {text}")).to_owned()
}

fn link(house: &House, index: usize) -> String {
    format!("link-{}", house.cast.people[index].member.unwrap())
}

/// Inès takes a call from somebody who gives no name.
pub(super) async fn a_call(telling: &mut Telling, version: &Version) -> Person {
    let mut ines = telling.house.signed_in(INES).await;
    let first = shown(&mut ines, "/contact").await.fill("channel", "phone").fill("audience", version.audience);
    let narrative = format!("⟦récit 1⟧ Depuis mars, dans {}.", version.place);
    let first = first.fill("received", "2026-11-13").fill("kinds", "harc-sex").fill("narrative", &narrative);
    let second = ines.submit(&first).await.ok().form("/contact/who").fill("persons", version.implicated[0]);
    let second = second.fill(&link(&telling.house, THOMAS), "involved");
    let check = ines.submit(&second).await.ok();
    let code = ines.submit(&check.form("/contact/check")).await.ok();
    let (code, case) = (code.shown().replace(' ', ""), reference(&code.main()));
    telling.known.call(&case, "R1");
    telling.people.push(("first", code));
    Person { index: 0, number: 1, case }
}

/// They change the code that others have seen and write; the cell answers, notes, assesses and orients.
pub(super) async fn listened_to(telling: &mut Telling, first: &Person) {
    let mut person = first.browser(telling).await;
    let change = person.get("/suite/2").await.ok();
    let changed = person.submit(&change.form("/suite/2")).await.ok();
    telling.people[first.index].1 = changed.shown().replace(' ', "");
    let space = person.submit(&changed.form("/suite/3")).await.ok();
    person.submit(&space.form("/suite/1").fill("text", "⟦mot 1⟧ C’est bien cela.")).await.ok();
    let mut ines = telling.house.signed_in(INES).await;
    let case = format!("/cases/{}", first.case);
    for (end, field, text) in
        [("/reply", "text", "⟦réponse 1⟧ Nous vous lisons."), ("/note", "text", "⟦note 1⟧ À suivre.")]
    {
        let page = ines.get(&case).await.ok();
        ines.submit(&page.form(end).fill(field, text)).await.ok();
    }
    let assess = ines.get(&format!("{case}/assess")).await.ok().form("/assess");
    let assess = assess.fill("danger", "possible").fill("urgency", "soon").fill("done", "⟦évaluation 1⟧ Appelée.");
    let assess = assess.fill("fragile", "no").fill("notice", "not-now").fill("checkable", "Oui.");
    ines.submit(&assess.fill("acting", "Peu.").fill("waiting", "Beaucoup.")).await.ok();
    let orient = ines.get(&format!("{case}/orient")).await.ok().form("/orient");
    let orient = orient.fill("services", "suicide").fill("support", "legal").fill("text", "⟦orientation 1⟧ Voici.");
    ines.submit(&orient).await.ok();
}

/// Somebody else reports online with a file, and keeps one who assesses and one who inquires away.
pub(super) async fn another_reports(telling: &mut Telling, version: &Version) -> Person {
    let mut person = telling.house.visitor();
    begin(&mut person).await;
    let you = shown(&mut person, "/note/1").await.fill("standing", "victim").fill("audience", version.audience);
    person.submit(&you).await.ok();
    let words = shown(&mut person, "/note/3").await.fill("narrative", "⟦récit 2⟧ À moi aussi.");
    person.submit(&words).await.ok();
    let token = shown(&mut person, "/note/8").await.value("token").to_owned();
    let sent = Sent::new(&[("token", token.as_str()), ("hidden", "usual"), ("go", "attach")]);
    let sent = sent.file("⟦fichier 2⟧.txt", "Ligne par ligne.".as_bytes()).to(&mut person, "/note/8").await;
    assert_eq!(sent.goes_to().as_deref(), Some("/note/8"), "{}", sent.main());
    let who = shown(&mut person, "/note/4").await.fill("persons", version.implicated[1]);
    let kept_away = [BASILE, IRENE].map(|index| link(&telling.house, index));
    let who = kept_away.iter().fold(who, |form, field| form.fill(field, "involved"));
    let check = person.submit(&who.fill("go", "check")).await.ok();
    let code = person.submit(&check.form("/note/6")).await.ok();
    let (code, case) = (code.shown().replace(' ', ""), reference(&code.main()));
    telling.known.call(&case, "R2");
    telling.people.push(("second", code));
    Person { index: 1, number: 2, case }
}

/// They give a name for the cell, and write to somebody bound by secrecy what the cell does not read.
pub(super) async fn confided(telling: &mut Telling, from: &Person) {
    let mut person = from.browser(telling).await;
    let name = person.get("/suite/6").await.ok().form("/suite/6").fill("name", "⟦nom 2⟧ Awa Diop");
    person.submit(&name).await.ok();
    let page = person.get("/mot/3").await.ok();
    let member = page.attributes("input[name=member]", "value").remove(0);
    let words = page.form("/mot/3").fill("text", "⟦confidence 2⟧ Je dors mal.").and("member", &member);
    person.submit(&words).await.ok();
}

/// They take back all that they agreed to, which was relied on; then withdraw their case.
pub(super) async fn taken_back(telling: &mut Telling, from: &Person) {
    let mut person = from.browser(telling).await;
    for _ in 0..2 {
        let page = person.get("/suite/7").await.ok();
        person.submit(&page.forms("/suite/7").remove(0).fill("do", "take-back")).await.ok();
    }
    assert!(person.get("/suite/7").await.ok().forms("/suite/7").is_empty(), "nothing stands any more");
    let page = person.get("/suite/9").await.ok();
    person.submit(&page.form("/suite/9").fill("sure", "yes")).await.ok();
}

/// A form with every file on it ticked.
fn with_files(page: &Answer, action: &str) -> Form {
    let files = page.attributes("input[name=files]", "value");
    let mut form = page.form(action);
    for file in files.iter().filter(|file| !form.holds("files", file)).collect::<Vec<_>>() {
        form = form.and("files", file);
    }
    form
}

/// The cell asks, the person leaves what they want to leave of it and agrees, the cell hands over.
pub(super) async fn handed_over(telling: &mut Telling, from: &Person) {
    let mut ines = telling.house.signed_in(INES).await;
    let (case, copy) = (format!("/cases/{}", from.case), format!("⟦copie {}⟧ Ce que la cellule propose.", from.number));
    let ask = with_files(&ines.get(&format!("{case}/ask")).await.ok(), "/ask").fill("to", "assessor");
    ines.submit(&ask.fill("text", &copy)).await.ok();
    let mut person = from.browser(telling).await;
    let agree = with_files(&person.get("/suite/7").await.ok(), "/suite/7");
    let agree = agree.fill("text", &format!("⟦transmis {}⟧ Ce que j’accepte.", from.number)).and("do", "agree");
    person.submit(&agree).await.ok();
    let hand = ines.get(&format!("{case}/hand-over")).await.ok().form("/hand-over");
    let done = ines.submit(&hand).await.ok();
    let name = format!("I{}", from.number);
    telling.known.call(&named(&done, 'I'), &name);
}

/// Bérénice opens an inquiry on the first, appoints two inquirers, and joins the second to it.
pub(super) async fn opened(telling: &mut Telling, (first, second): (&Person, &Person)) {
    let (one, other) = (first.handed(telling).await, second.handed(telling).await);
    let mut berenice = telling.house.signed_in(BERENICE).await;
    for (inquiry, person) in [(&one, first), (&other, second)] {
        let decide = berenice.get(&format!("/inquiries/{inquiry}/decide")).await.ok().form("/decide");
        let reasons = format!("⟦motifs {}⟧ À établir.", person.number);
        berenice.submit(&decide.and("opening", "opened").fill("reasons", &reasons)).await.ok();
    }
    let page = berenice.get(&format!("/inquiries/{one}/appoint")).await.ok();
    let form = page.forms("/appoint").remove(0);
    let again = berenice.submit(&form.clone().fill("mission", "⟦mission⟧ Établir.")).await.is(422);
    assert!(again.forms("/appoint")[0].value("mission").contains("⟦mission⟧"), "nothing typed is lost");
    let member = |index: usize| telling.house.cast.people[index].member.unwrap().to_string();
    let form = form.and("inquirers", &member(HELENE)).and("inquirers", &member(KWAME));
    let form = form.fill("mission", "⟦mission⟧ Établir ce qui s’est passé.").fill("limit", "2027-03-01");
    let done = berenice.submit(&form).await.ok();
    telling.known.call(&named(&done, 'E'), "E");
    let page = berenice.get(&format!("/inquiries/{other}/appoint")).await.ok();
    let beside = page.forms("/appoint").remove(1);
    berenice.submit(&beside.clone().fill("beside", "I-2026-00000")).await.is(422);
    berenice.submit(&beside.fill("beside", &one)).await.ok();
}

/// The inquirers declare to have no tie, take the second file in, and write to both.
pub(super) async fn begun(telling: &mut Telling, (first, second): (&Person, &Person)) {
    let (one, other) = (first.handed(telling).await, second.handed(telling).await);
    for (index, inquirer) in [HELENE, KWAME].into_iter().enumerate() {
        let mut browser = telling.house.signed_in(inquirer).await;
        let today = browser.get("/").await.ok();
        let page = browser.get(&format!("/investigations/{}", named(&today, 'E'))).await.ok();
        let declare = page.form("/declare");
        assert_eq!(browser.submit(&declare).await.is(422).texts("[role=alert]").len(), 1, "read it first");
        browser.submit(&declare.and("sure", "yes")).await.ok();
        let (inquiry, number) = if index == 0 { (&one, 1) } else { (&other, 2) };
        let page = browser.get(&format!("/inquiries/{inquiry}")).await.ok();
        let question = format!("⟦question {number}⟧ Qui était là ?");
        browser.submit(&page.form("/write").fill("text", &question)).await.ok();
        if index == 1 {
            browser.submit(&page.form("/take-in")).await.ok();
        }
    }
    for person in [first, second] {
        let mut browser = person.browser(telling).await;
        let answer = browser.get("/suite/11").await.ok().form("/suite/11");
        let text = format!("⟦précision {}⟧ Une collègue.", person.number);
        browser.submit(&answer.fill("text", &text)).await.ok();
    }
}

/// The second person keeps Thomas out, who reads what they sent; Mai-Lan takes herself off the first.
pub(super) async fn kept_out(telling: &mut Telling, (first, second): (&Person, &Person)) {
    let mut person = second.browser(telling).await;
    let page = person.get("/suite/13").await.ok();
    let thomas = telling.house.cast.people[THOMAS].member.unwrap().to_string();
    let form = page.form("/suite/13").fill("member", &thomas);
    person.submit(&form.and("sure", "yes")).await.ok();
    let mut listener = telling.house.signed_in(MAI_LAN).await;
    let leave = listener.get(&format!("/cases/{}/step-back", first.case)).await.ok().form("/step-back");
    listener.submit(&leave.and("sure", "yes")).await.ok();
    // Whoever writes next makes the keys that they have not.
    let mut ines = telling.house.signed_in(INES).await;
    for person in [first, second] {
        let page = ines.get(&format!("/cases/{}", person.case)).await.ok();
        let text = format!("⟦note après {}⟧ Suite.", person.number);
        ines.submit(&page.form("/note").fill("text", &text)).await.ok();
    }
}

/// The second person agrees to a text about the place, which the cell sends to those who decide and to its coordinators.
pub(super) async fn alerted(telling: &mut Telling, second: &Person) {
    let mut ines = telling.house.signed_in(INES).await;
    let case = format!("/cases/{}", second.case);
    let ask = ines.get(&format!("{case}/ask")).await.ok().form("/ask").fill("text", "⟦alerte⟧ Le couloir est désert.");
    ines.submit(&ask.and("to", "authority")).await.ok();
    let mut person = second.browser(telling).await;
    let agree = person.get("/suite/7").await.ok().form("/suite/7");
    person.submit(&agree.fill("do", "agree")).await.ok();
    let page = ines.get(&format!("{case}/alert")).await.ok();
    let consent = page.attributes("input[name=consent]", "value").remove(0);
    ines.submit(&page.form("/alert").and("consent", &consent)).await.ok();
    let mut decides = telling.house.signed_in(ELISABETH).await;
    telling.known.call(&named(&decides.get("/alerts").await.ok(), 'A'), "A");
}

/// Somebody else is in danger: two members hand over a part of what they told without their agreement, and do not tell them yet.
pub(super) async fn in_danger(telling: &mut Telling) -> Person {
    let (code, case) = telling.house.report("⟦récit 3⟧ Il a dit qu’il reviendrait ce soir.").await;
    telling.known.call(&case, "R3");
    let index = telling.people.len();
    telling.people.push(("third", code.replace(' ', "")));
    let mut claire = telling.house.signed_in(CLAIRE).await;
    let door = format!("/cases/{case}/without-consent");
    let form = claire.get(&door).await.ok().form("/without-consent");
    let form =
        form.fill("ground", "danger").fill("reason", "⟦raison 3⟧ Une menace.").fill("text", "⟦sans accord 3⟧ Ce soir.");
    let form = form.fill("telling", "later").fill("silence", "⟦silence 3⟧ Des preuves.").fill("review", "2026-12-01");
    claire.submit(&form).await.ok();
    let mut moussa = telling.house.signed_in(MOUSSA).await;
    let page = moussa.get(&format!("{door}/confirm")).await.ok();
    moussa.submit(&page.forms("/confirm").remove(0).and("do", "untold")).await.ok();
    let page = moussa.get(&format!("/cases/{case}")).await.ok();
    telling.known.call(&named(&page, 'I'), "I3");
    Person { index, number: 3, case }
}

/// They are told what went and why; whoever assesses writes to them.
pub(super) async fn told(telling: &mut Telling, third: &Person) {
    let mut claire = telling.house.signed_in(CLAIRE).await;
    let tell = claire.get(&format!("/cases/{}/tell", third.case)).await.ok().forms("/tell").remove(0).and("do", "tell");
    claire.submit(&tell.fill("text", "⟦dit 3⟧ Voici ce qui est parti, et pourquoi.")).await.ok();
    let mut berenice = telling.house.signed_in(BERENICE).await;
    let page = berenice.get(&format!("/inquiries/{}", telling.known.of("I3"))).await.ok();
    berenice.submit(&page.form("/write").fill("text", "⟦question 3⟧ Êtes-vous en sécurité ?")).await.ok();
}

/// A date is set, and somebody of the support desk is invited to see it.
pub(super) async fn dated(telling: &mut Telling) {
    let at = format!("/investigations/{}/dates", telling.known.of("E"));
    let mut helene = telling.house.signed_in(HELENE).await;
    let form = helene.get(&at).await.ok().form("/dates").and("step", "interview").fill("place", "⟦lieu⟧ Salle 12");
    helene.submit(&form.fill("day", "2026-12-14")).await.ok();
    let page = helene.get(&at).await.ok();
    let able = page.attributes("input[name=member][type=radio]", "value").remove(0);
    helene.submit(&page.form("/dates/invite").and("member", &able)).await.ok();
}

/// What of the first piece may be communicated is chosen by one and approved by the other.
pub(super) async fn communicated(telling: &mut Telling) {
    let at = format!("/investigations/{}/communication/1", telling.known.of("E"));
    let mut helene = telling.house.signed_in(HELENE).await;
    let form = helene.get(&at).await.ok().form("/communication/1").and("how", "redacted").fill("passages", "");
    let form = form.fill("everywhere", "Elle").and("ground", "private-life").fill("reason", "⟦motif⟧ Qui elle est.");
    helene.submit(&form).await.ok();
    let mut kwame = telling.house.signed_in(KWAME).await;
    let form = kwame.get(&at).await.ok().form("/approve");
    kwame.submit(&form.and("sure", "yes")).await.ok();
}

/// Somebody is called to be heard, comes with the code they were given, and takes one of their own.
async fn called(telling: &mut Telling, (inquiry, label, role): (&str, &'static str, &str)) -> (String, Browser) {
    let mut helene = telling.house.signed_in(HELENE).await;
    let form = helene.get(&format!("/investigations/{inquiry}/heard/new")).await.ok().form("/heard/new");
    let form = form.fill("name", label).fill("day", "2026-12-10").fill("hour", "14 h 30").fill("place", "Salle 12");
    let form = form.fill("purpose", &format!("⟦objet {label}⟧ Comprendre.")).and("role", role);
    let code = helene.submit(&form).await.ok();
    let space = named(&code, 'H');
    let printed = code.shown().replace(' ', "");
    helene.submit(&code.form("/hearings/code")).await.ok();
    telling.known.call(&space, label);
    let mut person = telling.house.visitor();
    let door = shown(&mut person, "/suite").await.fill("code", &printed);
    let change = person.submit(&door).await.ok();
    let changed = person.submit(&change.form("/suite/2")).await.ok();
    telling.people.push((label, changed.shown().replace(' ', "")));
    person.submit(&changed.form("/suite/3")).await.ok();
    (space, person)
}

/// One of the persons harmed and both implicated are heard; each confirms what was written down, or says what is wrong.
pub(super) async fn heard(telling: &mut Telling) {
    let inquiry = telling.known.of("E");
    for (label, role) in [("H1", "harmed"), ("H2", "implicated"), ("H3", "implicated")] {
        let (space, mut person) = called(telling, (&inquiry, label, role)).await;
        let talk = person.get("/rdv/2").await.ok().form("/rdv/2");
        person.submit(&talk.fill("text", &format!("⟦mot {label}⟧ Entendez aussi ma collègue."))).await.ok();
        let mut kwame = telling.house.signed_in(KWAME).await;
        let minutes = kwame.get(&format!("/hearings/{space}/minutes")).await.ok().form("/minutes");
        let minutes = minutes.fill("day", "2026-11-16").fill("present", "Kwame Mensah");
        let text = format!("⟦compte rendu {label}⟧ Ce qui a été dit.");
        kwame.submit(&minutes.fill("text", &text)).await.ok();
        let answer = person.get("/rdv/1").await.ok().form("/rdv/1");
        let remark = format!("⟦remarque {label}⟧ C’était le 4.");
        person.submit(&answer.and("answer", "confirmed").fill("text", &remark)).await.ok();
        if role == "implicated" {
            let one = kwame.get(&format!("/hearings/{space}")).await.ok();
            let findings = format!("⟦provisoire {label}⟧ Ce que nous retiendrions.");
            kwame.submit(&one.form("/findings").fill("findings", &findings)).await.ok();
            let answer = person.get("/rdv/3").await.ok().form("/rdv/3");
            person.submit(&answer.fill("text", &format!("⟦réplique {label}⟧ Je le conteste."))).await.ok();
        }
    }
}

/// What is alleged against both, what it rests on, what is found for each.
pub(super) async fn found(telling: &mut Telling, version: &Version) {
    let inquiry = telling.known.of("E");
    let mut helene = telling.house.signed_in(HELENE).await;
    let at = |end: &str| format!("/investigations/{inquiry}{end}");
    let plan = helene.get(&at("/plan")).await.ok().form("/plan");
    helene.submit(&plan.fill("text", "⟦plan⟧ Entendre, puis lire.")).await.ok();
    for (number, implicated) in version.implicated.iter().enumerate() {
        let form = helene.get(&at("/persons")).await.ok().form("/persons");
        let name = format!("⟦mise en cause {}⟧ {implicated}", number + 1);
        helene.submit(&form.fill("name", &name).fill("function", "au même service")).await.ok();
    }
    let form = helene.get(&at("/persons")).await.ok().form("/allegations");
    let form = form.fill("facts", "⟦faits allégués⟧ Propos répétés.").fill("period", "de mars à juin");
    helene.submit(&form.and("against", "1").and("against", "2")).await.ok();
    let form = helene.get(&at("/evidence")).await.ok().form("/evidence/enter");
    let piece = [
        ("token", form.value("token")),
        ("request", form.value("request")),
        ("hidden", "original"),
        ("title", "Témoignage"),
        ("sort", "testimony"),
        ("origin", "recueilli le 3 mars"),
        ("text", "⟦pièce 1⟧ Elle était là."),
        ("handed", ""),
    ];
    let answer = Sent::new(&piece).to(&mut helene, &at("/evidence/enter")).await;
    assert_eq!(answer.goes_to(), Some(at("/evidence")), "{}", answer.main());
    let form = helene.get(&at("/findings")).await.ok().form("/findings").fill("pieces", "1");
    for (pair, outcome) in [("1-1", "established"), ("1-2", "not-established")] {
        let grounds = format!("⟦constat {pair}⟧ Voici pourquoi.");
        let form = form.clone().fill("pair", pair).and("outcome", outcome);
        helene.submit(&form.fill("grounds", &grounds)).await.ok();
    }
    let draft = helene.get(&at("/report")).await.ok().form("/draft").fill("method", "⟦méthode⟧ Trois auditions.");
    helene.submit(&draft.fill("proposals", "⟦propositions⟧ Séparer les bureaux.")).await.ok();
}

/// The report is filed; nobody has a road left to change it, and those who decide have it.
pub(super) async fn filed(telling: &mut Telling) {
    let inquiry = telling.known.of("E");
    let mut kwame = telling.house.signed_in(KWAME).await;
    let at = |end: &str| format!("/investigations/{inquiry}{end}");
    let plan = kwame.get(&at("/plan")).await.ok().form("/plan");
    // One alone files nothing: the other agrees to the same text first.
    assert!(!kwame.get(&at("/report")).await.ok().has_form("/report"));
    let mut helene = telling.house.signed_in(HELENE).await;
    let agree = helene.get(&at("/report")).await.ok().form("/report/agree");
    helene.submit(&agree.and("sure", "yes")).await.ok();
    let form = kwame.get(&at("/report")).await.ok().form("/report");
    assert_eq!(kwame.submit(&form).await.is(422).texts("[role=alert]").len(), 1, "read it first");
    kwame.submit(&form.clone().and("sure", "yes")).await.ok();
    let late = kwame.submit(&plan.fill("text", "Trop tard.")).await;
    assert!(!late.status.is_success(), "nothing of it changes any more: {}", late.main());
    let mut authority = telling.house.signed_in(ELISABETH).await;
    let today = authority.get("/").await.ok();
    telling.known.call(&named(&today, 'D'), "D");
}

/// On each person implicated, fact by fact; what the prosecutor was told; the end.
pub(super) async fn decided(telling: &mut Telling) {
    let mut authority = telling.house.signed_in(ELISABETH).await;
    let at = format!("/decisions/{}", telling.known.of("D"));
    for (number, held, way) in [(1, "established", "discipline"), (2, "not-established", "no-action")] {
        let room = format!("/persons/{number}");
        let form = authority.get(&format!("{at}{room}")).await.ok().form(&room);
        let reasons = format!("⟦décision {number}⟧ Vu la pièce 1.");
        authority.submit(&form.and("fact-1", held).and("way", way).fill("reasons", &reasons)).await.ok();
    }
    let notice = authority.get(&format!("{at}/notice")).await.ok().form("/notice");
    authority.submit(&notice.and("given", "no").fill("reasons", "⟦avis⟧ Aucun délit.")).await.ok();
    let end = authority.get(&at).await.ok().form("/conclude");
    authority.submit(&end.and("sure", "yes")).await.ok();
    let page = authority.get(&at).await.ok();
    assert!(!page.has_form("/conclude"), "nothing of it changes any more");
    telling.known.call(&named(&page, 'S'), "S");
}

/// Against the first of them: under which rules, the steps, what is decided, the end.
pub(super) async fn disciplined(telling: &mut Telling) {
    let mut officer = telling.house.signed_in(PATRICK).await;
    let mut authority = telling.house.signed_in(ELISABETH).await;
    let at = format!("/proceedings/{}", telling.known.of("S"));
    let today = telling.house.service.today().to_string();
    let terms = officer.get(&format!("{at}/write/terms")).await.ok().form("/write/terms");
    officer.submit(&terms.and("regime", "official-state").fill("known", &today)).await.ok();
    for (step, said) in [("engage", &[][..]), ("notify", &["silence", "file", "defence"][..])] {
        let room = format!("/write/step-{step}");
        let form = officer.get(&format!("{at}{room}")).await.ok().form(&room).fill("day", &today);
        let form =
            said.iter().fold(form.fill("note", &format!("⟦étape {step}⟧")), |form, one| form.and("said", one));
        officer.submit(&form).await.ok();
    }
    let decide = authority.get(&format!("{at}/write/sanction")).await.ok().form("/write/sanction");
    let decide = decide.and("sanction", "reprimand").fill("day", &today).fill("reasons", "⟦sanction⟧ Fait par fait.");
    authority.submit(&decide).await.ok();
    let told = officer.get(&format!("{at}/write/step-notification")).await.ok().form("/write/step-notification");
    let page = officer.submit(&told.fill("day", &today)).await.ok();
    let page = officer.submit(&page.form("/close").and("sure", "yes")).await.ok();
    assert!(!page.has_form("/close"), "it is over");
}
