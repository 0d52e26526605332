-- Daily series and the quality of batches. Landed: grows by new versions only.

-- An accepted batch of a theme, and the days it reports on.
create table series_batch (
    batch          uuid primary key,
    unit           text   not null,
    theme          text   not null,
    period_from    date   not null,
    period_to      date   not null,
    rollup_version bigint not null -- a newer rollup of the batch takes the place of its contribution
);

create index series_batch_by_unit on series_batch (unit, theme, period_to);

-- What a batch adds to each day. A figure of a series is the sum over batches, so any order of arrival gives the same.
create table contribution (
    batch   uuid    not null references series_batch,
    day     date    not null,
    measure text    not null,
    value   numeric not null,
    primary key (batch, day, measure)
);

-- What was declared, counted and judged of every sealed batch, the refused ones too.
create table batch_quality (
    batch            uuid primary key,
    unit             text        not null,
    interface        text        not null,
    kind             text        not null,
    period_from      date        not null,
    period_to        date        not null,
    verdict          text        not null,
    declared         bigint      not null,
    received         bigint      not null,
    conforming       bigint      not null,
    accepted         bigint      not null,
    quarantined      bigint      not null,
    declared_matches boolean     not null,
    receipt          text        not null, -- the digest of the signed receipt
    judged_at        timestamptz not null
);

create index batch_quality_by_unit on batch_quality (unit, period_to);
