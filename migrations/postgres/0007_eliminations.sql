-- What was erased at its term: the elimination slip. Which file, of which entity, from when to when and how much; never who, nor a
-- word of what stood there. Lines are written with the erasure, and stay.

create table eliminations (
  reference text not null,
  stage text not null,
  entity text not null,
  received_day text collate "C" not null check (length(received_day) = 10),
  rested_day text collate "C" not null check (length(rested_day) = 10),
  erased_day text collate "C" not null check (length(erased_day) = 10),
  records bigint not null,
  files bigint not null,
  primary key (reference, erased_day)
);

create index eliminations_day on eliminations (erased_day, reference);

update instance set schema_version = 7;
