//! The table as it is answered, and every invariant against a careless table.
use super::{
    AccessFiles, Actor, DECISIONS_FILE, EMBEDDED, Policy, PolicyError, Refused, SCHEMA_FILE, Subject, TableRow,
};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Stage,
        conflict,
        role::Role,
    },
    ids::{CaseId, MemberId},
};

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn with_roles(roles: &[Role]) -> Actor {
    Actor::Member { id: member(1), roles: roles.to_vec(), enrolled: true, charter: true, lifted: false }
}

/// Somebody whom the organisation lets listen and decide.
fn lifted(roles: &[Role]) -> Actor {
    Actor::Member { id: member(1), roles: roles.to_vec(), enrolled: true, charter: true, lifted: true }
}

fn reporter(number: u8) -> Actor {
    Actor::Reporter { case: CaseId::from_bytes([number; 16]) }
}

fn case(holds_key: bool) -> Subject {
    let entity = "sarmiers".to_owned();
    Subject::Case { id: CaseId::from_bytes([1; 16]), version: 7, stage: Stage::Received, entity, holds_key }
}

fn party(number: u8) -> Actor {
    Actor::Party { inquiry: CaseId::from_bytes([number; 16]) }
}

fn inquiry() -> Subject {
    let entity = "sarmiers".to_owned();
    Subject::Case { id: CaseId::from_bytes([1; 16]), version: 7, stage: Stage::Assessment, entity, holds_key: true }
}

fn own() -> Subject {
    Subject::Oneself { member: member(1) }
}

#[test]
fn the_table_says_who_may_do_what() {
    let rows = Policy::embedded().unwrap().table();
    let table: Vec<String> = rows.iter().map(TableRow::to_string).collect();
    insta::assert_snapshot!(table.join("\n"));
    for act in Act::ALL {
        assert!(rows.iter().any(|row| row.act == *act), "nobody may {}", act.code());
    }
}

/// Everybody, every act, every stage: read it before changing a row.
#[test]
fn the_table_is_printed_whole() {
    let printed = Policy::embedded().unwrap().printed();
    for act in Act::ALL {
        assert!(printed.lines().any(|line| line == act.code()), "{}", act.code());
    }
    for stage in Stage::ALL {
        assert!(printed.contains(stage.code()), "{}", stage.code());
    }
    // Each act says of each role what it may, or that it never does.
    for block in printed.split("\n\n").filter(|block| Act::ALL.iter().any(|act| block.starts_with(act.code()))) {
        for subject in ["intake", "case", "organisation", "oneself"] {
            assert!(block.contains(&format!("on {subject}")), "{block}");
        }
    }
    insta::assert_snapshot!(printed);
}

#[test]
fn a_permit_carries_its_case_version_and_member() {
    let policy = Policy::embedded().unwrap();
    let permit = policy.decide::<verb::Reply>(with_roles(&[Role::Listener]), case(true)).unwrap();
    assert_eq!(permit.case(), Some((CaseId::from_bytes([1; 16]), 7)));
    assert_eq!((permit.member(), permit.act()), (Some(member(1)), Act::Reply));
    assert_eq!((permit.actor(), permit.subject()), (&with_roles(&[Role::Listener]), &case(true)));
    let permit = policy.decide::<verb::SignOut>(with_roles(&[]), own()).unwrap();
    assert_eq!(permit.case(), None);
}

/// A reporter holds no role, a member no code: nothing is permitted that no row says.
#[test]
fn what_no_row_permits_is_refused() {
    let policy = Policy::embedded().unwrap();
    let refused = policy.decide::<verb::Assign>(with_roles(&[Role::Listener]), case(true)).unwrap_err();
    assert_eq!(refused, Refused { by: Vec::new() });
    assert!(policy.decide::<verb::Submit>(with_roles(&[Role::Coordinator]), case(true)).is_err());
    for act in Act::ALL {
        assert!(!policy.allows(&Actor::Visitor, &case(true), *act), "{}", act.code());
        assert!(!policy.allows(&Actor::Job, &case(true), *act), "{}", act.code());
    }
}

/// The domain wraps keys for exactly those who may open: both locks have the same shape.
#[test]
fn the_domain_and_the_policies_agree_on_who_may_receive() {
    let policy = Policy::embedded().unwrap();
    for first in Role::ALL {
        for second in Role::ALL {
            let roles = [*first, *second];
            for actor in [with_roles(&roles), lifted(&roles)] {
                let opens = policy.allows(&actor, &case(true), Act::Open);
                let Actor::Member { lifted, .. } = actor else { panic!("no member") };
                assert_eq!(opens, conflict::may_receive(&roles, lifted), "{roles:?} {lifted}");
            }
        }
    }
}

/// A table in which everybody may do everything the tests try, so that only the invariants stand in the way.
fn careless() -> String {
    let tried: Vec<Act> = forbidden().into_iter().map(|(.., act)| act).collect();
    let row = |act: &Act, subject: &str| {
        let stages = if subject == "case" { "stages = [\"received\", \"listening\", \"assessment\"]" } else { "" };
        let (act, who) = (act.code(), "who = [\"visitor\", \"reporter\", \"party\", \"invited\", \"job\", \"member\"]");
        format!("[[decision]]\nact = \"{act}\"\n{who}\nsubject = \"{subject}\"\n{stages}\n")
    };
    // Validation takes the square of this table: acts that are not tried get one row.
    let subjects =
        |act| if tried.contains(act) { &["intake", "organisation", "oneself", "case"][..] } else { &["intake"] };
    Act::ALL.iter().flat_map(|act| subjects(act).iter().map(move |subject| row(act, subject))).collect()
}

/// Every invariant, with something a careless table permits and it alone forbids.
fn forbidden() -> Vec<(&'static str, Actor, Subject, Act)> {
    let listener = || vec![Role::Listener];
    let outside =
        |enrolled, charter| Actor::Member { id: member(1), roles: listener(), enrolled, charter, lifted: false };
    vec![
        ("key.cedar", with_roles(&[Role::Listener]), case(false), Act::Open),
        ("key.cedar", reporter(1), case(false), Act::FollowUp),
        ("own-case.cedar", reporter(2), case(true), Act::FollowUp),
        ("party.cedar", party(1), case(true), Act::Open),
        ("party.cedar", party(2), inquiry(), Act::Open),
        ("outside.cedar", Actor::Visitor, case(true), Act::Open),
        ("outside.cedar", Actor::Job, case(true), Act::Open),
        ("outside.cedar", Actor::Invited { member: member(1) }, case(true), Act::Open),
        ("oneself.cedar", Actor::Invited { member: member(2) }, own(), Act::Join),
        (
            "oneself.cedar",
            Actor::Member { id: member(2), roles: Vec::new(), enrolled: true, charter: true, lifted: false },
            own(),
            Act::SignOut,
        ),
        ("oneself.cedar", Actor::Job, own(), Act::SignOut),
        ("enrolled.cedar", outside(false, true), Subject::Organisation, Act::List),
        ("charter.cedar", outside(true, false), case(true), Act::Open),
        ("never-a-case.cedar", with_roles(&[Role::Administrator]), case(true), Act::Open),
        ("never-a-case.cedar", with_roles(&[Role::Auditor, Role::Listener]), case(true), Act::Open),
        // Never lifted.
        ("never-a-case.cedar", lifted(&[Role::Administrator, Role::Listener]), case(true), Act::Open),
        ("never-a-case.cedar", with_roles(&[Role::Statistician]), case(true), Act::Open),
        ("never-a-case.cedar", with_roles(&[Role::Delegate]), case(true), Act::Open),
        ("never-a-case.cedar", with_roles(&[Role::Steering]), case(true), Act::Open),
        ("never-a-case.cedar", with_roles(&[Role::Recovery]), case(true), Act::Open),
        ("pairs.cedar", with_roles(&[Role::Listener, Role::Authority]), case(true), Act::Open),
        ("pairs.cedar", with_roles(&[Role::Coordinator, Role::DisciplinaryOfficer]), case(true), Act::Reply),
    ]
}

#[test]
fn every_invariant_alone_holds_against_a_careless_table() {
    let decisions = careless();
    let careless = AccessFiles { decisions: &decisions, ..EMBEDDED };
    let all = Policy::load(&careless).unwrap();
    for (file, text) in EMBEDDED.policies {
        let without: Vec<_> = EMBEDDED.policies.iter().copied().filter(|(name, _)| name != file).collect();
        let without = Policy::load(&AccessFiles { policies: &without, ..careless }).unwrap();
        let cases: Vec<_> = forbidden().into_iter().filter(|(name, ..)| name == file).collect();
        assert!(!cases.is_empty(), "no test for {file}");
        for (_, actor, subject, act) in cases {
            let refused = all.0.ask(&actor, &subject, act).unwrap_err();
            assert!(refused.by.iter().all(|id| text.contains(&format!("@id(\"{id}\")"))), "{actor:?} {refused:?}");
            assert_eq!(refused.by.len(), 1, "{file}: {actor:?}");
            assert!(without.allows(&actor, &subject, act), "{file} is not alone: {actor:?}");
        }
    }
    assert!(all.allows(&with_roles(&[]), &Subject::Organisation, Act::Join), "the table is not careless");
}

#[test]
fn leaving_needs_no_membership() {
    let gone = Actor::Member { id: member(1), roles: Vec::new(), enrolled: false, charter: false, lifted: false };
    assert!(Policy::embedded().unwrap().allows(&gone, &own(), Act::SignOut));
}

#[test]
fn every_file_of_the_folder_is_loaded() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/access");
    let mut found: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort_unstable();
    let mut loaded: Vec<&str> = EMBEDDED.policies.iter().map(|(name, _)| *name).collect();
    loaded.extend([SCHEMA_FILE, DECISIONS_FILE]);
    loaded.sort_unstable();
    assert_eq!(found, loaded);
}

fn fault(files: &AccessFiles<'_>) -> (String, usize, &'static str) {
    let PolicyError { file, error } = Policy::load(files).unwrap_err();
    (file, error.line, error.code)
}

#[test]
fn a_fault_is_found_with_its_file_and_line() {
    let invariant = |text| fault(&AccessFiles { policies: &[("own.cedar", text)], ..EMBEDDED });
    let own = |line, code| ("own.cedar".to_owned(), line, code);
    assert_eq!(invariant("\n\nforbid (principal, action, resource) unless { };"), own(3, "malformed"));
    assert_eq!(invariant("forbid (principal, action, resource);"), own(0, "unnamed"));
    assert_eq!(invariant("\n@id(\"a\") permit (principal, action, resource);"), own(2, "permit-outside-the-table"));
    let unknown = "@id(\"a\")\nforbid (principal is Member, action, resource) when { principal.wings };";
    assert_eq!(invariant(unknown), own(1, "not-in-the-schema"));
    assert_eq!(invariant("@id(\"a\") forbid (principal == ?principal, action, resource);"), own(0, "template"));
    let schema = AccessFiles { schema: "entity Visitor;\nentity;", ..EMBEDDED };
    assert_eq!(fault(&schema), (SCHEMA_FILE.to_owned(), 2, "malformed"));
}

#[test]
fn a_fault_of_the_table_is_found_with_its_line() {
    let faults = [
        ("act = \"submit\"", "act = \"submti\"", "unknown-act"),
        ("who = [\"visitor\"]", "who = [\"visitors\"]", "unknown-who"),
        ("who = [\"visitor\"]", "who = []", "nobody"),
        ("subject = \"intake\"", "subject = \"form\"", "unknown-subject"),
        ("subject = \"intake\"", "subject = \"case\"", "stages-and-cases-go-together"),
        ("subject = \"intake\"", "subject = \"intake\"\nstages = [\"received\"]", "stages-and-cases-go-together"),
        ("subject = \"intake\"", "subject = \"intake\"\nrequires = [\"key\"]", "key-without-case"),
        ("subject = \"intake\"", "subject = \"intake\"\nrequires = [\"charter\"]", "asked-of-members-only"),
        ("subject = \"intake\"", "subject = \"intake\"\nrequires = [\"luck\"]", "unknown-need"),
        ("subject = \"intake\"", "subject = \"intake\"\nunless = \"x\"", "unknown-key"),
        (
            "stages = [\"question\", \"received\", \"listening\", \"aftercare\"]",
            "stages = [\"recieved\"]",
            "unknown-stage",
        ),
        ("act = \"annex\"", "act = \"write\"", "act-without-row"),
    ];
    for (good, bad, code) in faults {
        let decisions = EMBEDDED.decisions.replacen(good, bad, 1);
        let (file, line, found) = fault(&AccessFiles { decisions: &decisions, ..EMBEDDED });
        assert_eq!((file.as_str(), found), (DECISIONS_FILE, code), "{bad}");
        assert!(line > 0 || code == "act-without-row", "{bad}");
    }
}

/// Cedar gives up where little stack is left: however deep one asks, the answer is the same.
#[test]
fn the_answer_does_not_depend_on_how_deep_one_asks() {
    let policy = Policy::embedded().unwrap();
    let listener = with_roles(&[Role::Listener]);
    let ask = || policy.allows(&listener, &case(true), Act::Open);
    let asked = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(192 * 1024);
        thread.spawn_scoped(scope, ask).unwrap().join().unwrap()
    });
    assert!(asked && ask());
}
