//! What the authority decides in a disciplinary procedure: to keep the person away meanwhile, and what follows at the end.
//!
//! Only what the regime lists can be decided, for as long as it allows, and after what it takes: anything else is refused with
//! the field. A decision without sanction says why too. It does **not** count what a sanction costs the person.
use super::{Proceeding, day, found, too_long};
use crate::{
    clock::Day,
    domain::{
        contact::Fault,
        discipline::{Length, Regime, Sanction, Unfit},
        draft::Fields,
    },
};

/// Keeping the person away until it is decided; the latest counts, so that one that ends earlier is written again.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Suspended {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Why.
    pub reasons: String,
}

impl Suspended {
    /// Reads what was typed. It lasts no longer than the regime allows from its first day, unless criminal prosecution runs, of
    /// which the law says something else: that is for the reasons to say.
    pub fn parse(fields: &Fields, regime: &Regime, known: &Proceeding) -> Result<Self, Vec<Fault>> {
        let (from, until) = (day(fields, "from").0, day(fields, "until").0);
        let reasons = fields.one("reasons").trim().to_owned();
        let terms = known.terms.as_ref();
        let prosecuted = terms.is_some_and(|terms| terms.prosecuted.is_some() && terms.judged.is_none());
        let longest =
            from.and_then(|from| regime.last_day_suspended(from, terms.and_then(|terms| terms.contract_ends)));
        let beyond = until.zip(longest).is_some_and(|(until, longest)| until > longest) && !prosecuted;
        let faults = [
            (regime.suspension.is_none(), "from", "no-suspension"),
            (from.is_none(), "from", "not-a-day"),
            (until.is_none(), "until", "not-a-day"),
            (until.is_some() && until < from, "until", "until-before"),
            (beyond, "until", "suspended-too-long"),
            (reasons.is_empty(), "reasons", "no-reasons"),
            (too_long(&reasons), "reasons", "too-long"),
        ];
        let faults = found(&faults);
        match (from, until) {
            (Some(from), Some(until)) if faults.is_empty() => Ok(Self { from, until, reasons }),
            _ => Err(faults),
        }
    }
}

/// What was decided at the end; the latest counts until all is closed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sanctioned {
    /// The day of the decision.
    pub day: Day,
    /// Code of the sanction in its regime; nothing where none is taken.
    pub sanction: Option<String>,
    /// Code of another that comes on top of it.
    pub along: Option<String>,
    /// How long it lasts, where it lasts: a number and its unit.
    pub lasts: Option<String>,
    /// Which part of that is suspended (*sursis*).
    pub sursis: Option<String>,
    /// Why, fact by fact; why it departs from the opinion, where it does.
    pub reasons: String,
}

/// A length as it is kept.
#[must_use]
pub fn length(text: Option<&String>) -> Option<Length> {
    text.and_then(|text| text.parse().ok())
}

/// A number and a unit that were typed: nothing, a length, or something else.
fn typed(fields: &Fields, name: &'static str) -> Result<Option<String>, ()> {
    let (amount, unit) = (fields.one(name).trim(), fields.one(unit_of(name)));
    if amount.is_empty() {
        return Ok(None);
    }
    let text = format!("{amount} {unit}");
    text.parse::<Length>().map(|_| Some(text)).map_err(|_| ())
}

/// The field in which the unit of a length is chosen.
fn unit_of(name: &str) -> &'static str {
    if name == "lasts" { "lasts-unit" } else { "sursis-unit" }
}

impl Sanctioned {
    /// Reads what was typed, against the regime and what was done before.
    pub fn parse(fields: &Fields, regime: &Regime, known: &Proceeding, today: Day) -> Result<Self, Vec<Fault>> {
        let on = day(fields, "day").0;
        let chosen = fields.one("sanction");
        let (sanction, is_chosen) = match chosen {
            "none" => (None, true),
            code => (regime.sanction(code), regime.sanction(code).is_some()),
        };
        let along = Some(fields.one("along")).filter(|code| !code.is_empty());
        let (lasts, sursis) = (typed(fields, "lasts"), typed(fields, "sursis"));
        let reasons = fields.one("reasons").trim().to_owned();
        let mut faults = found(&[
            (on.is_none_or(|day| day > today), "day", "past-day"),
            (!is_chosen, "sanction", "sanction-not-chosen"),
            (lasts.is_err(), "lasts", "not-a-length"),
            (sursis.is_err(), "sursis", "not-a-length"),
            (reasons.is_empty(), "reasons", "no-reasons"),
            (too_long(&reasons), "reasons", "too-long"),
        ]);
        let (lasts, sursis) = (lasts.unwrap_or_default(), sursis.unwrap_or_default());
        if let Some(on) = on {
            faults.extend(unfit((sanction, along), (length(lasts.as_ref()), length(sursis.as_ref())), (regime, on)));
            faults.extend(too_early((sanction, on), regime, known));
        }
        match on {
            Some(day) if faults.is_empty() => {
                let sanction = sanction.map(|one| one.code.clone());
                Ok(Self { day, sanction, along: along.map(str::to_owned), lasts, sursis, reasons })
            }
            _ => Err(faults),
        }
    }
}

/// What cannot be decided so: for so long, suspended so far, or on top of such a sanction.
fn unfit(
    (sanction, along): (Option<&Sanction>, Option<&str>),
    (lasts, sursis): (Option<Length>, Option<Length>),
    (regime, on): (&Regime, Day),
) -> Vec<Fault> {
    let Some(sanction) = sanction else {
        let has_more = lasts.is_some() || sursis.is_some() || along.is_some();
        return found(&[(has_more, "sanction", "nothing-with-none")]);
    };
    let fits = match sanction.fits(lasts, on) {
        Ok(()) => None,
        Err(Unfit::Length) if sanction.timed => Some("length-needed"),
        Err(Unfit::Length) => Some("no-length"),
        Err(Unfit::TooShort) => Some("too-short"),
        Err(Unfit::TooLong) => Some("lasts-too-long"),
    };
    let allowed = along.and_then(|code| regime.sanction(code));
    let comes_along = allowed.is_some_and(|more| sanction.group.is_some_and(|group| more.along.contains(&group)));
    let beyond = lasts.zip(sanction.sursis_up_to).is_some_and(|(lasts, longest)| !lasts.is_within(longest, on));
    let is_more = sursis.zip(lasts).is_some_and(|(part, whole)| !part.is_within(whole, on));
    let mut faults: Vec<Fault> = fits.map(|code| Fault { field: "lasts", code }).into_iter().collect();
    faults.extend(found(&[
        (sursis.is_some() && !sanction.sursis, "sursis", "no-sursis"),
        (
            sursis.is_some() && lasts.is_none() || is_more || serves_too_little(sanction, (lasts, sursis), on),
            "sursis",
            "sursis-too-long",
        ),
        (sursis.is_some() && beyond, "lasts", "too-long-for-sursis"),
        (along.is_some() && !comes_along, "along", "not-along"),
    ]));
    faults
}

/// Whether less would be served than the law demands, whatever part is suspended.
fn serves_too_little(sanction: &Sanction, (lasts, sursis): (Option<Length>, Option<Length>), on: Day) -> bool {
    let days = |length: Length| {
        length.last_day(on).and_then(|last| on.date().until(last.date()).ok()).map(|span| span.get_days())
    };
    let (Some(lasts), Some(sursis), Some(served)) = (lasts, sursis, sanction.served) else { return false };
    match (days(lasts), days(sursis), days(served)) {
        // The first day counts in each: it is taken away once.
        (Some(lasts), Some(sursis), Some(served)) => lasts.saturating_sub(sursis).saturating_sub(1) < served,
        _ => false,
    }
}

/// What must come before.
fn too_early((sanction, on): (Option<&Sanction>, Day), regime: &Regime, known: &Proceeding) -> Vec<Fault> {
    let with_council = sanction.is_some_and(|one| one.council);
    let missing = known.missing(regime, (with_council, on));
    missing.into_iter().map(|code| Fault { field: "sanction", code }).collect()
}
