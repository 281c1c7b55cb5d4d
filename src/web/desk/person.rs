//! One member: charter, trainings, times away, and the cases that somebody who stands in must be given.
//!
//! What is written here is about members and makes nobody a reader. An absence says that it is announced until the cases
//! have changed hands, which one button does, case after case.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{deed::Deed, invite, members, names::Names, posts, seat::Seat};
use crate::{
    clock::Day,
    domain::{Coded, act::verb},
    ids::{AbsenceId, MemberId},
    service::{
        About, Error, Post,
        absences::{self, NewAbsence},
        people::record_training,
        take_over,
        view::{Absences, Away, Handing, Me, MemberLine, PostsChange},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Form, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/person.html")]
pub(super) struct PersonPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) line: MemberLine,
    /// Their absences; nothing for whoever may not announce any.
    pub(super) absences: Option<Absences>,
    /// For each absence, the cases still to be handed over, and that it is to take effect.
    pub(super) handing: Vec<(Away, Handing)>,
    /// Codes of the roles offered.
    pub(super) roles: Vec<&'static str>,
    pub(super) sheet: Sheet,
}

impl PersonPage<'_> {
    fn name(&self) -> String {
        members::name(self.t, &self.line)
    }

    /// Where the forms of this page go.
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/members/{}{end}", self.line.member))
    }

    fn away(&self, away: &Away) -> String {
        away_in_words(self.t, away)
    }

    fn can_record(&self) -> bool {
        self.me.coordinates && !members::is_recovery(&self.line)
    }

    /// Whether the one who looks can propose other posts: never their own.
    fn can_change(&self) -> bool {
        self.can_record() && self.line.state == "active" && self.line.member != self.me.member && !self.is_ending()
    }

    /// Whether the end of the membership was asked for and waits.
    fn is_ending(&self) -> bool {
        self.line.state == "active" && self.line.missing > 0
    }

    fn receives(&self) -> bool {
        self.line.posts.iter().any(|post| post.role.receives())
    }

    fn before(&self) -> Vec<&'static str> {
        posts::before(&self.line.posts)
    }

    /// Each row of the form: the role and the entity.
    fn lines(&self) -> Vec<(&str, &str)> {
        posts::rows(&self.sheet, &self.line.posts)
    }

    fn held(&self, post: &Post) -> String {
        format!("{}, {}", self.t.code("role", &post.role), self.names.entity(&post.entity))
    }

    /// What would change, with the words that say so.
    fn changes(change: &PostsChange) -> [(&'static str, &Vec<Post>); 3] {
        [("posts-given", &change.given), ("posts-taken", &change.taken), ("posts-kept", &change.kept)]
    }

    fn by(&self, change: &PostsChange) -> String {
        self.t.say_one("posts-change-by", "names", change.by.join(", ").as_str())
    }

    fn charter(&self) -> Option<String> {
        let (version, day) = self.line.charter?;
        let day = self.t.day(&day);
        let values = [("version", usize::try_from(version).unwrap_or_default().into()), ("day", (&day).into())];
        Some(self.t.say_with("person-charter-accepted", &values))
    }
}

/// From when to when, who stands in, and whether it is so yet.
pub(super) fn away_in_words(t: &Words, away: &Away) -> String {
    let name = |reader: &crate::service::view::Reader| reader.name.clone().unwrap_or_else(|| reader.function.clone());
    let (from, until, stand_in) = (t.day(&away.from), t.day(&away.until), name(&away.stand_in));
    let values = [("from", (&from).into()), ("until", (&until).into()), ("name", (&stand_in).into())];
    let key = if away.late { "absence-late" } else { "absence-days" };
    format!("{} {}", t.say_with(key, &values), t.code("absence-state", &away.state))
}

/// Shows somebody.
pub async fn show(State(app): State<App>, seat: Seat, Path(id): Path<String>) -> Result<Html<String>, Failure> {
    render(&page(&app, &seat, (&id, Sheet::default())).await?)
}

async fn page<'a>(app: &'a App, seat: &'a Seat, (id, sheet): (&str, Sheet)) -> Result<PersonPage<'a>, Error> {
    let line = members::one(app, seat, id).await?;
    let receives = line.state == "active" && line.posts.iter().any(|post| post.role.receives());
    let (mut absences, mut handing) = (None, Vec::new());
    if seat.me.coordinates && receives {
        let permit = seat.permit::<verb::AnnounceAbsence>(app, About::Organisation).await?;
        let found = absences::of(&app.service, permit, line.member).await?;
        for away in &found.away {
            let cases = leaving(app, seat, (line.member, Some(away.stand_in.member))).await?;
            // Somebody may have been put in charge since it took effect.
            if !away.is_in_effect() || !cases.cases.is_empty() {
                handing.push((away.clone(), cases));
            }
        }
        absences = Some(found);
    }
    let Seat { page, me, .. } = seat;
    let (names, roles) = (seat.names(app), invite::roles());
    Ok(PersonPage { t: &page.words, page, me, names, line, absences, handing, roles, sheet })
}

/// The page again, with what could not be taken.
pub(super) async fn again(deed: &Deed, id: &str, sheet: Sheet) -> Result<Response, Failure> {
    unprocessable(&page(&deed.app, &deed.seat, (id, sheet)).await?)
}

/// The cases that somebody would leave alone.
pub(super) async fn leaving(app: &App, seat: &Seat, leaving: (MemberId, Option<MemberId>)) -> Result<Handing, Error> {
    let permit = seat.permit::<verb::List>(app, About::Organisation).await?;
    take_over::waiting(&app.service, permit, &seat.unlocked, leaving).await
}

fn parse<T: std::str::FromStr>(text: &str, missing: &'static str) -> Result<T, Error> {
    text.trim().parse().map_err(|_| Error::Invalid(vec![missing]))
}

/// What a form says of an absence.
pub(super) fn absence(form: &Form, member: MemberId) -> Result<NewAbsence, Error> {
    let day = |name| parse::<Day>(form.text(name), "missing-day");
    let stand_in = parse(form.text("stand_in"), "nobody-chosen")?;
    Ok(NewAbsence { member, stand_in, from: day("from")?, until: day("until")? })
}

/// Which absence a form is about.
pub(super) fn which(form: &Form) -> Result<AbsenceId, Error> {
    form.text("absence").parse().map_err(|_| Error::NotFound)
}

/// The field beside which something wrong is told.
pub(super) fn field(code: &'static str) -> &'static str {
    match code {
        "unknown-training" => "training",
        "training-to-come" => "day",
        "missing-day" | "absence-order" | "absence-past" | "absence-long" | "absence-twice" => "from",
        "cases-left" => "cases",
        "files-left" => "files",
        _ => "stand_in",
    }
}

async fn answer(deed: &Deed, id: &str, (done, said): (Result<(), Error>, &str)) -> Result<Response, Failure> {
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), field(code), code);
        self::again(deed, id, sheet).await
    };
    deed.answer(done, (&format!("/members/{id}"), said), again).await
}

/// Records a training.
pub async fn training(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        let permit = deed.permit(About::Organisation).await?;
        let day = deed.form.text("day").trim().parse().map_err(|_| Error::Invalid(vec!["training-to-come"]))?;
        record_training(&deed.app.service, permit, (line.member, deed.form.text("training"), day)).await
    };
    answer(&deed, &id, (done.await, "record-training")).await
}

/// Announces an absence.
pub async fn announce(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        let permit = deed.permit(About::Organisation).await?;
        absences::announce(&deed.app.service, permit, absence(&deed.form, line.member)?).await.map(drop)
    };
    answer(&deed, &id, (done.await, "announce-absence")).await
}

/// Ends one.
pub async fn end(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        let permit = deed.permit(About::Organisation).await?;
        absences::end(&deed.app.service, permit, (line.member, which(&deed.form)?)).await
    };
    answer(&deed, &id, (done.await, "end-absence")).await
}

/// Gives the cases to whoever stands in.
pub async fn hand_on(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    answer(&deed, &id, (given(&deed, &id).await, "take-over")).await
}

/// See [`hand_on`]; also for somebody who leaves for good.
pub(super) async fn given(deed: &Deed, id: &str) -> Result<(), Error> {
    let line = members::one(&deed.app, &deed.seat, id).await?;
    let permit = deed.permit(About::Organisation).await?;
    let stand_in = parse(deed.form.text("stand_in"), "nobody-chosen")?;
    let leaving = (line.member, stand_in);
    take_over::take_over(&deed.app.service, permit, &deed.seat.unlocked, leaving, take_over::AT_ONCE).await
}
