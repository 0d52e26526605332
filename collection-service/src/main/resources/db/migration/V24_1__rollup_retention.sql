-- When what a rollup had been before a changed version was given up, at the end of the time for which summaries are kept.
alter table rollup_version add column before_swept_at timestamptz;

create index rollup_version_to_sweep on rollup_version (computed_at) where changed and before_swept_at is null;
