//! What a forger with the database's password does, and what a thief of it reads: past the services and the store.
use std::collections::BTreeMap;

use recueil::{
    crypto::{
        Digest,
        compartment::CompartmentSecret,
        grant::{self, GrantContext, Settled},
        hybrid::Identity,
        record::{self, RecordContext},
        sized,
    },
    domain::{Coded, record::RecordKind},
    store::{Store, Tx},
};
use sqlx::{FromRow, PgConnection, SqliteConnection, postgres::PgRow, sqlite::SqliteRow};
use uuid::Uuid;

/// A value put into a statement.
#[derive(Clone)]
pub(crate) enum Bind {
    Id(Uuid),
    Bytes(Vec<u8>),
    Text(String),
    Number(i64),
}

impl From<[u8; 16]> for Bind {
    fn from(id: [u8; 16]) -> Self {
        Self::Id(Uuid::from_bytes(id))
    }
}

macro_rules! bound {
    ($sql:expr, $query:path, $binds:expr) => {{
        let mut query = $query($sql);
        for bind in $binds {
            query = match bind {
                Bind::Id(id) => query.bind(id),
                Bind::Bytes(bytes) => query.bind(bytes),
                Bind::Text(text) => query.bind(text),
                Bind::Number(number) => query.bind(number),
            };
        }
        query
    }};
}

/// Runs one statement; says how many rows it touched.
pub(crate) async fn execute(store: &Store, sql: &'static str, binds: Vec<Bind>) -> u64 {
    let mut tx = store.begin().await.unwrap();
    let touched = match &mut tx {
        Tx::Sqlite(tx) => bound!(sql, sqlx::query, binds).execute(&mut **tx).await.unwrap().rows_affected(),
        Tx::Postgres(tx) => bound!(sql, sqlx::query, binds).execute(&mut **tx).await.unwrap().rows_affected(),
    };
    tx.commit().await.unwrap();
    touched
}

/// Reads rows.
pub(crate) async fn rows<T>(store: &Store, sql: &'static str, binds: Vec<Bind>) -> Vec<T>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let mut tx = store.begin().await.unwrap();
    let rows = match &mut tx {
        Tx::Sqlite(tx) => bound!(sql, sqlx::query_as, binds).fetch_all(&mut **tx).await.unwrap(),
        Tx::Postgres(tx) => bound!(sql, sqlx::query_as, binds).fetch_all(&mut **tx).await.unwrap(),
    };
    tx.rollback().await.unwrap();
    rows
}

/// A wrapped key as it stands.
#[derive(FromRow, Clone)]
pub(crate) struct Grant {
    pub(crate) compartment: Uuid,
    pub(crate) case_id: Uuid,
    pub(crate) kind: String,
    pub(crate) present: i64,
    pub(crate) epoch: i64,
    pub(crate) holder_kind: String,
    pub(crate) holder: Vec<u8>,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) settled: Option<Vec<u8>>,
}

impl Grant {
    pub(crate) fn context(&self) -> GrantContext {
        GrantContext {
            case: *self.case_id.as_bytes(),
            compartment: *self.compartment.as_bytes(),
            epoch: self.epoch.try_into().unwrap(),
            holder_kind: ["", "member", "token", "recovery"].iter().position(|kind| *kind == self.holder_kind).unwrap()
                as u8,
            holder: self.holder.clone().try_into().unwrap(),
        }
    }

    pub(crate) fn is_of(&self, member: recueil::ids::MemberId) -> bool {
        self.holder_kind == "member" && self.holder[..16] == member.bytes()
    }

    /// What this row gives to an identity, whatever the service would say.
    pub(crate) fn opened(&self, with: &Identity) -> Option<CompartmentSecret> {
        let settled = self.settled.as_ref().and_then(|bytes| grant::open_settled(&self.context(), bytes, with).ok());
        if let Some(Settled::Secret(secret)) = settled {
            return Some(secret);
        }
        let opened = grant::open_grant(&self.context(), &self.wrapped, with).ok();
        assert_eq!(opened.is_some(), sized::unwrap(&self.wrapped, with).is_ok(), "unwraps, and is not a grant");
        opened.map(|opened| opened.secret)
    }

    /// Puts other bytes in this row's place.
    pub(crate) async fn put(&self, store: &Store, wrapped: Vec<u8>) {
        let sql = "update grants set wrapped = $1, settled = null
            where compartment = $2 and epoch = $3 and holder = $4";
        let (holder, id) = (Bind::Bytes(self.holder.clone()), Bind::Id(self.compartment));
        let touched = execute(store, sql, vec![Bind::Bytes(wrapped), id, Bind::Number(self.epoch), holder]).await;
        assert_eq!(touched, 1);
    }
}

/// Every wrapped key there is.
pub(crate) async fn grants(store: &Store) -> Vec<Grant> {
    let sql =
        "select g.compartment, x.case_id, x.kind, x.epoch as present, g.epoch, g.holder_kind, g.holder, g.wrapped,
        g.settled from grants g join compartments x on x.id = g.compartment order by g.compartment, g.epoch, g.holder";
    rows(store, sql, Vec::new()).await
}

/// A sealed record as it stands.
#[derive(FromRow, Clone)]
pub(crate) struct Record {
    pub(crate) compartment: Uuid,
    pub(crate) case_id: Uuid,
    pub(crate) sequence: i64,
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) day: String,
    pub(crate) sealed: Vec<u8>,
}

impl Record {
    pub(crate) fn context(&self) -> RecordContext {
        let frame = record::frame(&self.sealed).unwrap();
        RecordContext {
            case: *self.case_id.as_bytes(),
            compartment: *self.compartment.as_bytes(),
            epoch: frame.epoch,
            record: *self.id.as_bytes(),
            kind: RecordKind::from_code(&self.kind).unwrap().code(),
            sequence: self.sequence.try_into().unwrap(),
            previous: frame.previous,
        }
    }

    pub(crate) fn digest(&self) -> Digest {
        Digest::of(&self.sealed)
    }

    pub(crate) async fn insert(&self, store: &Store) {
        let sql = "insert into records (compartment, sequence, id, kind, day, size, sealed)
            values ($1, $2, $3, $4, $5, $6, $7)";
        let binds = vec![
            Bind::Id(self.compartment),
            Bind::Number(self.sequence),
            Bind::Id(self.id),
            Bind::Text(self.kind.clone()),
            Bind::Text(self.day.clone()),
            Bind::Number(self.sealed.len().try_into().unwrap()),
            Bind::Bytes(self.sealed.clone()),
        ];
        assert_eq!(execute(store, sql, binds).await, 1);
    }

    pub(crate) async fn delete(&self, store: &Store) {
        assert_eq!(execute(store, "delete from records where id = $1", vec![Bind::Id(self.id)]).await, 1);
    }
}

/// Every record there is, in the order of its drawer.
pub(crate) async fn records(store: &Store) -> Vec<Record> {
    let sql = "select r.compartment, x.case_id, r.sequence, r.id, r.kind, r.day, r.sealed
        from records r join compartments x on x.id = r.compartment order by r.compartment, r.sequence";
    rows(store, sql, Vec::new()).await
}

/// What an identity opens by itself, with every row at hand and none of the service's rules: the bodies of records.
pub(crate) async fn loot(store: &Store, identity: &Identity) -> Vec<String> {
    let records = records(store).await;
    let mut bodies = Vec::new();
    for grant in grants(store).await {
        let Some(secret) = grant.opened(identity) else { continue };
        bodies.push(format!("key of {}", grant.kind));
        let here = records.iter().filter(|record| record.compartment == grant.compartment);
        let opened = here.filter_map(|record| record::open_record(&secret, &record.context(), &record.sealed).ok());
        bodies.extend(opened.map(|opened| String::from_utf8(opened.body.to_vec()).unwrap()));
    }
    bodies
}

/// Every row of every table as the text a dump would hold: the table's name, then the row, bytes in hexadecimal.
pub(crate) async fn dump(store: &Store) -> String {
    let mut tx = store.begin().await.unwrap();
    let all = match &mut tx {
        Tx::Postgres(tx) => dump_of_postgres(tx).await,
        Tx::Sqlite(tx) => {
            // Sessions stand in a file of their own.
            let mut beside = store.sessions().begin().await.unwrap();
            let Tx::Sqlite(sessions) = &mut beside else { panic!("sessions are beside the rest") };
            let all = [dump_of_sqlite(tx).await, dump_of_sqlite(sessions).await].concat();
            beside.rollback().await.unwrap();
            all
        }
    };
    tx.rollback().await.unwrap();
    all
}

async fn dump_of_postgres(tx: &mut PgConnection) -> String {
    let tables =
        "select cast(relname as text) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *tx).await.unwrap();
    let mut all = String::new();
    for table in tables {
        let select = sqlx::AssertSqlSafe(format!("select cast(t as text) from {table} t"));
        let rows: Vec<String> = sqlx::query_scalar(select).fetch_all(&mut *tx).await.unwrap();
        all.extend(rows.into_iter().map(|row| format!("{table} {row}\n")));
    }
    all
}

async fn dump_of_sqlite(tx: &mut SqliteConnection) -> String {
    let tables = "select t.name, c.name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'";
    let pairs: Vec<(String, String)> = sqlx::query_as(tables).fetch_all(&mut *tx).await.unwrap();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in pairs {
        let text =
            format!("case typeof({column}) when 'blob' then lower(hex({column})) else coalesce({column}, '') end");
        columns.entry(table).or_default().push(text);
    }
    let mut all = String::new();
    for (table, columns) in columns {
        let select = sqlx::AssertSqlSafe(format!("select {} from {table}", columns.join(" || ',' || ")));
        let rows: Vec<String> = sqlx::query_scalar(select).fetch_all(&mut *tx).await.unwrap();
        all.extend(rows.into_iter().map(|row| format!("{table} {row}\n")));
    }
    all
}
