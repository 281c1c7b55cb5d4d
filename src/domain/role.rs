//! The roles of the procedure, each held for an entity and what stands below it.
use super::Coded;

/// What a member may be, for an entity and below. The French names are in the sentences `role-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Member of the listening cell.
    Listener,
    /// Member of the cell who also assigns, excludes and endorses.
    Coordinator,
    /// Professional bound by secrecy, alone with one person.
    Counsel,
    /// Named by the authority to assess what was handed over.
    Assessor,
    /// Conducts the inquiries they are appointed to.
    Inquirer,
    /// Helps with procedure and models; sees no content.
    SupportDesk,
    /// Decides.
    Authority,
    /// Conducts disciplinary procedures.
    DisciplinaryOfficer,
    /// Owns measures given to them.
    MeasureOwner,
    /// Sees deployment, never a case.
    Steering,
    /// Sees protected statistics, never a case.
    Statistician,
    /// Member of a social-dialogue body; reads published reports.
    Delegate,
    /// Sees the journal and retention, never a case.
    Auditor,
    /// Sees health and configuration, never a case.
    Administrator,
    /// A pair of recovery keys kept off line; no person signs in with it.
    Recovery,
}

impl Role {
    /// Whether this role receives reports at intake.
    #[must_use]
    pub fn receives(self) -> bool {
        matches!(self, Self::Listener | Self::Coordinator)
    }

    /// Whether this role decides on cases: nobody who does receives reports of the same entity, unless that pair was
    /// lifted for them (see [`super::lifted`]).
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(self, Self::Authority | Self::DisciplinaryOfficer)
    }

    /// Whether its holder has files that a colleague of the same role can be given while they are away.
    #[must_use]
    pub fn is_stood_in_for(self) -> bool {
        self.receives() || self.has_files()
    }

    /// Whether its holder has files that only those who read them can open to somebody else.
    #[must_use]
    pub fn has_files(self) -> bool {
        matches!(
            self,
            Self::Assessor | Self::Inquirer | Self::Authority | Self::DisciplinaryOfficer | Self::MeasureOwner
        )
    }

    /// Whether its holder may have to deal with what a person agrees to hand over: to assess, inquire, decide, take a measure, or
    /// see when things happen.
    #[must_use]
    pub fn acts_later(self) -> bool {
        matches!(
            self,
            Self::Assessor
                | Self::Inquirer
                | Self::SupportDesk
                | Self::Authority
                | Self::DisciplinaryOfficer
                | Self::MeasureOwner
        )
    }

    /// Whether this role keeps its holder from every case.
    #[must_use]
    pub fn never_sees_a_case(self) -> bool {
        matches!(
            self,
            Self::Steering | Self::Statistician | Self::Delegate | Self::Auditor | Self::Administrator | Self::Recovery
        )
    }
}

impl Coded for Role {
    const ALL: &'static [Self] = &[
        Self::Listener,
        Self::Coordinator,
        Self::Counsel,
        Self::Assessor,
        Self::Inquirer,
        Self::SupportDesk,
        Self::Authority,
        Self::DisciplinaryOfficer,
        Self::MeasureOwner,
        Self::Steering,
        Self::Statistician,
        Self::Delegate,
        Self::Auditor,
        Self::Administrator,
        Self::Recovery,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Listener => "listener",
            Self::Coordinator => "coordinator",
            Self::Counsel => "counsel",
            Self::Assessor => "assessor",
            Self::Inquirer => "inquirer",
            Self::SupportDesk => "support-desk",
            Self::Authority => "authority",
            Self::DisciplinaryOfficer => "disciplinary-officer",
            Self::MeasureOwner => "measure-owner",
            Self::Steering => "steering",
            Self::Statistician => "statistician",
            Self::Delegate => "delegate",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::Recovery => "recovery",
        }
    }
}
