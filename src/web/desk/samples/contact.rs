//! What somebody told a member, written down step by step.
use super::*;

impl Desk {
    pub(super) fn contacts(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let told = |sheet| ToldPage::new((page, me), &self.rules, sheet).render().unwrap();
        let team = Team { now: vec![reader(1), reader(2)], later: vec![reader(3)] };
        let who = |sheet| WhoPage::new((page, me), (&team, 2), sheet).render().unwrap();
        let check = |readers: Vec<Reader>, links: &[(u8, Link)]| {
            let links = links.iter().map(|(number, link)| (member(*number), *link)).collect();
            let contact = Contact { report: Report { links, ..report("harc-sex") }, ..contact("harc-sex") };
            let available = Availability { body: "brumefond".to_owned(), readers, recovery: false };
            let reading = Reading::new(available, &contact.report, (member(1), 2));
            CheckPage { t, page, me, names, contact, reading }.render().unwrap()
        };
        let receipt = |promise| Receipt {
            code: "7KQ4-M2XH-9PTD-3VWZ-0RGN-6BCE".to_owned(),
            reference: reference(),
            head: None,
            notebook: None,
            counsel: false,
            outside: false,
            named: false,
            body: "brumefond".to_owned(),
            promise,
        };
        let promise = Promise { code: DeadlineCode::FirstAnswer, due: day("2026-11-24") };
        vec![
            ("contact", told(Sheet::default())),
            ("contact-wrong", told(Sheet::with(Fields::default(), "channel", "missing-channel"))),
            ("contact-who", who(Sheet::default())),
            ("contact-who-wrong", who(Sheet::with(Fields::default(), "link", "unknown-option"))),
            ("contact-check", check(vec![reader(1), reader(2)], &[])),
            ("contact-check-out", check(vec![reader(1), reader(2)], &[(1, Link::Involved), (2, Link::PreferNot)])),
            ("contact-check-nobody", check(vec![reader(1)], &[(1, Link::Involved)])),
            ("contact-code", CodePage::new((page, me), &[receipt(Some(promise)), receipt(None)]).render().unwrap()),
        ]
    }
}
