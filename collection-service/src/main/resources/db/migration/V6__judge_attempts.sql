-- How often a batch was taken to be judged. Counted before each judgement begins, so that one which takes the database along
-- counts too: the pause until the next attempt grows with it.
alter table batch add column judge_attempts int not null default 0;
