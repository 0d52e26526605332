-- What a source says of its own records for a period. Never changed: a later one for the same period takes its place, and both stay.
create table statement (
    id                uuid primary key,
    interface         text        not null,
    unit              text        not null,
    contract_version  int         not null, -- by which the source read its files
    period_from       date        not null,
    period_to         date        not null,
    records           bigint      not null,
    failing           bigint      not null,
    totals            jsonb       not null,
    record_set_digest text        not null,
    reason            text,                 -- why it takes the place of the one before
    supersedes        uuid references statement,
    superseded_by     uuid references statement deferrable initially deferred,
    stated_at         timestamptz not null,
    stated_by         text        not null,
    stated_name       text        not null
);

create unique index statement_that_holds on statement (interface, period_from, period_to) where superseded_by is null;
create index statement_by_unit on statement (unit, id);
create index statement_by_interface on statement (interface, id);

-- The buckets that hold something. When the records of one are named, they are those that the statement's digests are of.
create table statement_bucket (
    statement       uuid     not null references statement,
    bucket          smallint not null,
    records         bigint   not null,
    digest          text     not null,
    identity_digest text     not null,
    named_at        timestamptz,
    primary key (statement, bucket)
);

create table statement_record (
    statement uuid     not null,
    bucket    smallint not null,
    ordinal   int      not null,
    digest    bytea    not null,
    identity  bytea    not null,
    key       jsonb,             -- the canonical texts of the business key; none where the identity is the digest
    primary key (statement, bucket, ordinal),
    foreign key (statement, bucket) references statement_bucket
);

-- What the center holds for a period, held against what the source says. A result is never changed: a later one takes its place.
create table reconciliation (
    id               uuid primary key,
    interface        text        not null,
    unit             text        not null,
    period_from      date        not null,
    period_to        date        not null,
    statement        uuid references statement,
    expected         uuid references expected_batch, -- that is missing
    batch            uuid references batch,          -- that gave cause
    state            text        not null,
    requested_at     timestamptz not null,
    as_of            bigint,                         -- the place in the ledger up to which it was compared
    finished_at      timestamptz,
    stated_records   bigint,
    held_records     bigint,
    stated_totals    jsonb,
    held_totals      jsonb,
    buckets_differ   int,
    short            bigint,
    excess           bigint,
    altered          bigint,
    duplicated       bigint,
    set_aside        bigint,                         -- of the duplicated those that went to quarantine
    newest           boolean     not null default true,
    -- One that failed of itself is tried again, but not before this time.
    not_before       timestamptz
);

create index reconciliation_by_unit on reconciliation (unit, id);
create index reconciliation_by_interface on reconciliation (interface, id);
create index reconciliation_of_period on reconciliation (interface, period_from, period_to) where newest;
create index reconciliation_to_do on reconciliation (requested_at, id) where state = 'WAITING';
create unique index reconciliation_of_missing on reconciliation (expected) where expected is not null;

-- How far one is that is being computed; apart from it, as it is written meanwhile.
create table reconciliation_progress (
    reconciliation uuid   primary key references reconciliation,
    records_done   bigint not null
);

create table reconciliation_bucket (
    reconciliation uuid     not null references reconciliation,
    bucket         smallint not null,
    stated_records bigint   not null,
    held_records   bigint   not null,
    held_digest    text     not null,
    primary key (reconciliation, bucket)
);

create table reconciliation_difference (
    reconciliation uuid    not null references reconciliation,
    number         bigint  not null,
    kind           text    not null,
    key            jsonb,
    stated_digest  bytea,
    held_digest    bytea,
    batch          uuid,            -- that brought what the center holds, or has in quarantine
    part           int,
    line           bigint,
    quarantined    boolean not null, -- whether it is there in quarantine alone
    primary key (reconciliation, number)
);

-- Up to which place in the ledger batches were held against statements. Its only row is the lock of whoever does so.
create table reconciliation_arrivals (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);

insert into reconciliation_arrivals values (true, 0);

-- Of a missing batch there is a result too.
alter table expected_batch add column missing_reconciled boolean not null default false;

create index expected_batch_to_reconcile on expected_batch (missing_since) where state = 'MISSING' and not missing_reconciled;
