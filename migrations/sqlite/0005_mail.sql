-- What members will be told of at their next hour: whom and when stands inside the seal, and the name of a row is drawn from a
-- secret, so that a copy says neither who nor of which case. Several times the same is one row.

create table marks (
  id blob primary key check (length(id) = 16),
  sealed blob not null
) strict, without rowid;

-- In minutes since the Unix epoch: somebody in danger does not wait for the next hour because a server was away.
alter table outbox rename column due_hour to due_minute;
update outbox set due_minute = due_minute * 60;

update instance set schema_version = 5;
