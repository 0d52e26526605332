-- What the kit keeps in every service's database. Landed: grows by new versions only.

-- Events on their way into the feed and, once they have a position, the feed itself. Events are kept.
create table outbox (
    insertion   bigint generated always as identity primary key,
    id          uuid        not null unique,
    type        text        not null,
    subject     text        not null,
    at          timestamptz not null,
    traceparent text,
    data        json        not null, -- json, not jsonb: served exactly as it was written
    position    bigint unique         -- null until the sequencer has seen the event committed
);

create index outbox_unplaced on outbox (insertion) where position is null;

-- The newest position given. Its only row is the lock that lets one sequencer work at a time.
create table feed_head (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);

insert into feed_head (position) values (0);

-- How far this service has applied each neighbour's feed.
create table feed_position (
    source   text primary key,
    position bigint not null
);

-- Events that could not be applied, and those of the same subject that wait behind them.
create table parked_event (
    id         uuid primary key,
    source     text        not null,
    subject    text        not null,
    position   bigint      not null,
    event      json        not null,
    failure    text,                 -- null: nothing wrong with it, it waits behind an earlier one
    parked_at  timestamptz not null,
    applied_at timestamptz,
    applied_by text,
    unique (source, position)
);

create index parked_event_waiting on parked_event (source, subject, position) where applied_at is null;

-- Who did what, when, from where, under which clause.
create table audit (
    id       uuid primary key,
    at       timestamptz not null,
    subject  text        not null,
    name     text        not null,
    client   text        not null,
    unit     text,
    action   text        not null,
    object   text        not null,
    clause   text,
    address  text,
    trace_id text,
    details  jsonb       not null
);

create index audit_by_object on audit (object, at);
create index audit_by_time on audit (at);

-- The answers given under an Idempotency-Key, so that a repeated request gets the same one.
create table idempotency (
    caller       text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       int         not null,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null,
    primary key (caller, key)
);

create index idempotency_by_age on idempotency (created_at);
