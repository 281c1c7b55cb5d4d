-- How it was, as those say whose case was closed: how often each answer was chosen in a half-year. No row is anybody's: no case, no
-- session, no day, no order. Older than three years, they go.

create table experience (
  half text collate "C" not null check (length(half) = 6),
  question text not null,
  answer text not null,
  told bigint not null check (told >= 0),
  primary key (half, question, answer)
);

update instance set schema_version = 9;
