-- The service desk: tickets, their threads and clocks, the settings of the clocks, and calibers. Landed: grows by new versions only.

-- How long each party has, by kind of ticket. A setting holds from its day until that of the next version.
create table clock_setting (
    id              uuid primary key,
    kind            text        not null,
    term            text        not null,
    version         int         not null,
    working_days    int         not null check (working_days between 1 and 100),
    valid_from      date        not null,
    source          text        not null,
    entered_at      timestamptz not null,
    entered_by      text,                 -- null: came with the installation
    entered_by_name text,
    unique (kind, term, version),
    unique (kind, term, valid_from)
);

create trigger clock_setting_is_history before update or delete on clock_setting
    for each row execute function refuse_change();

insert into clock_setting (id, kind, term, version, working_days, valid_from, source, entered_at)
select ('00000000-0000-7000-8000-' || lpad(row_number() over ()::text, 12, '0'))::uuid,
       kind, term, 1, working_days, date '2000-01-01', source, now()
from (values
    ('DISPUTE',      'PASS_ON',         2, '青岛市规定第十七条（校核：转办）'),
    ('DISPUTE',      'ANSWER',          5, '青岛市规定第十七条（校核：答复）'),
    ('DISPUTE',      'ANSWER_COMPLEX', 10, '青岛市规定第十七条（校核：复杂情形）'),
    ('DISPUTE',      'REPLY',           5, '本平台设定'),
    ('DISPUTE',      'EXTENSION',       5, '本平台设定'),
    ('CALIBER',      'PASS_ON',         2, '青岛市规定第十七条（疑义：转办）'),
    ('CALIBER',      'ANSWER',          5, '青岛市规定第十七条（疑义：答复）'),
    ('CALIBER',      'ANSWER_COMPLEX', 10, '青岛市规定第十七条（疑义：复杂情形）'),
    ('CALIBER',      'REPLY',           5, '本平台设定'),
    ('CALIBER',      'EXTENSION',       5, '本平台设定'),
    ('QUALITY',      'PASS_ON',         2, '本平台设定'),
    ('QUALITY',      'ANSWER',          5, '本平台设定'),
    ('QUALITY',      'ANSWER_COMPLEX', 10, '本平台设定'),
    ('QUALITY',      'SOLVE',          10, '本平台设定'),
    ('QUALITY',      'REPLY',           5, '本平台设定'),
    ('QUALITY',      'EXTENSION',       5, '本平台设定'),
    ('OPTIMISATION', 'PASS_ON',         2, '本平台设定'),
    ('OPTIMISATION', 'ANSWER',          5, '本平台设定'),
    ('OPTIMISATION', 'ANSWER_COMPLEX', 10, '本平台设定'),
    ('OPTIMISATION', 'SOLVE',          20, '本平台设定'),
    ('OPTIMISATION', 'REPLY',           5, '本平台设定'),
    ('OPTIMISATION', 'EXTENSION',      10, '本平台设定')
) as setting (kind, term, working_days, source);

create table ticket (
    id             uuid primary key,
    kind           text        not null,
    title          text        not null,
    interface_code text        not null references data_interface,
    owner_unit     text        not null references unit,
    reporter_unit  text        references unit, -- null: raised by the center
    reporter       text        not null,
    reporter_name  text        not null,
    field          text,
    batch          uuid,
    record_key     text,
    day            date,
    state          text        not null,
    waits_from     text,                        -- the state it goes back to when the reporter has replied
    complex        boolean     not null,
    duty           text,                        -- what is owed next; null: nothing any more
    duty_unit      text        references unit, -- by whom; null: the center
    duty_due       date,                        -- the last day on which that is in time
    raised_at      timestamptz not null,
    revision       bigint      not null
);

create index ticket_by_state on ticket (state, id);
create index ticket_by_kind on ticket (kind, id);
create index ticket_by_interface on ticket (interface_code, id);
create index ticket_by_duty on ticket (duty_unit, duty_due, id) where duty is not null;
create index ticket_by_duty_of_center on ticket (duty_due, id) where duty is not null and duty_unit is null;
create index ticket_by_duty_of_reporter on ticket (duty_due, id)
    where duty in ('REPLY', 'CONFIRM') and duty_unit is not null;

-- Which units may see a ticket: whoever raised it, and whoever owns the interface.
create table ticket_reader (
    unit   text not null references unit,
    ticket uuid not null references ticket,
    primary key (unit, ticket)
);

create table ticket_message (
    id          uuid primary key,
    ticket      uuid        not null references ticket,
    at          timestamptz not null,
    author      text        not null,
    author_name text        not null,
    author_unit text,                   -- null: the center
    text        text        not null,
    links       text[]      not null,
    moved_to    text                    -- the state it moved the ticket to, where it did
);

create index ticket_message_by_ticket on ticket_message (ticket, id);

create trigger ticket_message_is_history before update or delete on ticket_message
    for each row execute function refuse_change();

-- The clocks that run or ran for who must act on a ticket, one at a time.
create table ticket_clock (
    id               uuid primary key,
    ticket           uuid not null references ticket,
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
    constraint ticket_clock_runs_alone exclude (ticket with =) where (stopped_on is null) deferrable initially deferred
);

create index ticket_clock_by_ticket on ticket_clock (ticket, id);
create index ticket_clock_to_watch on ticket_clock (due, id)
    where stopped_on is null and paused_on is null and breached_at is null;

create function keep_breach() returns trigger language plpgsql as $$
begin
    raise exception 'A breach that was recorded stays recorded';
end $$;

create trigger ticket_clock_keeps_breach before update on ticket_clock
    for each row when (old.breached_at is not null and new.breached_at is distinct from old.breached_at)
    execute function keep_breach();

create trigger ticket_clock_is_kept before delete on ticket_clock
    for each row execute function refuse_change();

-- What a field means, from which day on. Figures made before keep the caliber they were made under.
create table caliber (
    id              uuid primary key,
    interface_code  text        not null references data_interface,
    field           text        not null,
    version         int         not null,
    text            text        not null,
    valid_from      date        not null,
    ticket          uuid        references ticket,
    decided_at      timestamptz not null,
    decided_by      text        not null,
    decided_by_name text        not null,
    unique (interface_code, field, version),
    unique (interface_code, field, valid_from)
);

create index caliber_by_interface on caliber (interface_code, id);

create trigger caliber_is_history before update or delete on caliber
    for each row execute function refuse_change();
