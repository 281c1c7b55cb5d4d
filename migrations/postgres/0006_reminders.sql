-- On which day members will be told of a date that comes near or is past: whom, and of which file, stands inside the seal, and the
-- name of a row is drawn from a secret. The day could be worked out from the dates of the cases; without one, nobody is told again.

create table reminders (
  id uuid primary key,
  day text check (length(day) = 10),
  sealed bytea not null
);

create index reminders_day on reminders (day, id);

update instance set schema_version = 6;
