-- How many rules a record fails beside those that are told: a wide record can fail hundreds.
alter table quarantine add column more_failures int not null default 0;
