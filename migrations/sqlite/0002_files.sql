-- Files: sealed objects stand outside the database; here only where they belong and their padded size.

create table attachments (
  id blob primary key check (length(id) = 16),
  compartment blob not null references compartments (id),
  object blob not null check (length(object) = 16),
  size integer not null,
  day text not null check (length(day) = 10)
) strict, without rowid;
create index attachments_by_object on attachments (object);

-- Objects that no drawer has yet: written before the object, taken away with the attachment, swept when they expire.
create table uploads (
  object blob primary key check (length(object) = 16),
  size integer not null,
  expires_hour integer not null
) strict, without rowid;
create index uploads_by_expiry on uploads (expires_hour);

update instance set schema_version = 2;
