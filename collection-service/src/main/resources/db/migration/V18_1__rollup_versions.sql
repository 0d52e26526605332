-- When a rollup was computed anew, and whether it came out otherwise. Its first computation is that of the judge.
create table rollup_version (
    batch       uuid        not null references rollup,
    version     int         not null check (version > 1),
    computed_at timestamptz not null,
    changed     boolean     not null,
    primary key (batch, version)
);

-- Mergeable counts of distinct things: by measure, in base64; null where the contract asks for none.
alter table rollup_item add column sketches jsonb;
alter table rollup_day add column sketches jsonb;

-- What a rollup came to up to a version that was followed by a changed one.
create table rollup_item_before (
    batch         uuid  not null references rollup,
    until_version int   not null,
    ordinal       int   not null,
    day           date  not null,
    dimensions    jsonb not null,
    measures      jsonb not null,
    sketches      jsonb,
    primary key (batch, until_version, ordinal)
);

-- Requests to compute rollups anew: of one batch, or of all that an interface had when it was asked. Each batch is one transaction,
-- which moves last_number on.
create table rollup_computation (
    id            uuid primary key,
    interface     text        not null,
    batch         uuid references batch, -- null: all of the interface
    requested_at  timestamptz not null,
    requested_by  text        not null,
    state         text        not null check (state in ('WAITING', 'DONE')),
    up_to_number  bigint      not null,
    last_number   bigint      not null default 0,
    batches_done  int         not null default 0,
    batches_total int         not null,
    changed       int         not null default 0,
    -- A computation that failed of itself is tried again, but not before this time, so that it does not keep others waiting.
    not_before    timestamptz,
    finished_at   timestamptz
);

create unique index rollup_computation_of_batch on rollup_computation (batch) where state = 'WAITING' and batch is not null;
create unique index rollup_computation_of_interface on rollup_computation (interface)
    where state = 'WAITING' and batch is null;
create index rollup_computation_to_do on rollup_computation (requested_at, id) where state = 'WAITING';

-- What a correction took the place of is found when its rollup is computed anew, and when it is checked.
create index supersession_by_batch on supersession (by_batch);
