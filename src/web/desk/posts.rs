//! Other posts for somebody who is there already: proposed by one coordinator, confirmed by another on the same page.
//!
//! What is confirmed is exactly what was shown. What cannot be taken is shown again with the rows as they were chosen.
use axum::{extract::Path, response::Response};

use super::{deed::Deed, members, person};
use crate::{
    domain::{Coded, act::Act, organisation::Organisation, role::Role},
    service::{
        About, Error, Post,
        change_posts::{approve, give_up, propose},
    },
    web::{
        Failure,
        form::{Form, Sheet},
    },
};

/// Rows that stay free below those in use.
const FREE: usize = 2;
/// How many rows the form of an invitation has, and this one at least.
pub(super) const ROWS: usize = 3;

/// The rows of a form: the role and the entity of each, as they were sent or as they stand.
pub(super) fn rows<'a>(sheet: &'a Sheet, now: &'a [Post]) -> Vec<(&'a str, &'a str)> {
    let (roles, entities) = (sheet.fields.all("role"), sheet.fields.all("entity"));
    let sent = roles.iter().zip(entities).map(|(role, entity)| (role.as_str(), entity.as_str()));
    let mut rows: Vec<(&str, &str)> = if roles.is_empty() {
        now.iter().map(|post| (post.role.code(), post.entity.as_str())).collect()
    } else {
        sent.collect()
    };
    let free = if now.is_empty() { 0 } else { now.len().saturating_add(FREE) };
    rows.resize(rows.len().max(free).max(ROWS), ("", ""));
    rows
}

/// The posts that a form chose, row by row; a row without a role says nothing.
pub(super) fn read(organisation: &Organisation, form: &Form) -> Result<Vec<Post>, &'static str> {
    let rows = form.0.all("role").iter().zip(form.0.all("entity")).filter(|(role, _)| !role.is_empty());
    let mut posts = Vec::new();
    for (role, entity) in rows {
        match Role::from_code(role) {
            Ok(role) if organisation.entity(entity).is_some() => posts.push(Post { role, entity: entity.clone() }),
            _ => return Err("unknown-option"),
        }
    }
    if posts.is_empty() { Err("missing-role") } else { Ok(posts) }
}

/// Codes of the roles held whose holder has something to see to before they go: `leave-before-<code>`.
pub(super) fn before(posts: &[Post]) -> Vec<&'static str> {
    let is_one = |role: &Role| matches!(role, Role::Assessor | Role::Inquirer | Role::Authority | Role::Counsel);
    let held = Role::ALL.iter().filter(|role| is_one(role) && posts.iter().any(|post| post.role == **role));
    held.map(|role| role.code()).collect()
}

/// Beside what something wrong is told; `unread` is the box of the form that was sent.
fn field(code: &'static str, unread: &'static str) -> &'static str {
    match code {
        "posts-changed-meanwhile" | "not-oneself" | "posts-being-revoked" => "posts",
        "leaves-unread" => unread,
        _ => "role",
    }
}

/// Whether they were told that a file would be left that nobody reads, and take it upon themselves.
pub(super) fn accepts(deed: &Deed) -> bool {
    deed.form.chose("unread", "yes")
}

async fn answer(deed: &Deed, id: &str, (done, unread): (Result<(), Error>, &'static str)) -> Result<Response, Failure> {
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), field(code, unread), code);
        person::again(deed, id, sheet).await
    };
    deed.answer(done, (&format!("/members/{id}"), Act::ChangePosts.code()), again).await
}

/// Proposes.
pub async fn send(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        let permit = deed.permit(About::Organisation).await?;
        let posts =
            read(&deed.app.service.rules().organisation, &deed.form).map_err(|code| Error::Invalid(vec![code]))?;
        propose(&deed.app.service, permit, &deed.seat.unlocked, (line.member, posts), accepts(&deed)).await
    };
    answer(&deed, &id, (done.await, "unread")).await
}

/// Confirms what was shown.
pub async fn confirm(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        let permit = deed.permit(About::Organisation).await?;
        let shown = (line.member, deed.form.text("shown"));
        approve(&deed.app.service, permit, &deed.seat.unlocked, shown, accepts(&deed)).await
    };
    answer(&deed, &id, (done.await, "unread-confirmed")).await
}

/// Gives up what was proposed.
pub async fn forgo(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        let permit = deed.permit(About::Organisation).await?;
        give_up(&deed.app.service, permit, &deed.seat.unlocked, line.member).await
    };
    answer(&deed, &id, (done.await, "posts")).await
}
