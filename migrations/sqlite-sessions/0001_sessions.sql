-- Sessions have their own file, never backed up, written with `synchronous = normal`: losing the last ones signs people
-- out and nothing more. On PostgreSQL the same table stands, unlogged, in the foundation.
create table sessions (
  lookup blob primary key check (length(lookup) = 32),
  surface text not null check (surface in ('intake', 'desk')),
  expires_hour integer not null,
  member blob check (length(member) = 16),
  sealed blob not null
) strict, without rowid;
create index sessions_by_expiry on sessions (expires_hour);
create index sessions_by_member on sessions (member) where member is not null;
