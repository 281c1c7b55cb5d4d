//! Who a person says they are, and how to reach them without harm: both optional, each apart from the account.
//!
//! A name serves what cannot be had without one: protection fonctionnelle, another code for one that was lost. A safe
//! contact says the way, when, who else may answer, and which words to use or to avoid. What was said before stays sealed
//! beside a correction. It does **not** prove that the name is the person's, nor that they alone read what reaches it.
use super::{
    Coded,
    draft::{Fields, Page, Problem, check_page},
    rules::Rules,
};

/// The way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By electronic mail: the only one by which the service itself can tell that an answer is there.
    Mail,
    /// By telephone.
    Phone,
    /// By text message.
    Text,
    /// By post.
    Post,
    /// Some other way, which the address explains.
    Other,
}

impl Coded for Way {
    const ALL: &'static [Self] = &[Self::Mail, Self::Phone, Self::Text, Self::Post, Self::Other];

    fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Text => "text",
            Self::Post => "post",
            Self::Other => "other",
        }
    }
}

/// How to reach somebody without harm.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SafeContact {
    /// The way.
    pub way: Way,
    /// The address, the number, or what explains another way.
    pub address: String,
    /// When, as the person says it; empty for any time.
    pub hours: String,
    /// Who else may answer; empty for nobody.
    pub others: String,
    /// Words to use or to avoid.
    pub wording: String,
}

/// What a person says of who they are; nothing of it is an answer too, and takes back what was said before.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Identity {
    /// The name; empty for none.
    pub name: String,
    /// The safe contact, if there is one.
    pub contact: Option<SafeContact>,
    /// Code of the language to write in.
    pub language: String,
}

/// The field that names the way.
const WAY: &str = "way";
/// The fields that say more about it.
const ABOUT: [&str; 4] = ["address", "hours", "others", "wording"];

impl Identity {
    /// Reads the fields; every problem in the order of the page.
    pub fn parse(fields: &Fields, rules: &Rules, language: &str) -> Result<Self, Vec<Problem>> {
        let problems = check_page(Page::Name, fields, rules);
        if problems.is_empty() { Ok(Self::of(fields, language)) } else { Err(problems) }
    }

    /// Reads fields in which nothing is wrong.
    #[must_use]
    pub(super) fn of(fields: &Fields, language: &str) -> Self {
        let text = |name| fields.text(name);
        let contact = Way::from_code(fields.one(WAY)).ok().map(|way| SafeContact {
            way,
            address: text("address"),
            hours: text("hours"),
            others: text("others"),
            wording: text("wording"),
        });
        Self { name: text("name"), contact, language: language.to_owned() }
    }

    /// The fields that would say the same.
    #[must_use]
    pub fn to_fields(&self) -> Fields {
        let mut fields = Fields::default();
        let mut put = |name, value: &str| {
            if !value.is_empty() {
                fields.insert(name, value);
            }
        };
        put("name", &self.name);
        if let Some(contact) = &self.contact {
            put(WAY, contact.way.code());
            let SafeContact { address, hours, others, wording, .. } = contact;
            ABOUT.into_iter().zip([address, hours, others, wording]).for_each(|(name, value)| put(name, value));
        }
        fields
    }

    /// Whether it says nothing: the person stays, or becomes again, without a name and out of reach.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.name.is_empty() && self.contact.is_none()
    }

    /// Whether it says the same as another, whatever the language of the form.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        (&self.name, &self.contact) == (&other.name, &other.contact)
    }

    /// The address to which a neutral notice may go, if the person chose that way.
    #[must_use]
    pub fn mail(&self) -> Option<&str> {
        self.contact.as_ref().filter(|contact| contact.way == Way::Mail).map(|contact| contact.address.as_str())
    }
}

/// What is wrong between fields that are right each by itself.
pub(super) fn at_odds(fields: &Fields) -> Option<(&'static str, &'static str)> {
    let said = |name: &str| !fields.text(name).is_empty();
    let Ok(way) = Way::from_code(fields.one(WAY)) else {
        // Hours without a way would be lost in silence.
        let orphan = ABOUT.into_iter().any(said);
        return (orphan && fields.one(WAY).is_empty()).then_some((WAY, "missing-way"));
    };
    if !said("address") {
        return Some(("address", "missing-address"));
    }
    (way == Way::Mail && !is_mail(&fields.text("address"))).then_some(("address", "not-a-mail"))
}

/// Whether it may be an address of electronic mail: `dot-atom@domain` of RFC 5321 and no more, so that nothing typed here
/// can be anything else in a message's head.
#[must_use]
pub fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let atom = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c);
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
    };
    text.len() <= 254
        && local.len() <= 64
        && local.split('.').all(|part| !part.is_empty() && part.bytes().all(atom))
        && domain.contains('.')
        && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pairs: &[(&str, &str)]) -> Result<Identity, Vec<(&'static str, &'static str)>> {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        let parsed = Identity::parse(&fields, &Rules::embedded().unwrap(), "fr");
        parsed.map_err(|problems| problems.iter().map(|problem| (problem.field, problem.code)).collect())
    }

    #[test]
    fn nothing_is_required() {
        assert!(parse(&[]).unwrap().is_nothing());
        assert!(parse(&[("name", "  "), ("way", ""), ("address", " ")]).unwrap().is_nothing());
        let named = parse(&[("name", " Awa Diop ")]).unwrap();
        assert_eq!((named.name.as_str(), named.contact.is_none(), named.mail()), ("Awa Diop", true, None));
    }

    #[test]
    fn a_contact_is_read_whole_and_written_back() {
        let typed = [
            ("name", "Awa"),
            ("way", "mail"),
            ("address", "awa@maison.example"),
            ("hours", "le soir"),
            ("others", "ma sœur"),
            ("wording", "Dites que c’est la bibliothèque."),
        ];
        let identity = parse(&typed).unwrap();
        assert_eq!(identity.mail(), Some("awa@maison.example"));
        for (name, value) in typed {
            assert_eq!(identity.to_fields().one(name), value, "{name}");
        }
        assert!(Identity::of(&identity.to_fields(), "en").says_as(&identity));
        let phone = parse(&[("way", "phone"), ("address", "06 00 00 00 00")]).unwrap();
        assert_eq!((phone.mail(), phone.is_nothing()), (None, false));
        for way in Way::ALL.iter().filter(|way| **way != Way::Mail) {
            assert_eq!(parse(&[("way", way.code()), ("address", "où ?")]).unwrap().contact.unwrap().way, *way);
        }
    }

    #[test]
    fn what_is_wrong_is_said_field_by_field() {
        assert_eq!(parse(&[("way", "phone")]).unwrap_err(), [("address", "missing-address")]);
        assert_eq!(parse(&[("address", "06")]).unwrap_err(), [("way", "missing-way")]);
        assert_eq!(parse(&[("hours", "le soir")]).unwrap_err(), [("way", "missing-way")]);
        assert_eq!(parse(&[("way", "pigeon"), ("address", "toit")]).unwrap_err(), [("way", "unknown-option")]);
        assert_eq!(parse(&[("way", "mail"), ("address", "awa")]).unwrap_err(), [("address", "not-a-mail")]);
        let long = "é".repeat(501);
        for field in ABOUT.into_iter().chain(["name"]) {
            assert_eq!(parse(&[("way", "phone"), (field, &long)]).unwrap_err(), [(field, "too-long")]);
        }
        assert_eq!(parse(&[("way", "phone"), ("way", "mail")]).unwrap_err(), [("way", "unknown-option")]);
        assert_eq!(parse(&[("narrative", "x")]).unwrap_err(), [("", "unknown-option")]);
    }

    #[test]
    fn an_address_is_plausible_or_not() {
        for right in ["a@b.fr", "awa.diop+x@maison-12.example.org", "o'hara@b.co"] {
            assert!(is_mail(right), "{right}");
        }
        let long = format!("{}@b.fr", "a".repeat(65));
        for wrong in [
            "",
            "a",
            "a@",
            "@b.fr",
            "a@b",
            "a b@c.fr",
            "a@b..fr",
            ".a@b.fr",
            "a..b@c.fr",
            "a@-b.fr",
            "a@b@c.fr",
            "a@b.fr\r\nbcc: x@y.fr",
            "<a@b.fr>",
            "a@[1.2.3.4]",
            "é@b.fr",
            "a@b.fr,c@d.fr",
            &long,
        ] {
            assert!(!is_mail(wrong), "{wrong}");
        }
    }
}
