//! The members: joining, endorsed, away, leaving; and what those who steer see.
use super::*;
use crate::web::desk::absence::Left;

pub(super) fn member_line(state: &'static str, waits: bool, missing: usize) -> MemberLine {
    MemberLine {
        member: member(5),
        name: if missing > 1 { String::new() } else { "Thomas Le Goff".to_owned() },
        function: "psychologue du travail".to_owned(),
        mail: "thomas.legoff@institut.example".to_owned(),
        posts: posts(),
        state,
        fingerprint: waits.then(|| "SECRET-FINGERPRINT".to_owned()),
        missing,
        endorsed_by_me: false,
        charter: waits.then(|| (1, day("2026-11-02"))),
        chartered: false,
        followed: vec![Followed { code: "ecoute".to_owned(), day: day("2026-10-02") }],
        lacking: vec!["vss".to_owned(), "no-longer-known".to_owned()],
        away: waits.then(|| away(State::Announced, true)),
        change: None,
    }
}

/// Somebody for whom other posts were proposed.
pub(super) fn changing(waits_for_me: bool) -> MemberLine {
    let post = |role, entity: &str| Post { role, entity: entity.to_owned() };
    let change = PostsChange {
        given: vec![post(Role::Inquirer, "brumefond")],
        taken: vec![post(Role::Counsel, "sarmiers"), post(Role::Steering, "sarmiers")],
        kept: posts(),
        by: vec!["Claire Morel".to_owned()],
        missing: 1,
        waits_for_me,
        shown: "7f3a 91c2".to_owned(),
    };
    MemberLine { change: Some(change), missing: 0, ..member_line("active", false, 0) }
}

pub(super) fn away(state: State, late: bool) -> Away {
    let (from, until) = (day("2026-11-20"), day("2026-12-04"));
    Away { id: AbsenceId::from_bytes([1; 16]), who: reader(5), stand_in: reader(3), from, until, state, late }
}

pub(super) fn absences(stand_ins: &[u8]) -> Absences {
    let away = vec![away(State::InEffect, false), away(State::Announced, true)];
    let stand_ins = stand_ins.iter().map(|number| reader(*number)).collect();
    Absences { away, stand_ins, body: Some("brumefond".to_owned()), coordinators: vec![reader(1), reader(2)] }
}

pub(super) fn handing() -> Handing {
    let waits = |in_charge, ready| Waits { reference: reference(), in_charge, ready };
    Handing { cases: vec![waits(true, true), waits(false, true), waits(true, false)], unfinished: true }
}

pub(super) fn recovery_posts() -> Vec<Post> {
    vec![Post { role: Role::Recovery, entity: "direction-generale".to_owned() }]
}

/// Posts whose holder has something to see to before they go.
fn deciding() -> Vec<Post> {
    let post = |role| Post { role, entity: "brumefond".to_owned() };
    [Role::Assessor, Role::Inquirer, Role::Authority, Role::Counsel].map(post).to_vec()
}

pub(super) fn members(pinned: bool) -> MembersView {
    let members = vec![
        member_line("invited", false, 0),
        member_line("waiting", true, 1),
        member_line("waiting", true, 2),
        member_line("active", false, 1),
        changing(true),
        member_line("revoked", false, 0),
    ];
    MembersView { members, founding: "7KQ4M 2B8ZD".to_owned(), pinned, recovery: pinned }
}

/// Where somebody invited may stand.
pub(super) fn joinings() -> Vec<Option<Joining>> {
    let mut all = vec![
        None,
        Some(Joining::Keys {
            passphrase: "abricot balcon cerise".to_owned(),
            otpauth: "otpauth://totp/example?secret=ABC".to_owned(),
            secret: "ABC".to_owned(),
        }),
    ];
    for founding in [true, false] {
        all.push(Some(Joining::Charter { name: "Mai-Lan Nguyen".to_owned(), founding, roles: Role::ALL.to_vec() }));
        all.push(Some(Joining::Done { fingerprint: "7KQ4M 2B8ZD".to_owned(), founding }));
    }
    all
}

impl Desk {
    pub(super) fn doors(&self) -> Vec<(&'static str, String)> {
        let (t, page, _, _) = self.parts();
        let faults = [
            t.say("desk-sign-in-refused"),
            t.say("desk-sign-in-waiting"),
            t.say_one("desk-sign-in-later", "seconds", 12_usize),
        ];
        let sign_in = |fault| {
            let page =
                SignInPage { t, page, mail: "a@b.example", fault: Some(fault), fingerprint: "0f3a 11bc".to_owned() };
            page.render().unwrap()
        };
        let mut all: Vec<_> = faults.into_iter().map(|fault| ("sign-in", sign_in(fault))).collect();
        let faults =
            ["desk-join-unknown", "desk-join-wrong-passphrase", "desk-join-wrong-code", "desk-join-not-accepted"];
        for (joining, fault) in joinings().into_iter().zip(faults.into_iter().cycle()) {
            let join = JoinPage { fault: Some(fault), ..JoinPage::at(page, joining) };
            all.push(("join", join.render().unwrap()));
        }
        all
    }

    #[expect(clippy::too_many_lines, reason = "a line a page")]
    pub(super) fn members(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let page_of = |view| MembersPage { t, page, me, names, view }.render().unwrap();
        let sheet = |field, code| Sheet::with(Fields::default(), field, code);
        let (name, code) = ("Thomas Le Goff".to_owned(), "7KQ4M 2B8ZD".to_owned());
        let line = || member_line("waiting", true, 1);
        let recovery = |there, waiting, sheet| RecoveryPage { t, page, me, there, waiting, sheet }.render().unwrap();
        vec![
            ("members", page_of(members(true))),
            ("members-unpinned", page_of(members(false))),
            (
                "invite",
                InvitePage { t, page, me, names, roles: roles(), sheet: sheet("mail", "not-an-address") }
                    .render()
                    .unwrap(),
            ),
            ("invitation", InvitationPage { t, page, me, name, code, expires: day("2026-12-01") }.render().unwrap()),
            (
                "endorse",
                EndorsePage { t, page, me, names, line: line(), typed: "abc", differs: true }.render().unwrap(),
            ),
            ("revoke", self.revoke(Handing::default(), &[])),
            ("revoke-cases", self.revoke(handing(), &[3])),
            ("revoke-alone", self.revoke(handing(), &[])),
            ("person", self.person(Some(absences(&[3])), "not-a-stand-in")),
            ("person-alone", self.person(Some(absences(&[])), "unknown-training")),
            ("person-read", self.person(None, "cases-left")),
            (
                "person-change",
                self.somebody((changing(true), Some(absences(&[3]))), ("posts", "posts-changed-meanwhile")),
            ),
            ("person-changing", self.somebody((changing(false), None), ("role", "posts-listen-and-decide"))),
            ("steering", self.steering()),
            ("absence", self.absence(&[3])),
            ("absence-alone", self.absence(&[])),
            ("endorse-recovery", {
                let line = MemberLine { posts: recovery_posts(), ..line() };
                EndorsePage { t, page, me, names, line, typed: "", differs: false }.render().unwrap()
            }),
            ("recovery", recovery(false, None, sheet("inner", "same-key"))),
            ("recovery-there", recovery(true, None, Sheet::default())),
            ("recovery-to-hear", recovery(false, Some(line()), Sheet::default())),
            ("recovery-to-read", {
                let fingerprint = Some("7f3a 91c2".to_owned());
                recovery(false, Some(MemberLine { endorsed_by_me: true, fingerprint, ..line() }), Sheet::default())
            }),
        ]
    }

    pub(super) fn revoke(&self, cases: Handing, stand_ins: &[u8]) -> String {
        let (t, page, me, names) = self.parts();
        let Absences { stand_ins, body, .. } = absences(stand_ins);
        let (line, fault) = (member_line("active", false, 1), Some("not-oneself"));
        let unread = !cases.cases.is_empty();
        let line = if unread { MemberLine { posts: deciding(), ..line } } else { line };
        RevokePage { t, page, me, names, line, cases, stand_ins, body, unread, fault }.render().unwrap()
    }

    pub(super) fn person(&self, absences: Option<Absences>, code: &'static str) -> String {
        self.somebody((member_line("active", true, 1), absences), (field(code), code))
    }

    fn somebody(
        &self,
        (line, absences): (MemberLine, Option<Absences>),
        (field, code): (&'static str, &'static str),
    ) -> String {
        let (t, page, me, names) = self.parts();
        let sheet = Sheet::with(Fields::default(), field, code);
        let handing =
            vec![(away(State::Announced, true), handing()), (away(State::Announced, false), Handing::default())];
        PersonPage { t, page, me, names, line, absences, handing, roles: roles(), sheet }.render().unwrap()
    }

    pub(super) fn steering(&self) -> String {
        let (t, page, me, names) = self.parts();
        let all = Lateness::ALL.iter().enumerate().map(|(place, lateness)| Steered {
            entity: "brumefond".to_owned(),
            items: Milestone::ALL.iter().enumerate().map(|(item, what)| (*what, item % 2 == 0 || place == 0)).collect(),
            lateness: *lateness,
        });
        SteeringPage { t, page, me, names, all: all.collect(), minimum: 5 }.render().unwrap()
    }

    pub(super) fn absence(&self, stand_ins: &[u8]) -> String {
        let (t, page, me, names) = self.parts();
        let (absences, sheet) = (absences(stand_ins), Sheet::with(Fields::default(), "from", "absence-order"));
        let files = ["I-2026-7KQ4M", "E-2026-7KQ4M", "D-2026-7KQ4M"].map(|file| Reference::parse(file).unwrap());
        let left = |away, files: &[Reference]| Left { away, files: files.to_vec() };
        let left = vec![left(away(State::Announced, true), &files), left(away(State::Announced, false), &[])];
        AbsencePage { t, page, me, names, absences, left, sheet }.render().unwrap()
    }
}
