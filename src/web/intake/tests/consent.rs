//! What was asked, agreed to, refused, taken back; and who must not read any more.
use super::*;

/// What the conversation says of agreements and wishes.
pub(super) fn said_of_agreements() -> Vec<Item> {
    let (to, purpose) = (Receiver::MeasureOwner, Purpose::Support);
    let item = |voice, content| Item { at: "2026-11-19T09:00:00Z".parse().unwrap(), voice, content };
    vec![
        item(Voice::Member(team()[0].clone()), Content::Asked(to, purpose)),
        item(Voice::Reporter, Content::Agreed(to, purpose)),
        item(Voice::Reporter, Content::Declined),
        item(Voice::Reporter, Content::TakenBack(to, purpose)),
        item(Voice::Reporter, Content::Wished(vec![Wish::Heard])),
        item(Voice::Reporter, Content::Wished(Vec::new())),
    ]
}

/// A request that waits, one agreed to, one refused, one consent of the form's last page taken back.
pub(super) fn agreements() -> Agreements {
    let copy = |text: &str| Copied {
        text: text.to_owned(),
        files: BTreeSet::from([FileId::from_bytes([1; 16])]),
        with_name: true,
    };
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    let asked = |to, purpose| RecordBody::Asked(Box::new(Asked { to, purpose, copy: copy("Le récit préparé.") }));
    let consent = |answers, to, purpose| {
        let (statement, scope) = ("J’accepte.\nSans mon nom.".to_owned(), Scope::Whole);
        let copy = Copied { with_name: false, ..copy("Le récit, relu et raccourci.") };
        RecordBody::Consent(Box::new(Consent { to, purpose, copy, scope, statement, answers }))
    };
    let said = [
        consent(None, to, purpose),
        RecordBody::TakenBack(TakenBack { consent: 0 }),
        asked(Receiver::MeasureOwner, Purpose::Support),
        consent(Some(2), Receiver::MeasureOwner, Purpose::Support),
        asked(Receiver::Authority, Purpose::Protection),
        RecordBody::Declined(Declined { request: 4 }),
        asked(to, purpose),
        asked(Receiver::Authority, Purpose::Inquiry),
    ];
    let at = "2026-11-19T09:00:00Z".parse().unwrap();
    Agreements {
        consents: Consents::of((0..).zip(&said).map(|(number, body)| Said { number, at, body })),
        by: [2, 4, 6, 7].map(|number| (number, team()[0].clone())).into(),
        scope: Scope::Whole,
        named: true,
        wishes: vec![Wish::Heard, Wish::HandOverWithoutName],
    }
}

/// Agreements as they stand, as somebody else than the person harmed sees them, with what could not be taken; wishes.
pub(super) fn agreement_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::super::{
        consent::{Again, Agreed},
        wished::Wished,
    };
    let (here, wished) = (at("/suite/7"), at("/suite/8"));
    let whole = case(draft(rules).parse(rules, "fr").unwrap());
    let mut witness = whole.clone();
    (witness.agreements.scope, witness.agreements.named) = (Scope::OwnTestimony, false);
    let mut none = whole.clone();
    none.agreements.consents = Consents::default();
    let again = |number: &str, code| {
        let typed = fields(&[("number", number), ("text", "Mes mots à moi."), ("do", "agree")]);
        Some(Again { form: crate::web::form::Form(typed), code })
    };
    let page =
        |name: &str, case: &FollowUp, again| (name.to_owned(), Agreed::new((&here, Vec::new()), case, again).render());
    let wished = |name: &str, sheet| {
        (name.to_owned(), Wished::new((&wished, Vec::new()), case_number().to_string(), sheet).render())
    };
    vec![
        page("consent", &whole, None),
        page("consent-witness", &witness, None),
        page("consent-none", &none, None),
        page("consent-wrong", &whole, again("7", "nothing-to-hand-over")),
        page("consent-answered", &whole, again("2", "answered-already")),
        wished("wished", Sheet::of(fields(&[("wishes", "heard")]))),
        wished("wished-wrong", Sheet::with(Fields::default(), "wishes", "unknown-option")),
    ]
}

/// Who must not read any more: several who read, one alone, and what could not be taken.
pub(super) fn keep_out_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::super::keep_out::KeepOut;
    let here = at("/suite/13");
    let many = case(draft(rules).parse(rules, "fr").unwrap());
    let one = FollowUp { readers: team()[..1].to_vec(), ..many.clone() };
    let parties = inquiry::views();
    let page = |name: &str, (case, parties): (&FollowUp, &[_]), sheet| {
        (name.to_owned(), KeepOut::new((&here, Vec::new()), rules, (case, parties), sheet).render())
    };
    let wrong = |field, code| Sheet::with(Fields::default(), field, code);
    vec![
        page("keep-out", (&many, &parties), Sheet::default()),
        page("keep-out-unsure", (&many, &[]), wrong("sure", "not-confirmed")),
        page("keep-out-alone", (&one, &parties[..1]), wrong("member", "nobody-left-to-you")),
    ]
}
