-- When a batch that is not here is asked for: versions, each from the day on which it holds. Only added to.
create table reminder_ladder (
    version                 int  primary key,
    holds_from              date not null,
    remind_before_minutes   int  not null check (remind_before_minutes > 0),
    supervise_after_days    int  not null check (supervise_after_days > 0), -- working days
    notice_after_days       int  not null check (notice_after_days > supervise_after_days),
    source                  text not null,
    set_by                  text,
    set_at                  timestamptz
);

insert into reminder_ladder values (1, date '2000-01-01', 60, 1, 3,
    '本项目默认值；催报须可举证（统计法 2024 第四十四条）', null, null);

-- Each step that was given, with what was owed then. Only the acknowledgement is added later, once.
create table reminder (
    id                uuid primary key,
    expected          uuid        not null references expected_batch,
    step              text        not null,
    interface         text        not null,
    unit              text        not null,
    period_from       date        not null,
    period_to         date        not null,
    due_at            timestamptz not null,
    planned_at        timestamptz not null, -- when it should have been given
    given_at          timestamptz not null,
    ladder            int         not null references reminder_ladder,
    channel           text        not null,
    acknowledged_at   timestamptz,
    acknowledged_by   text,
    acknowledged_name text,
    unique (expected, step)
);

create index reminder_by_unit on reminder (unit, id);
create index reminder_by_interface on reminder (interface, id);
