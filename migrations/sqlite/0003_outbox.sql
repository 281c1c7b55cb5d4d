-- Neutral notices that wait to be sent. The address stands inside the seal; nothing says of which case, nor on which day.

create table outbox (
  id blob primary key check (length(id) = 16),
  sealed blob not null,
  due_hour integer not null,
  attempts integer not null
) strict, without rowid;

update instance set schema_version = 3;
