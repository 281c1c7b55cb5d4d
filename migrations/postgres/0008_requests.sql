-- Requests about personal data (RGPD, articles 12 and 15 to 21): days and codes. No name and no word: whose request a number is stands
-- elsewhere, with whoever answers. The journal witnesses each row.

create table data_requests (
  year bigint not null,
  turn bigint not null check (turn > 0),
  received_day text collate "C" not null check (length(received_day) = 10),
  capacity text not null,
  asked text not null,
  told_day text collate "C" check (length(told_day) = 10),
  delay text check ((delay is null) = (told_day is null)),
  answered_day text collate "C" check (length(answered_day) = 10),
  outcome text check ((outcome is null) = (answered_day is null)),
  ground text check (ground is null or outcome is not null),
  primary key (year, turn)
);

create index data_requests_open on data_requests (answered_day, received_day);

update instance set schema_version = 8;
