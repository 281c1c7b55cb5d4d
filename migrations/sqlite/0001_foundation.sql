-- Foundation. Only what architecture.md lets stand in the clear does; every other column is sealed.
-- Tables that reporters touch are `without rowid` under random keys, so that the file's order tells nothing of time.
-- Days are 'YYYY-MM-DD'. Forward only: expand, then contract.

create table instance (
  singleton integer primary key check (singleton = 1),
  id blob check (length(id) = 16),
  schema_version integer not null
) strict;
insert into instance (singleton, id, schema_version) values (1, null, 1);

create table members (
  id blob primary key check (length(id) = 16),
  name text not null,
  mail text not null unique,
  state text not null check (state in ('invited', 'joined', 'endorsed', 'revoked')),
  invitation_digest blob unique check (length(invitation_digest) = 32),
  invitation_expiry text check (length(invitation_expiry) = 10),
  last_step integer not null,
  charter_version integer,
  charter_day text check (length(charter_day) = 10),
  identity_file blob,
  one_time_secret blob,
  enrolment blob,
  settled blob,
  check ((invitation_digest is null) = (invitation_expiry is null)),
  check ((charter_version is null) = (charter_day is null))
) strict, without rowid;

create table roster (
  sequence integer primary key,
  statement blob not null,
  previous blob not null check (length(previous) = 32),
  signatures blob not null
) strict;

create table cases (
  id blob primary key check (length(id) = 16),
  reference text not null unique,
  version integer not null,
  stage text not null,
  entity text not null,
  received_day text not null check (length(received_day) = 10),
  closed_day text check (length(closed_day) = 10)
) strict, without rowid;
create index cases_by_day on cases (received_day, id);
create index cases_by_stage on cases (stage, received_day, id);

create table deadlines (
  case_id blob not null references cases (id),
  code text not null,
  due text not null check (length(due) = 10),
  done text check (length(done) = 10),
  primary key (case_id, code, due)
) strict, without rowid;
create index deadlines_open on deadlines (due, case_id) where done is null;

create table compartments (
  id blob primary key check (length(id) = 16),
  case_id blob not null references cases (id),
  kind text not null,
  ordinal integer not null,
  epoch integer not null,
  unique (case_id, kind, ordinal)
) strict, without rowid;

create table grants (
  compartment blob not null references compartments (id),
  holder_kind text not null check (holder_kind in ('member', 'token', 'recovery')),
  holder blob not null check (length(holder) = 32),
  epoch integer not null,
  settled blob,
  wrapped blob not null,
  primary key (compartment, holder_kind, holder, epoch)
) strict, without rowid;
-- Narrow, so that lists ask "who holds what" without walking the wrapped keys.
create unique index grants_by_holder on grants (holder, holder_kind, compartment, epoch);

create table records (
  compartment blob not null references compartments (id),
  sequence integer not null,
  id blob not null unique check (length(id) = 16),
  kind text not null,
  day text not null check (length(day) = 10),
  size integer not null,
  sealed blob not null,
  primary key (compartment, sequence)
) strict, without rowid;
create index records_by_kind on records (compartment, kind, sequence);

create table tokens (
  lookup blob primary key check (length(lookup) = 32),
  case_id blob not null references cases (id),
  kind text not null,
  recipient text not null,
  ended_day text check (length(ended_day) = 10)
) strict, without rowid;
create index tokens_by_case on tokens (case_id);

create table requests (
  digest blob primary key check (length(digest) = 32),
  expires_hour integer not null
) strict, without rowid;
create index requests_by_expiry on requests (expires_hour);

create table journal (
  sequence integer primary key,
  day text not null check (length(day) = 10),
  actor text not null,
  act text not null,
  subject text,
  digest blob not null check (length(digest) = 32),
  previous blob not null check (length(previous) = 32),
  signature blob not null
) strict;
create index journal_by_day on journal (day, actor, act);
create index journal_by_subject on journal (subject);

create table journal_queue (
  id blob primary key check (length(id) = 16),
  sealed blob not null
) strict, without rowid;
