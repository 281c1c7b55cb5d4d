//! `recueil serve`: one process, one surface or both; stops by itself when asked to.
use std::{future::Future, io, process::ExitCode, sync::Arc};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    task::{JoinHandle, JoinSet},
};

use super::{
    At,
    listen::{listen, places},
    say,
};
use crate::{
    config::{Config, SurfaceConfig},
    jobs,
    service::{Service, journal, roster},
    web::{self, App, Settings, Text, Theme, theme::ThemeError},
};

/// Run the service.
///
/// The two surfaces can run apart on the same database, so that the machine that faces the public never holds a member's
/// open keys.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Which surface.
    #[arg(long, value_enum, default_value_t = Surface::Both)]
    surface: Surface,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Surface {
    /// The public surface only.
    Intake,
    /// The staff's surface only.
    Desk,
    /// Both, on two ports.
    Both,
}

impl Serve {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        let stop = stopped()?;
        let (config, service) = at.open().await?;
        let why = "`founding` is not the fingerprint of this roster: intake must not open";
        if config.founding.is_some() && !roster::is_pinned(&service).await.context(why)? {
            bail!(why);
        }
        if config.founding.is_none() {
            tracing::warn!("no founding fingerprint is pinned: intake stays closed");
        }
        serve(&config, service, self.surface, stop).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Serves until `stop` resolves; requests under way are finished.
pub(super) async fn serve(
    config: &Config,
    service: Arc<Service>,
    surface: Surface,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let text = Arc::new(Text::embedded().context("the words cannot be read")?);
    let (ask, asked) = tokio::sync::watch::channel(false);
    let mut tasks = JoinSet::new();
    let places = places(if surface == Surface::Both { 2 } else { 1 });
    let app = |at: &SurfaceConfig| -> anyhow::Result<App> {
        let settings = settings(at, config.accent.as_deref()).context("the theme cannot be used")?;
        Ok(App { service: Arc::clone(&service), text: Arc::clone(&text), settings: Arc::new(settings) })
    };
    if surface != Surface::Desk {
        let (listener, router) = (bind(&config.intake).await?, web::intake::router(&app(&config.intake)?));
        tasks.spawn(listen(listener, router, places, end(asked.clone())));
        say(format_args!("Intake: {}", config.intake.public_url));
    }
    if surface != Surface::Intake {
        let (listener, router) = (bind(&config.desk).await?, web::desk::router(&app(&config.desk)?));
        tasks.spawn(listen(listener, router, places, end(asked.clone())));
        say(format_args!("Desk:   {}", config.desk.public_url));
    }
    let workers = [
        tokio::spawn(jobs::run(Arc::clone(&service))),
        tokio::spawn(jobs::mail(Arc::clone(&service))),
        tokio::spawn(jobs::watch(Arc::clone(&service))),
    ];
    stop.await;
    workers.iter().for_each(JoinHandle::abort);
    ask.send(true).context("stopping")?;
    while let Some(done) = tasks.join_next().await {
        done?;
    }
    if let Err(error) = journal::remember(&service).await {
        tracing::error!(%error, "the journal's head");
    }
    service.close().await;
    Ok(())
}

/// How a surface is reached and looks.
pub(super) fn settings(at: &SurfaceConfig, accent: Option<&str>) -> Result<Settings, ThemeError> {
    Ok(Settings {
        public_url: at.public_url.clone(),
        secure: at.is_secure(),
        onion: at.onion.clone(),
        theme: accent.map(Theme::with_action).transpose()?.unwrap_or_default(),
    })
}

async fn bind(at: &SurfaceConfig) -> anyhow::Result<TcpListener> {
    TcpListener::bind(at.listen).await.with_context(|| format!("cannot listen on {}", at.listen))
}

async fn end(mut asked: tokio::sync::watch::Receiver<bool>) {
    let _ = asked.wait_for(|asked| *asked).await;
}

/// Listens for Ctrl-C and the service manager's SIGTERM from now on; resolves when one came.
///
/// Called before anything answers: asked to stop as soon as it is seen to listen, the process stops in good order.
///
/// # Errors
///
/// When the system refuses to say.
pub(super) fn stopped() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
