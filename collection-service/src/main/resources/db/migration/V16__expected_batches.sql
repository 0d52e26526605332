-- What governance told of policies, calendars and the lives of interfaces, each as it was told. Policies and moves are only added
-- to.
create table followed_policy (
    interface  text  not null,
    version    int   not null,
    holds_from date  not null,
    terms      jsonb not null,
    primary key (interface, version)
);

create table followed_calendar (
    year int   primary key,
    days jsonb not null -- [{"day", "name", "working"}]
);

create table interface_move (
    id        bigint generated always as identity primary key,
    interface text        not null,
    at        timestamptz not null,
    state     text        not null
);

create index interface_move_by_interface on interface_move (interface, id);

-- How an interface came to where it is was not kept until now.
insert into interface_move (interface, at, state) select code, now(), state from interface;

-- How far the expected batches of an interface with a policy are computed.
create table due_plan (
    interface      text primary key,
    computed_to    date        not null, -- periods that begin up to this day are there
    changed_since  timestamptz,          -- what is due from then on is to be computed anew
    waits_for_year int                   -- without whose calendar nothing further can be computed
);

create index due_plan_to_compute on due_plan (interface) where changed_since is not null;
create index due_plan_by_day on due_plan (computed_to) where waits_for_year is null;
create index due_plan_waiting on due_plan (waits_for_year) where waits_for_year is not null;

-- What is due, by interface and period.
create table expected_batch (
    id             uuid primary key,
    interface      text        not null,
    unit           text        not null,
    period_from    date        not null,
    period_to      date        not null,
    policy         int         not null, -- the number of its version
    due_at         timestamptz,          -- null where the policy says that nothing is due
    exempt_cause   text,
    exempt_reason  text,
    settles_at     timestamptz not null, -- from when on it stays as it is: due_at, or the end of a period that is exempt
    due_day        date        not null,
    state          text        not null,
    batch          uuid references batch, -- the first accepted one that covers the period
    batch_kind     text,
    sealed_at      timestamptz,
    missing_since  timestamptz,           -- stays when something arrives after all
    days_late      int,                   -- working days; null unless late, or while their calendar is not loaded
    next_step      text,                  -- the next step of asking for it
    next_step_at   timestamptz,
    ladder_from    timestamptz,           -- from when the steps count, see Ladder
    revision       int         not null,
    unique (interface, period_from)
);

create index expected_batch_in_order on expected_batch (settles_at, id);
create index expected_batch_by_unit on expected_batch (unit, settles_at, id);
create index expected_batch_waiting on expected_batch (due_at) where state = 'WAITING';
create index expected_batch_outstanding on expected_batch (settles_at, id) where state in ('WAITING', 'MISSING');
create index expected_batch_rare on expected_batch (settles_at, id) where state in ('NIL', 'LATE', 'WITHDRAWN');
create index expected_batch_owed on expected_batch (unit, due_day, id) where state in ('WAITING', 'MISSING');
create index expected_batch_missing on expected_batch (unit, due_day) where state = 'MISSING';
create index expected_batch_to_ask_for on expected_batch (next_step_at) where next_step_at is not null;

-- Every state an expected batch came into. Only added to.
create table expected_batch_change (
    expected      uuid        not null references expected_batch,
    revision      int         not null,
    at            timestamptz not null,
    state         text        not null,
    policy        int         not null,
    due_at        timestamptz,
    exempt_cause  text,
    exempt_reason text,
    batch         uuid,
    days_late     int,
    primary key (expected, revision)
);

-- Up to which place in the ledger batches were held against what is due. Its only row is the lock of whoever does so.
create table due_arrivals (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);

insert into due_arrivals values (true, 0);

create index batch_of_period on batch (interface, period_to) where ledger_position is not null and kind <> 'CORRECTION';
create index batch_awaiting_verdict on batch (interface, sealed_at) where state = 'VALIDATING';
