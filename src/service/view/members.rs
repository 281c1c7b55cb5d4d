//! What the desk shows of members: who they are, how they join, what they may.
use super::{Away, Followed};
use crate::{
    clock::Day,
    domain::{role::Role, roster::Post},
    ids::MemberId,
};

/// A member as coordinators see them.
#[derive(Debug, Clone)]
pub struct MemberLine {
    /// Identifier.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Address for notices.
    pub mail: String,
    /// Roles and entities.
    pub posts: Vec<Post>,
    /// Code of the state: invited, waiting (for endorsement), active, revoked (`member-state-<code>`).
    pub state: &'static str,
    /// Fingerprint of the keys that wait for endorsement: to be compared by voice.
    pub fingerprint: Option<String>,
    /// How many endorsements are still needed.
    pub missing: usize,
    /// Whether the one who looks has already endorsed.
    pub endorsed_by_me: bool,
    /// Version of the charter they accepted, and the day.
    pub charter: Option<(u32, Day)>,
    /// Whether that version is the one in force.
    pub chartered: bool,
    /// Trainings they followed, the oldest first.
    pub followed: Vec<Followed>,
    /// Codes of the trainings expected of them that they have not followed.
    pub lacking: Vec<String>,
    /// When they are away, now or next.
    pub away: Option<Away>,
    /// Other posts that were proposed for them.
    pub change: Option<PostsChange>,
}

/// Posts that were proposed for a member, and wait for signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostsChange {
    /// Posts they would have besides.
    pub given: Vec<Post>,
    /// Posts they would have no longer.
    pub taken: Vec<Post>,
    /// Posts that stay.
    pub kept: Vec<Post>,
    /// Names of those who stand by it.
    pub by: Vec<String>,
    /// How many more are needed.
    pub missing: usize,
    /// Whether it waits for the one who looks: they did not sign, and their signature would count.
    pub waits_for_me: bool,
    /// Fingerprint of what would be signed.
    pub shown: String,
}

/// The list of members.
#[derive(Debug, Clone, Default)]
pub struct MembersView {
    /// Everybody.
    pub members: Vec<MemberLine>,
    /// The founding fingerprint, in groups.
    pub founding: String,
    /// Whether the configuration pins it, so that intake is open.
    pub pinned: bool,
    /// Whether recovery keys stand in the roster.
    pub recovery: bool,
}

/// An invitation, shown once.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The single-use code to give to the person.
    pub code: String,
    /// Last day it can be used.
    pub expires: Day,
}

/// What a coordinator types to invite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewMember {
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Address for notices and sign-in.
    pub mail: String,
    /// Roles with their entities.
    pub posts: Vec<(Role, String)>,
}

/// Where somebody invited stands, page by page.
#[derive(Debug, Clone)]
pub enum Joining {
    /// The charter is to be accepted.
    Charter {
        /// Name as invited.
        name: String,
        /// The first coordinator: founding comes with it.
        founding: bool,
        /// What they will be, and what they commit to with it.
        roles: Vec<Role>,
    },
    /// Keys are made: passphrase and one-time code are shown, and asked back.
    Keys {
        /// The generated passphrase.
        passphrase: String,
        /// The otpauth address, for the picture.
        otpauth: String,
        /// The one-time secret in base 32, for typing.
        secret: String,
    },
    /// Done.
    Done {
        /// Fingerprint of the member's keys, to read to the coordinator; for a founder, the founding fingerprint.
        fingerprint: String,
        /// Whether it was the founding.
        founding: bool,
    },
}

/// The member who is signed in, for the head of every page.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "rooms of the desk, each theirs or not")]
pub struct Me {
    /// Identifier.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Where the service writes to them; nothing where it writes to nobody.
    pub mail: Option<String>,
    /// Roles and entities.
    pub posts: Vec<Post>,
    /// May look at the list of members.
    pub coordinates: bool,
    /// Is a professional bound by secrecy: has conversations of their own.
    pub counsels: bool,
    /// Sees how far each entity is.
    pub steers: bool,
    /// May have cases.
    pub receives: bool,
    /// Whether the charter changed since they accepted it.
    pub charter_due: bool,
}

impl Me {
    /// Has the prevention alerts: decides, or coordinates a cell.
    #[must_use]
    pub fn has_alerts(&self) -> bool {
        self.coordinates || self.posts.iter().any(|post| post.role == Role::Authority)
    }

    /// Is named to assess what is handed over, or can be appointed to inquire: has inquiries.
    #[must_use]
    pub fn assesses(&self) -> bool {
        self.posts.iter().any(|post| matches!(post.role, Role::Assessor | Role::Inquirer))
    }

    /// Can be appointed to inquire.
    #[must_use]
    pub fn inquires(&self) -> bool {
        self.posts.iter().any(|post| post.role == Role::Inquirer)
    }

    /// Has files in which something can be due: receives, assesses, inquires, decides, takes measures, or follows a disciplinary
    /// procedure.
    #[must_use]
    pub fn has_dates(&self) -> bool {
        self.receives || self.assesses() || self.disciplines() || self.takes_measures()
    }

    /// Can be asked to take a measure.
    #[must_use]
    pub fn takes_measures(&self) -> bool {
        self.posts.iter().any(|post| matches!(post.role, Role::MeasureOwner | Role::Authority))
    }

    /// May announce that they will be away: somebody can stand in for what they do.
    #[must_use]
    pub fn is_stood_in_for(&self) -> bool {
        self.posts.iter().any(|post| post.role.is_stood_in_for())
    }

    /// Has files that only those who read them can open to somebody else.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.posts.iter().any(|post| post.role.has_files())
    }

    /// Is of a support desk: can be invited to see the dates of inquiries.
    #[must_use]
    pub fn supports(&self) -> bool {
        self.posts.iter().any(|post| post.role == Role::SupportDesk)
    }

    /// Looks over the journal, and what is kept and erased.
    #[must_use]
    pub fn audits(&self) -> bool {
        self.posts.iter().any(|post| post.role == Role::Auditor)
    }

    /// Has the list of members.
    #[must_use]
    pub fn sees_members(&self) -> bool {
        self.coordinates || self.audits()
    }

    /// Decides what follows for a person implicated, carries it out, or prepares it: reads what each status provides for.
    #[must_use]
    pub fn reads_regimes(&self) -> bool {
        let follows = |role: Role| matches!(role, Role::Authority | Role::DisciplinaryOfficer | Role::Assessor);
        self.posts.iter().any(|post| follows(post.role) || post.role == Role::SupportDesk)
    }

    /// Decides in disciplinary procedures, or conducts them.
    #[must_use]
    pub fn disciplines(&self) -> bool {
        self.posts.iter().any(|post| matches!(post.role, Role::Authority | Role::DisciplinaryOfficer))
    }

    /// Decides on what inquiries found.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.posts.iter().any(|post| post.role == Role::Authority)
    }
}
