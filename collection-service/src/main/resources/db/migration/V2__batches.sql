create table batch (
    id                   uuid primary key,
    -- What the rows of asset and quarantine name their batch by: half the size of the id, and in the order of opening.
    number               bigint generated always as identity unique,
    interface            text        not null,
    unit                 text        not null,
    contract_version     int         not null,
    dataset              text        not null,
    kind                 text        not null,
    period_from          date        not null,
    period_to            date        not null,
    state                text        not null,
    declared_records     bigint      not null,
    declared_totals      jsonb       not null,
    declared_digest      text,
    opened_at            timestamptz not null,
    opened_by            text        not null,
    sealed_at            timestamptz,
    sealed_by            text,
    judged_at            timestamptz,
    received             bigint,
    conforming           bigint,
    accepted             bigint, -- as conforming, or 0 when refused
    totals               jsonb,
    accepted_totals      jsonb,
    record_set_digest    text,
    accepted_digest      text,
    differences          jsonb, -- {"found": […]}
    refusal              text,
    rejected_share_limit numeric, -- that the verdict was made under
    ledger_position      bigint unique,
    -- A judgement that failed is tried again, but not before this time, so that it does not keep others waiting.
    judge_after          timestamptz,
    version              bigint      not null
);

create index batch_by_interface on batch (interface, id);
create index batch_by_unit on batch (unit, id);
create index batch_to_judge on batch (unit, dataset, sealed_at, number) where state = 'VALIDATING';

create table batch_transition (
    id         bigint generated always as identity primary key,
    batch      uuid        not null references batch,
    from_state text        not null,
    to_state   text        not null,
    at         timestamptz not null,
    subject    text        not null,
    name       text        not null,
    reason     text
);

create index batch_transition_by_batch on batch_transition (batch, id);

create table part (
    batch       uuid        not null references batch,
    number      int         not null,
    digest      text        not null,
    bytes       bigint      not null default 0,
    records     bigint      not null default 0,
    accepted    bigint      not null default 0,
    quarantined bigint      not null default 0,
    totals      jsonb       not null default '{}',
    received_at timestamptz not null,
    received_by text        not null,
    primary key (batch, number)
);

-- Records that are not in the asset, as they came, with every rule they failed.
create table quarantine (
    batch    bigint   not null references batch (number),
    part     int      not null,
    line     bigint   not null,
    bucket   smallint not null,
    digest   bytea    not null,
    cells    jsonb    not null,
    failures jsonb    not null,
    primary key (batch, part, line)
);

-- A row of an asset that a later batch took the place of. Only added to: a row counts as superseded from that batch's
-- ledger position on, and before it as it always did.
create table supersession (
    row_batch bigint not null references batch (number),
    row_part  int    not null,
    row_line  bigint not null,
    by_batch  bigint not null references batch (number),
    primary key (row_batch, row_part, row_line)
);

-- How often the rollup of an accepted batch was computed, from 1. What it comes to stands below, of the newest alone.
create table rollup (
    batch   uuid primary key references batch,
    version int not null check (version > 0)
);

-- The measures of an accepted batch by day and dimensions.
create table rollup_item (
    batch      uuid  not null references rollup,
    ordinal    int   not null,
    day        date  not null,
    dimensions jsonb not null,
    measures   jsonb not null,
    primary key (batch, ordinal)
);
