-- Counts what changed of a parked event since it was parked, so that who has it applied can say what was read.
alter table parked_event add column version bigint not null default 0;
