-- What a file that is gone was called, by the number that other files name it by: who had a key of it stands in its journal. Nothing
-- else of it is left here.

create table former (
  case_id blob primary key not null check (length(case_id) = 16),
  reference text not null
) strict;

update instance set schema_version = 10;
