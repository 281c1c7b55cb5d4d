//! `recueil member list`: who was invited, who is a member, with which roles. Never a case.
use std::process::ExitCode;

use clap::Subcommand;

use super::{At, say};
use crate::service::{About, Coded, Who, authorise, members, verb, view::MemberLine};

/// Look at the members.
#[derive(Debug, Subcommand)]
pub(super) enum Member {
    /// List everybody who was invited: state, name, address, roles.
    List,
}

impl Member {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        let Self::List = self;
        let (_, service) = at.open().await?;
        let permit = authorise::<verb::Members>(&service, Who::Job, About::Organisation).await?;
        let view = members::members(&service, permit, None).await?;
        if at.json {
            let lines: Vec<_> = view.members.iter().map(json).collect();
            say(serde_json::to_string_pretty(&lines)?);
            return Ok(ExitCode::SUCCESS);
        }
        for line in &view.members {
            say(format_args!("{:<8}  {:<28}  {:<36}  {}", line.state, line.name, line.mail, posts(line)));
        }
        let pinned = if view.pinned { "pinned" } else { "not pinned: intake is closed" };
        say(format_args!("Founding fingerprint ({pinned}):\n    {}", view.founding));
        Ok(ExitCode::SUCCESS)
    }
}

fn posts(line: &MemberLine) -> String {
    let posts = line.posts.iter().map(|post| format!("{} of {}", post.role.code(), post.entity));
    posts.collect::<Vec<_>>().join(", ")
}

fn json(line: &MemberLine) -> serde_json::Value {
    serde_json::json!({
        "member": line.member,
        "state": line.state,
        "name": line.name,
        "mail": line.mail,
        "posts": line.posts,
        "charter": line.charter.map(|(_, day)| day),
    })
}
