//! What people are told of a team beside who is in it: that it is somebody else's, that a member decides there too.
//!
//! An organisation that entrusts its listening to others, or lifts a forbidden pair for a member, says so to everybody who
//! would be read, on every page that says who reads. It does **not** judge the reasons given.
use super::who::named;
use crate::{
    domain::{localised::Localised, rules::Rules},
    service::view::Reader,
    web::Page,
};

/// What there is to say of the team that reads for an entity, and of these members of it.
pub(super) fn about(page: &Page, rules: &Rules, (entity, readers): (&str, &[Reader])) -> Vec<String> {
    let decide = readers.iter().filter_map(|reader| {
        let reason = rules.organisation.lifted(&reader.member, entity)?.get(page.language());
        let values = [("name", named(reader)), ("reason", reason.to_owned())];
        Some(page.words.say_with("team-lifted", &values.each_ref().map(|(key, said)| (*key, said.as_str().into()))))
    });
    of_cell(page, rules, entity).into_iter().chain(decide).collect()
}

/// What there is to say of it where no member is named.
pub(super) fn in_general(page: &Page, rules: &Rules, entity: &str) -> Vec<String> {
    let organisation = &rules.organisation;
    let here = organisation.all_lifted().iter().filter(|one| organisation.is_within(entity, &one.entity));
    let decide = here.map(|one| page.words.say_one("team-lifted-somebody", "reason", one.reason.get(page.language())));
    of_cell(page, rules, entity).into_iter().chain(decide).collect()
}

/// That the team is entrusted to a body outside, or serves several authorities.
fn of_cell(page: &Page, rules: &Rules, entity: &str) -> Option<String> {
    let cell = rules.organisation.cell_of(entity)?;
    let said = |text: &Option<Localised>| text.as_ref().map(|text| text.get(page.language()).to_owned());
    match (said(&cell.convention), said(&cell.relay)) {
        (Some(convention), Some(relay)) => {
            let values = [("convention", convention.as_str().into()), ("relay", relay.as_str().into())];
            Some(page.words.say_with("team-external", &values))
        }
        (None, Some(relay)) => Some(page.words.say_one("team-external-unwritten", "relay", relay.as_str())),
        (Some(convention), None) => Some(page.words.say_one("team-shared", "convention", convention.as_str())),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::rules::EMBEDDED, ids::MemberId, service::session::Surface, text::Locale};

    fn with(organisation: &str) -> Rules {
        Rules::parse(&|file: &str| (file == "organisation.toml").then(|| organisation.to_owned())).unwrap()
    }

    #[test]
    fn a_team_outside_or_shared_says_so() {
        for locale in [Locale::Fr, Locale::En] {
            let page = Page::sample(Surface::Intake, locale, "/info/6");
            let said = |rules: &Rules, entity| in_general(&page, rules, entity).join(" ");
            let shipped = Rules::embedded().unwrap();
            assert!(said(&shipped, "sarmiers").is_empty());
            let outside = said(&shipped, "port-valdenne");
            assert!(outside.contains("2026-07") && outside.contains("campus"), "{outside}");
            let shared = "code = \"lorvanne\"\nconvention.fr = \"accord 12\"\nconvention.en = \"accord 12\"\n";
            let shared = with(&EMBEDDED[0].1.replacen("code = \"lorvanne\"\n", shared, 1));
            assert!(said(&shared, "osmeray").contains("accord 12"), "the cell is that of the place above");
            let is_said = |line: &&str| !line.starts_with("convention.");
            let text: Vec<&str> = EMBEDDED[0].1.lines().filter(is_said).collect();
            let unwritten = with(&text.join("\n"));
            let outside = said(&unwritten, "port-valdenne");
            assert!(outside.contains("campus") && !outside.contains("2026-07"), "{outside}");
        }
    }

    #[test]
    fn who_listens_and_decides_is_shown_with_the_reason() {
        let member = MemberId::from_bytes([1; 16]);
        let lifted = with(&format!(
            "{}\n[[lifted]]\nmember = \"{member}\"\npair = \"listens-and-decides\"\nentity = \"lorvanne\"\n\
             reason.fr = \"Onze <agents>.\"\nreason.en = \"Eleven <agents>.\"\n",
            EMBEDDED[0].1
        ));
        let reader = Reader { member, function: "directrice".to_owned(), name: None };
        let readers = [reader.clone(), Reader { member: MemberId::from_bytes([2; 16]), ..reader }];
        let page = Page::sample(Surface::Intake, Locale::En, "/note/4");
        let said = about(&page, &lifted, ("osmeray", &readers));
        assert!(matches!(said.as_slice(), [one] if one.contains("directrice") && one.contains("Eleven <agents>.")));
        assert!(about(&page, &lifted, ("sarmiers", &readers)).is_empty());
        assert_eq!(in_general(&page, &lifted, "osmeray").len(), 1);
    }
}
