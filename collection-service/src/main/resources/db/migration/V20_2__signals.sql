-- Up to which place in the ledger batches were looked at for signals. Its only row is the lock of whoever does so.
create table signal_sweep (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);

insert into signal_sweep values (true, 0);

-- When something becomes a signal: versions, only ever added to.
create table signal_rule (
    version        int  primary key,
    holds_from     date not null,
    day_begins     time not null,
    day_ends       time not null,
    odd_batches    int  not null, -- of one caller in one night or day off
    window_days    int  not null, -- within which units count as sharing something
    least_records  int  not null, -- content with fewer can be the same by chance
    source         text not null,
    set_by         text,
    set_at         timestamptz
);

insert into signal_rule values (1, '2000-01-01', '06:00', '22:00', 10, 30, 5, '本项目默认值', null, null);

-- What a batch shows of its sender and content. Only added to.
create table signal_fact (
    kind     text        not null,
    value    text        not null,
    batch    uuid        not null references batch,
    unit     text        not null,
    at       timestamptz not null,
    declared boolean     not null, -- whether the unit declared who sends for it
    primary key (kind, value, batch)
);

create index signal_fact_lately on signal_fact (kind, value, at);
create index signal_fact_by_unit on signal_fact (kind, value, unit);

create table signal (
    id         uuid primary key,
    kind       text        not null,
    value      text        not null,
    units      text[]      not null,
    evidence   jsonb       not null, -- {"batches": […]}
    batches    int         not null, -- in all; of very many some stand in the evidence
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    rule       int         not null references signal_rule,
    raised_at  timestamptz not null,
    state      text        not null,
    version    bigint      not null
);

create index signal_by_value on signal (kind, value);
create unique index signal_open on signal (kind, value) where state = 'OPEN';

create table signal_transition (
    id         bigint generated always as identity primary key,
    signal     uuid        not null references signal,
    from_state text        not null,
    to_state   text        not null,
    at         timestamptz not null,
    subject    text        not null,
    name       text        not null,
    reason     text        not null,
    evidence   text        not null
);

create index signal_transition_by_signal on signal_transition (signal, id);

-- That a client sends for a unit openly: declared by the unit's signer, confirmed by the center.
create table mandate (
    id           uuid primary key,
    unit         text        not null,
    client       text        not null,
    until        date        not null,
    evidence     text        not null,
    state        text        not null,
    declared_by  text        not null,
    declared_at  timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    ended_by     text,
    ended_at     timestamptz,
    version      bigint      not null
);

create index mandate_in_force on mandate (unit, client) where state = 'IN_FORCE';
create index mandate_by_unit on mandate (unit, id);
