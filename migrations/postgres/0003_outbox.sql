-- Neutral notices that wait to be sent. The address stands inside the seal; nothing says of which case, nor on which day.

create table outbox (
  id uuid primary key,
  sealed bytea not null,
  due_hour bigint not null,
  attempts bigint not null
);

update instance set schema_version = 3;
