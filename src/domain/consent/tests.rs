//! Sequences of what is said, and what stands after them.
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::*;

fn file(number: u8) -> FileId {
    FileId::from_bytes([number; 16])
}

fn copied(text: &str, files: &[u8], with_name: bool) -> Copied {
    Copied { text: text.to_owned(), files: files.iter().map(|number| file(*number)).collect(), with_name }
}

fn asked() -> RecordBody {
    let copy = copied("Récit préparé.", &[1, 2], true);
    RecordBody::Asked(Box::new(Asked { to: Receiver::Assessor, purpose: Purpose::Inquiry, copy }))
}

fn consent(copy: Copied, answers: Option<u64>) -> RecordBody {
    let (to, purpose, scope) = (Receiver::Assessor, Purpose::Inquiry, Scope::Whole);
    RecordBody::Consent(Box::new(Consent { to, purpose, copy, scope, statement: "J’accepte.".to_owned(), answers }))
}

fn declined(request: u64) -> RecordBody {
    RecordBody::Declined(Declined { request })
}

fn taken_back(consent: u64) -> RecordBody {
    RecordBody::TakenBack(TakenBack { consent })
}

fn after(bodies: &[RecordBody]) -> Consents {
    let at = |number: u64| Timestamp::from_second(number.try_into().unwrap()).unwrap();
    Consents::of((0..).zip(bodies).map(|(number, body)| Said { number, at: at(number), body }))
}

fn states(bodies: &[RecordBody]) -> Vec<&'static str> {
    let name = |matter: &Matter| match matter.state {
        State::Waiting => "waiting",
        State::Standing(_) => "standing",
        State::Declined(_) => "declined",
        State::TakenBack(..) => "taken back",
    };
    after(bodies).matters().iter().map(name).collect()
}

#[test]
fn what_stands_after_what_was_said() {
    let small = || copied("Récit.", &[1], false);
    let yes = |request| consent(small(), Some(request));
    let table: Vec<(Vec<RecordBody>, Vec<&str>)> = vec![
        (vec![], vec![]),
        (vec![asked()], vec!["waiting"]),
        (vec![asked(), yes(0)], vec!["standing"]),
        (vec![asked(), declined(0)], vec!["declined"]),
        (vec![asked(), yes(0), taken_back(1)], vec!["taken back"]),
        // The first answer is the answer.
        (vec![asked(), declined(0), yes(0)], vec!["declined"]),
        (vec![asked(), yes(0), declined(0)], vec!["standing"]),
        (vec![asked(), yes(0), taken_back(1), yes(0)], vec!["taken back"]),
        // What answers nothing, or takes back what was not given, is nothing.
        (vec![yes(7), declined(7), taken_back(7)], vec![]),
        (vec![asked(), taken_back(0)], vec!["waiting"]),
        (vec![consent(small(), None)], vec!["standing"]),
        (vec![consent(small(), None), declined(0)], vec!["standing"]),
        (vec![consent(small(), None), asked(), yes(1), taken_back(0)], vec!["taken back", "standing"]),
        (vec![asked(), asked(), yes(1)], vec!["waiting", "standing"]),
    ];
    for (said, expected) in table {
        assert_eq!(states(&said), expected, "{said:?}");
    }
}

#[test]
fn a_handover_has_a_proof_or_fails() {
    let given = after(&[asked(), consent(copied("Récit relu.", &[1], false), Some(0))]);
    let wanted = |to, purpose, copy: &Copied| given.agreed_to(Wanted { to, purpose, copy });
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    for copy in [copied("Récit relu.", &[1], false), copied("Récit relu.", &[], false), copied("", &[1], false)] {
        assert_eq!(wanted(to, purpose, &copy).unwrap().given().number, 1);
    }
    // The copy the member prepared is not what the person agreed to.
    for more in [
        copied("Récit préparé.", &[], false),
        copied("Récit relu", &[], false),
        copied("Récit relu.", &[2], false),
        copied("Récit relu.", &[1], true),
    ] {
        assert_eq!(wanted(to, purpose, &more), Err(NotAgreed::More), "{more:?}");
    }
    let copy = copied("Récit relu.", &[1], false);
    assert_eq!(wanted(Receiver::Authority, purpose, &copy), Err(NotAgreed::NoConsent));
    assert_eq!(wanted(to, Purpose::Support, &copy), Err(NotAgreed::NoConsent));
    let none = after(&[asked()]).agreed_to(Wanted { to, purpose, copy: &copy });
    assert_eq!(none, Err(NotAgreed::NoConsent), "silence is no agreement");
}

#[test]
fn a_witness_agrees_for_their_own_testimony() {
    assert_eq!(Scope::of(Some(Standing::Victim)), Scope::Whole);
    assert_eq!(Scope::of(Some(Standing::Witness)), Scope::OwnTestimony);
    assert_eq!(Scope::of(Some(Standing::ForOther)), Scope::OwnTestimony);
    assert_eq!(Scope::of(None), Scope::Unsaid);
}

#[test]
fn functions_are_named_as_roles_are() {
    for receiver in Receiver::ALL {
        assert_eq!(Role::from_code(receiver.code()).unwrap(), receiver.role());
        assert!(!receiver.role().never_sees_a_case() && !receiver.role().receives());
    }
}

fn copies() -> impl Strategy<Value = Copied> {
    let files = proptest::collection::btree_set(0_u8..6, 0..5);
    ("[a-c]{0,2}", files, any::<bool>())
        .prop_map(|(text, files, name)| copied(&text, &files.into_iter().collect::<Vec<_>>(), name))
}

fn bodies() -> impl Strategy<Value = Vec<RecordBody>> {
    let one = prop_oneof![
        Just(asked()),
        (copies(), proptest::option::of(0_u64..12)).prop_map(|(copy, answers)| consent(copy, answers)),
        (0_u64..12).prop_map(declined),
        (0_u64..12).prop_map(taken_back),
    ];
    proptest::collection::vec(one, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever is said, in whatever order: what is taken back never serves again, and nothing serves that was not given.
    #[test]
    fn nothing_stands_that_was_not_given_or_was_taken_back(said in bodies(), copy in copies()) {
        let consents = after(&said);
        for given in consents.standing() {
            let number = usize::try_from(given.number).unwrap();
            let is_said = matches!(&said[number], RecordBody::Consent(consent) if **consent == given.consent);
            prop_assert!(is_said);
            let back = said.iter().skip(number).any(|body| *body == taken_back(given.number));
            prop_assert!(!back);
        }
        let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
        let covered = consents.standing().any(|given| given.consent.copy.covers(&copy));
        prop_assert_eq!(consents.agreed_to(Wanted { to, purpose, copy: &copy }).is_ok(), covered);
        let elsewhere = consents.agreed_to(Wanted { to: Receiver::Authority, purpose, copy: &copy });
        prop_assert!(elsewhere.is_err());
    }

    /// Less of what was agreed to is covered, more never is.
    #[test]
    fn less_is_covered_and_more_is_not(copy in copies(), other in copies()) {
        prop_assert!(copy.covers(&copy));
        let without_words = Copied { text: String::new(), ..copy.clone() };
        prop_assert!(copy.covers(&without_words));
        if copy.covers(&other) {
            prop_assert!(other.files.is_subset(&copy.files) && (copy.with_name || !other.with_name));
            prop_assert!(other.text.is_empty() || other.text == copy.text);
        }
        let another = Copied { files: copy.files.iter().copied().chain([file(9)]).collect(), ..copy.clone() };
        prop_assert!(!copy.covers(&another));
    }
}
