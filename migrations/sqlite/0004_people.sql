-- What a coordinator records of members: trainings followed, times away. Members, days and codes; never a case.

create table trainings (
  member blob not null check (length(member) = 16),
  code text not null,
  day text not null check (length(day) = 10),
  primary key (member, code, day)
) strict, without rowid;

-- `effect_day`: the day on which the cases were handed to whoever stands in; until then the absence is only announced.
create table absences (
  id blob primary key check (length(id) = 16),
  member blob not null check (length(member) = 16),
  stand_in blob not null check (length(stand_in) = 16),
  from_day text not null check (length(from_day) = 10),
  until_day text not null check (length(until_day) = 10),
  effect_day text check (length(effect_day) = 10),
  check (from_day <= until_day)
) strict, without rowid;

update instance set schema_version = 4;
