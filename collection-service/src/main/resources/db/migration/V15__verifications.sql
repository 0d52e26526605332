-- The center's own check of what it keeps: a batch is computed anew from its rows and held against its receipt. Only the state
-- and result of a check that waits are ever changed.
create table verification (
    id            uuid primary key,
    batch         uuid        not null references batch,
    requested_at  timestamptz not null,
    requested_by  text        not null,
    state         text        not null check (state in ('WAITING', 'HOLDS', 'DIFFERS')),
    records_done  bigint      not null default 0,
    records_total bigint      not null,
    -- A check that failed of itself is tried again, but not before this time, so that it does not keep others waiting.
    not_before    timestamptz,
    finished_at   timestamptz,
    findings      jsonb -- {"found": […]}, what differs; at most some of very many
);

create unique index verification_waiting on verification (batch) where state = 'WAITING';
create index verification_to_do on verification (requested_at, id) where state = 'WAITING';
create index verification_by_batch on verification (batch, id);

-- When a batch was last looked at by the sampler, so that every batch has its turn.
alter table batch add column sampled_at timestamptz;

create index batch_to_sample on batch (sampled_at nulls first, number) where ledger_position is not null;
