-- How long a question about data may take: versions, each from the day on which it holds. Only added to.
create table dispute_terms (
    version      int  primary key,
    holds_from   date not null,
    answer_days  int  not null check (answer_days > 0),           -- working days
    complex_days int  not null check (complex_days > answer_days), -- where the center finds the question a complex one
    source       text not null,
    set_by       text,
    set_at       timestamptz
);

insert into dispute_terms values (1, date '2000-01-01', 5, 10, '青岛市公共数据管理办法第十七条（校核）', null, null);

-- A difference that a unit is asked about.
create table reconciliation_case (
    id             uuid primary key,
    interface      text        not null,
    unit           text        not null,
    period_from    date        not null,
    period_to      date        not null,
    statement      uuid        not null references statement,      -- under which it was opened
    reconciliation uuid        not null references reconciliation, -- the newest
    state          text        not null,
    terms          int         not null references dispute_terms,
    asked_at       timestamptz not null, -- from when on the clock runs
    due_at         timestamptz,          -- null while the calendar is not loaded
    due_day        date,
    extended       boolean     not null default false,
    overdue_at     timestamptz,          -- stays when an answer comes after all
    opened_at      timestamptz not null,
    closed_at      timestamptz,
    version        bigint      not null
);

create unique index reconciliation_case_open on reconciliation_case (interface, period_from, period_to) where state <> 'CLOSED';
create index reconciliation_case_by_unit on reconciliation_case (unit, id);
create index reconciliation_case_owed on reconciliation_case (unit, due_day, id) where state = 'OPEN';
create index reconciliation_case_running on reconciliation_case (due_at) where state = 'OPEN' and overdue_at is null;

-- Every state a case came into, and what was said. Only added to.
create table reconciliation_case_move (
    id             bigint generated always as identity primary key,
    of_case        uuid        not null references reconciliation_case,
    from_state     text,
    to_state       text        not null,
    at             timestamptz not null,
    subject        text        not null,
    name           text        not null,
    reason         text,
    link           text,
    digest         text,
    reconciliation uuid        not null
);

create index reconciliation_case_move_of_case on reconciliation_case_move (of_case, id);
