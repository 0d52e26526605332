-- Grants: applications, their clocks, reviews and ends, and the log of what was read under them (R3.2e, R7.6). Landed: grows by new
-- versions only.

create table access_grant (
    id               uuid primary key,
    interface_code   text        not null references data_interface,
    provider         text        not null references unit, -- the unit that owns the interface
    unit             text        not null references unit, -- the unit that applied and reads
    purpose          text        not null,
    fields           text[]      not null,
    filter           text        not null,                 -- JSON: conditions that all hold
    records_per_day  bigint      not null check (records_per_day > 0),
    requests_per_day int         not null check (requests_per_day > 0),
    begins_on        date        not null,
    ends_on          date        not null,
    renews           uuid        references access_grant,   -- the grant whose place it is to take
    state            text        not null,
    asks_consent     boolean     not null,                 -- important data are asked for
    conditional      boolean     not null,                 -- more than L1 and L2 is asked for, or personal data
    applicant        text        not null,
    applicant_name   text        not null,
    applied_at       timestamptz not null,
    checker          text,
    duty             text,                                 -- what is owed next; null: it is decided
    duty_unit        text        references unit,          -- by whom; null: the center
    duty_due         date,                                 -- the last day on which that is in time
    given_at         timestamptz,
    review_due       date,
    lapses_after     date,                                 -- the last day without that review; null: its year has no calendar yet
    live_until       date,                                 -- the earlier one of ends_on and lapses_after, once it was given
    revision         bigint      not null,
    check (ends_on >= begins_on),
    check (state <> 'GRANTED' or live_until is not null)
);

create index access_grant_by_interface on access_grant (interface_code, id);
create index access_grant_by_unit on access_grant (unit, id);
create index access_grant_by_provider on access_grant (provider, id);
create index access_grant_by_state on access_grant (state, id);
create index access_grant_live_of_interface on access_grant (interface_code, id) where state = 'GRANTED';
create index access_grant_live_of_unit on access_grant (unit, ends_on, id) where state = 'GRANTED';
create index access_grant_to_end on access_grant (live_until, id) where state = 'GRANTED';
create index access_grant_to_review on access_grant (review_due, id) where state = 'GRANTED';
create index access_grant_by_duty on access_grant (duty_unit, duty, duty_due, id) where duty is not null;
create index access_grant_by_duty_of_all on access_grant (duty, duty_due, id) where duty is not null;

-- One renewal of a grant waits at a time.
create unique index access_grant_renewed_once on access_grant (renews) where duty is not null;

-- The clocks that run or ran for who must act on an application, one at a time; as ticket_clock.
create table grant_clock (
    id               uuid primary key,
    grant_id         uuid not null references access_grant,
    term             text not null,
    unit             text references unit, -- whose clock it is; null: the center's
    setting          uuid not null references clock_setting,
    started_on       date not null,
    working_days     int  not null,
    due              date not null,
    paused_on        date,
    extended_by      int  not null,
    extension_reason text,
    extended_at      timestamptz,
    extender         text,
    extender_name    text,
    stopped_on       date,
    breached_at      timestamptz,          -- when it was recorded that the term was not kept; never taken back
    -- Seen at the end of the transaction, which stops one and starts the next.
    constraint grant_clock_runs_alone exclude (grant_id with =) where (stopped_on is null) deferrable initially deferred
);

create index grant_clock_by_grant on grant_clock (grant_id, id);
create index grant_clock_to_watch on grant_clock (due, id)
    where stopped_on is null and paused_on is null and breached_at is null;

create trigger grant_clock_keeps_breach before update on grant_clock
    for each row when (old.breached_at is not null and new.breached_at is distinct from old.breached_at)
    execute function keep_breach();

create trigger grant_clock_is_kept before delete on grant_clock
    for each row execute function refuse_change();

insert into clock_setting (id, kind, term, version, working_days, valid_from, source, entered_at)
select ('00000000-0000-7000-8000-' || lpad((100 + row_number() over ())::text, 12, '0'))::uuid,
       'GRANT', term, 1, working_days, date '2000-01-01', source, now()
from (values
    ('FORMAL_CHECK',          2, '高平市政务数据共享规定（形式审查）'),
    ('COMPLETION',           10, '本平台设定'),
    ('CONSENT',               5, '本平台设定'),
    ('ANSWER_UNCONDITIONAL',  1, '政务数据共享条例（国务院令第809号：无条件共享数据的答复）'),
    ('ANSWER_CONDITIONAL',   10, '政务数据共享条例（国务院令第809号：有条件共享数据的答复）'),
    ('EXTENSION',            10, '本平台设定'),
    ('REVIEW_GRACE',         20, '本平台设定')
) as setting (term, working_days, source);

-- What collection delivered or refused under a grant; never what was read.
create table grant_use (
    id              uuid primary key,
    grant_id        uuid        not null references access_grant,
    at              timestamptz not null,
    outcome         text        not null,
    reason          text,
    records         bigint      not null check (records >= 0),
    bytes           bigint      not null check (bytes >= 0),
    ledger_position bigint,
    reported_at     timestamptz not null
);

create index grant_use_by_grant on grant_use (grant_id, id);

create trigger grant_use_is_history before update or delete on grant_use
    for each row execute function refuse_change();

-- The sums of a day of the county, which only grow.
create table grant_use_day (
    day            date   not null,
    grant_id       uuid   not null references access_grant,
    interface_code text   not null references data_interface,
    unit           text   not null references unit,
    deliveries     bigint not null,
    refusals       bigint not null,
    records        bigint not null,
    bytes          bigint not null,
    primary key (day, grant_id)
);

create index grant_use_day_by_interface on grant_use_day (interface_code, day, grant_id);

create trigger grant_use_day_only_grows before update on grant_use_day
    for each row
    when (new.deliveries < old.deliveries or new.refusals < old.refusals or new.records < old.records or new.bytes < old.bytes)
    execute function refuse_change();

create trigger grant_use_day_is_kept before delete on grant_use_day
    for each row execute function refuse_change();
