-- What a run asked for: the digest of kind, target and content of the terms that it fetched by. A mark counts only for what was asked
-- in the same words; those of earlier runs, of which that is not known, count no more.
alter table pull_run
    add column terms_digest   text,
    add column content_digest text; -- of what was fetched, so that what was refused is not sent again and again

drop index pull_run_checkpoint;
create index pull_run_checkpoint on pull_run (connector, place, terms_digest) where mark is not null;
create index pull_run_of_period on pull_run (connector, period_from, period_to, requested_at);
create index pull_run_by_batch on pull_run (batch) where batch is not null;
