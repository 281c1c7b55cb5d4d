-- What a file that is gone was called, by the number that other files name it by: who had a key of it stands in its journal. Nothing
-- else of it is left here.

create table former (
  case_id uuid primary key,
  reference text not null
);

update instance set schema_version = 10;
