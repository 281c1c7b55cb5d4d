//! The board of dates: late, to come, and told without a key.
use askama::Template;

use super::{Desk, day, reader, reference};
use crate::{
    domain::{
        case::{Reference, Stage},
        deadline::DeadlineCode,
        steering::Lateness,
    },
    service::overdue::{Above, Board, Line, OfEntity},
    web::desk::overdue::OverduePage,
};

pub(super) fn board() -> Board {
    let line = |owed: &[(DeadlineCode, &str)], in_charge: bool| Line {
        reference: reference(),
        stage: Stage::Listening,
        owed: owed.iter().map(|(code, due)| (*code, day(due))).collect(),
        assigned: in_charge.then(|| reader(3)),
        mine: !in_charge,
    };
    let inquiry = Line {
        reference: Reference::parse("E-2026-7KQ4M").unwrap(),
        stage: Stage::Investigation,
        assigned: None,
        mine: false,
        ..line(&[(DeadlineCode::Report, "2026-11-12")], false)
    };
    let of = |entity: &str, lines, more| OfEntity { entity: entity.to_owned(), lines, more };
    let late = [(DeadlineCode::FirstAnswer, "2026-11-02"), (DeadlineCode::Acknowledgement, "2026-11-19")];
    let soon = |due| line(&[(DeadlineCode::Orientation, due)], false);
    let above = |entity: &str, since, call| Above { entity: entity.to_owned(), since, call };
    Board {
        late: vec![of("brumefond", vec![line(&late, true)], true), of("direction-generale", vec![inquiry], true)],
        soon: vec![of("brumefond", vec![soon("2026-11-20"), soon("2026-11-21"), soon("2026-11-27")], true)],
        above: vec![
            above("lorvanne", Lateness::Weeks, vec![reader(3), reader(4)]),
            above("osmeray", Lateness::Week, Vec::new()),
        ],
        unfinished: true,
    }
}

impl Desk {
    pub(super) fn overdue(&self, board: Board) -> String {
        let (t, page, me, names) = self.parts();
        OverduePage { t, page, me, names, board, today: day("2026-11-20") }.render().unwrap()
    }
}
