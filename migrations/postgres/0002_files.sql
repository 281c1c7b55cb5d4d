-- Files: sealed objects stand outside the database; here only where they belong and their padded size.

create table attachments (
  id uuid primary key,
  compartment uuid not null references compartments (id),
  object uuid not null,
  size bigint not null,
  day text collate "C" not null check (length(day) = 10)
);
create index attachments_by_object on attachments (object);

-- Objects that no drawer has yet: written before the object, taken away with the attachment, swept when they expire.
create table uploads (
  object uuid primary key,
  size bigint not null,
  expires_hour bigint not null
);
create index uploads_by_expiry on uploads (expires_hour);

update instance set schema_version = 2;
