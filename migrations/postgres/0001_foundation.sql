-- Foundation. Only what architecture.md lets stand in the clear does; every other column is sealed.
-- A heap keeps the order of writing until it is rewritten: what a thief of archives may then guess is said in
-- cryptography.md 7. Days are 'YYYY-MM-DD', compared byte by byte. Forward only: expand, then contract.

create table instance (
  singleton bigint primary key check (singleton = 1),
  id uuid,
  schema_version bigint not null
);
insert into instance (singleton, id, schema_version) values (1, null, 1);

create table members (
  id uuid primary key,
  name text not null,
  mail text not null unique,
  state text not null check (state in ('invited', 'joined', 'endorsed', 'revoked')),
  invitation_digest bytea unique check (length(invitation_digest) = 32),
  invitation_expiry text collate "C" check (length(invitation_expiry) = 10),
  last_step bigint not null,
  charter_version bigint,
  charter_day text collate "C" check (length(charter_day) = 10),
  identity_file bytea,
  one_time_secret bytea,
  enrolment bytea,
  settled bytea,
  check ((invitation_digest is null) = (invitation_expiry is null)),
  check ((charter_version is null) = (charter_day is null))
);

create table roster (
  sequence bigint primary key,
  statement bytea not null,
  previous bytea not null check (length(previous) = 32),
  signatures bytea not null
);

create table cases (
  id uuid primary key,
  reference text not null unique,
  version bigint not null,
  stage text not null,
  entity text not null,
  received_day text collate "C" not null check (length(received_day) = 10),
  closed_day text collate "C" check (length(closed_day) = 10)
);
create index cases_by_day on cases (received_day, id);
create index cases_by_stage on cases (stage, received_day, id);

create table deadlines (
  case_id uuid not null references cases (id),
  code text not null,
  due text collate "C" not null check (length(due) = 10),
  done text collate "C" check (length(done) = 10),
  primary key (case_id, code, due)
);
create index deadlines_open on deadlines (due, case_id) where done is null;

create table compartments (
  id uuid primary key,
  case_id uuid not null references cases (id),
  kind text not null,
  ordinal bigint not null,
  epoch bigint not null,
  unique (case_id, kind, ordinal)
);

create table grants (
  compartment uuid not null references compartments (id),
  holder_kind text not null check (holder_kind in ('member', 'token', 'recovery')),
  holder bytea not null check (length(holder) = 32),
  epoch bigint not null,
  settled bytea,
  wrapped bytea not null,
  primary key (compartment, holder_kind, holder, epoch)
);
-- Narrow, so that lists ask "who holds what" without walking the wrapped keys.
create unique index grants_by_holder on grants (holder, holder_kind, compartment, epoch);

create table records (
  compartment uuid not null references compartments (id),
  sequence bigint not null,
  id uuid not null unique,
  kind text not null,
  day text collate "C" not null check (length(day) = 10),
  size bigint not null,
  sealed bytea not null,
  primary key (compartment, sequence)
);
create index records_by_kind on records (compartment, kind, sequence);

create table tokens (
  lookup bytea primary key check (length(lookup) = 32),
  case_id uuid not null references cases (id),
  kind text not null,
  recipient text not null,
  ended_day text collate "C" check (length(ended_day) = 10)
);
create index tokens_by_case on tokens (case_id);

create table requests (
  digest bytea primary key check (length(digest) = 32),
  expires_hour bigint not null
);
create index requests_by_expiry on requests (expires_hour);

create table journal (
  sequence bigint primary key,
  day text collate "C" not null check (length(day) = 10),
  actor text not null,
  act text not null,
  subject text,
  digest bytea not null check (length(digest) = 32),
  previous bytea not null check (length(previous) = 32),
  signature bytea not null
);
create index journal_by_day on journal (day, actor, act);
create index journal_by_subject on journal (subject);

create table journal_queue (
  id uuid primary key,
  sealed bytea not null
);

-- SQLite keeps these in a file of their own (migrations/sqlite-sessions). Unlogged: a crash ends every session, and no
-- archive or replica ever holds one.
create unlogged table sessions (
  lookup bytea primary key check (length(lookup) = 32),
  surface text not null check (surface in ('intake', 'desk')),
  expires_hour bigint not null,
  member uuid,
  sealed bytea not null
);
create index sessions_by_expiry on sessions (expires_hour);
create index sessions_by_member on sessions (member) where member is not null;

-- What is sealed does not compress: do not try.
alter table grants alter column wrapped set storage external;
alter table records alter column sealed set storage external;
