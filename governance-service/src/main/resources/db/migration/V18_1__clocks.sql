-- Pauses that are counted, breaches in one register, terms of further decisions, and settings and calibers that are withdrawn
-- before they hold (R1, R8.4). Landed: grows by new versions only.

-- How many working days the pauses of a clock have taken so far, each at least one.
alter table ticket_clock add column paused_days int not null default 0;
alter table grant_clock add column paused_days int not null default 0;

insert into clock_setting (id, kind, term, version, working_days, valid_from, source, entered_at)
select ('00000000-0000-7000-8000-' || lpad((200 + row_number() over ())::text, 12, '0'))::uuid,
       kind, term, 1, working_days, date '2000-01-01', source, now()
from (values
    ('DISPUTE',           'PAUSE',    10, '本平台设定'),
    ('CALIBER',           'PAUSE',    10, '本平台设定'),
    ('QUALITY',           'PAUSE',    10, '本平台设定'),
    ('OPTIMISATION',      'PAUSE',    10, '本平台设定'),
    ('GRANT',             'PAUSE',    20, '本平台设定'),
    ('SECURITY_EVIDENCE', 'DECISION',  5, '本平台设定'),
    ('LEGAL_RECORD',      'DECISION', 10, '本平台设定'),
    ('EXEMPTION',         'DECISION',  5, '本平台设定'),
    ('CLASSIFICATION',    'DECISION',  5, '本平台设定'),
    ('MAPPING',           'DECISION',  5, '本平台设定')
) as setting (kind, term, working_days, source);

-- A setting or caliber that does not hold yet can be withdrawn; nothing else of it ever changes.
alter table clock_setting
    add column withdrawn_at      timestamptz,
    add column withdrawn_by      text,
    add column withdrawn_by_name text,
    add column withdrawal_reason text;

alter table clock_setting drop constraint clock_setting_kind_term_valid_from_key;
create unique index clock_setting_by_day on clock_setting (kind, term, valid_from) where withdrawn_at is null;

drop trigger clock_setting_is_history on clock_setting;
create trigger clock_setting_is_kept before delete on clock_setting
    for each row execute function refuse_change();
create trigger clock_setting_is_history before update on clock_setting
    for each row
    when (old.withdrawn_at is not null
          or (old.id, old.kind, old.term, old.version, old.working_days, old.valid_from, old.source, old.entered_at,
              old.entered_by, old.entered_by_name)
          is distinct from (new.id, new.kind, new.term, new.version, new.working_days, new.valid_from, new.source,
              new.entered_at, new.entered_by, new.entered_by_name))
    execute function refuse_change();

alter table caliber
    add column withdrawn_at      timestamptz,
    add column withdrawn_by      text,
    add column withdrawn_by_name text,
    add column withdrawal_reason text;

alter table caliber drop constraint caliber_interface_code_field_valid_from_key;
create unique index caliber_by_day on caliber (interface_code, field, valid_from) where withdrawn_at is null;

drop trigger caliber_is_history on caliber;
create trigger caliber_is_kept before delete on caliber
    for each row execute function refuse_change();
create trigger caliber_is_history before update on caliber
    for each row
    when (old.withdrawn_at is not null
          or (old.id, old.interface_code, old.field, old.version, old.text, old.valid_from, old.ticket, old.decided_at,
              old.decided_by, old.decided_by_name)
          is distinct from (new.id, new.interface_code, new.field, new.version, new.text, new.valid_from, new.ticket,
              new.decided_at, new.decided_by, new.decided_by_name))
    execute function refuse_change();

-- Terms that were not kept, whatever they ran for; kept for good.
create table breach (
    id          uuid        primary key,
    kind        text        not null,
    term        text        not null,
    unit        text        references unit, -- who did not keep it; null: the center
    object      text        not null,        -- what was owed on, as in its path
    due         date        not null,        -- the last day on which it would have been kept
    recorded_at timestamptz not null,
    unique (object, term, due)
);

create index breach_by_unit on breach (unit, id);
create index breach_by_kind on breach (kind, id);
create index breach_by_due on breach (due, id);

create trigger breach_is_history before update or delete on breach
    for each row execute function refuse_change();

insert into breach (id, kind, term, unit, object, due, recorded_at)
select c.id, t.kind, c.term, c.unit, 'tickets/' || t.id, c.due, c.breached_at
from ticket_clock c join ticket t on t.id = c.ticket where c.breached_at is not null
union all
select c.id, 'GRANT', c.term, c.unit, 'grants/' || c.grant_id, c.due, c.breached_at
from grant_clock c where c.breached_at is not null;

-- Until when the center decides on evidence; what was filed before this has no day.
alter table evidence_filing add column decision_due date;

create index evidence_filing_to_decide on evidence_filing (decision_due, id) where state = 'FILED';
