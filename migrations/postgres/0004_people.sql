-- What a coordinator records of members: trainings followed, times away. Members, days and codes; never a case.

create table trainings (
  member uuid not null,
  code text collate "C" not null,
  day text collate "C" not null check (length(day) = 10),
  primary key (member, code, day)
);

-- `effect_day`: the day on which the cases were handed to whoever stands in; until then the absence is only announced.
create table absences (
  id uuid primary key,
  member uuid not null,
  stand_in uuid not null,
  from_day text collate "C" not null check (length(from_day) = 10),
  until_day text collate "C" not null check (length(until_day) = 10),
  effect_day text collate "C" check (length(effect_day) = 10),
  check (from_day <= until_day)
);

update instance set schema_version = 4;
