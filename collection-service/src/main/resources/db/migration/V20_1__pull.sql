-- Connectors fetch from sources that cannot send. The credentials are sealed with a key that is not in the database.
create table pull_connector (
    id            uuid primary key,
    interface     text        not null,
    unit          text        not null,
    terms         jsonb       not null, -- what was accepted and approved: target, content, schedule, limits
    secret        bytea,
    state         text        not null,
    drafted_by    text        not null,
    accepted_by   text,
    approved_by   text,
    next_round_at timestamptz,
    created_at    timestamptz not null,
    version       bigint      not null
);

create index pull_connector_by_unit on pull_connector (unit, id);
create index pull_connector_round on pull_connector (next_round_at) where state = 'ACTIVE';

-- Only added to. The terms stand with each move, so that it is known what was accepted and approved.
create table pull_connector_transition (
    id         bigint generated always as identity primary key,
    connector  uuid        not null references pull_connector,
    from_state text        not null,
    to_state   text        not null,
    at         timestamptz not null,
    subject    text        not null,
    name       text        not null,
    reason     text,
    terms      jsonb       not null
);

create index pull_connector_transition_by_connector on pull_connector_transition (connector, id);

create table pull_run (
    id              uuid primary key,
    connector       uuid        not null references pull_connector,
    period_from     date        not null,
    period_to       date        not null,
    by_hand         boolean     not null,
    requested_by    text        not null,
    requested_at    timestamptz not null,
    state           text        not null,
    step            text,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    lease           uuid,        -- of whoever runs it: nobody else may write
    lease_until     timestamptz, -- then whoever held it is taken for dead
    started_at      timestamptz,
    finished_at     timestamptz,
    bytes           bigint      not null default 0,
    records         bigint,
    batch           uuid references batch,
    place           text,        -- where it was fetched from, with the period filled in
    mark            text,        -- the checkpoint: what the source said of the content's version, or the last value
    problem_code    text,
    problem_zh      text,
    problem_en      text
);

create unique index pull_run_at_once on pull_run (connector, period_from, period_to) where state in ('WAITING', 'RUNNING');
create index pull_run_due on pull_run (next_attempt_at) where state in ('WAITING', 'RUNNING');
create index pull_run_by_connector on pull_run (connector, id);
create index pull_run_checkpoint on pull_run (connector, place, finished_at) where state = 'SUCCEEDED';
