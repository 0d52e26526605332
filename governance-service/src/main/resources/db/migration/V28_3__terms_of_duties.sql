-- Terms of further duties are settings, and intervals in months beside terms in working days; a breach is of one unit
-- (R1, R8.4). Landed: grows by new versions only.

alter table clock_setting
    alter column working_days drop not null,
    add column months int,
    add constraint clock_setting_says_how_long check (num_nonnulls(working_days, months) = 1);

drop trigger clock_setting_is_history on clock_setting;
create trigger clock_setting_is_history before update on clock_setting
    for each row
    when (old.withdrawn_at is not null
          or (old.id, old.kind, old.term, old.version, old.working_days, old.months, old.valid_from, old.source, old.entered_at,
              old.entered_by, old.entered_by_name)
          is distinct from (new.id, new.kind, new.term, new.version, new.working_days, new.months, new.valid_from, new.source,
              new.entered_at, new.entered_by, new.entered_by_name))
    execute function refuse_change();

insert into clock_setting (id, kind, term, version, working_days, months, valid_from, source, entered_at)
select ('00000000-0000-7000-8000-' || lpad((280 + row_number() over ())::text, 12, '0'))::uuid,
       kind, term, 1, working_days, months, date '2000-01-01', source, now()
from (values
    ('DATA_ITEM',      'ANSWER',          10, null::int, '政务数据共享条例（国务院令第809号）有条件共享的答复，本平台类推'),
    ('DATA_ITEM',      'DECISION',         5, null, '本平台设定'),
    ('SCHEMA_LISTING', 'UPLOAD',          10, null, '本平台设定'),
    ('SCHEMA_LISTING', 'INTERVAL',      null,   12, '本平台设定'),
    ('PAPER',          'DECISION',        10, null, '本平台设定'),
    ('PAPER',          'INTERVAL',      null,   24, '本平台设定'),
    ('DOCUMENT',       'ACKNOWLEDGEMENT', 10, null, '本平台设定'),
    ('TRAINING',       'ATTENDANCE',       5, null, '本平台设定'),
    ('LEGAL_RECORD',   'MEND',            10, null, '本平台设定'),
    ('MAPPING',        'MAP_CODES',       10, null, '本平台设定'),
    ('MAPPING',        'REVISION',        10, null, '本平台设定'),
    ('LICENCE',        'DECISION',         5, null, '本平台设定'),
    ('GRANT',          'INTERVAL',      null,    6, '本平台设定')
) as setting (kind, term, working_days, months, source);

-- Many units owe an acknowledgement of one document by one day.
alter table breach
    drop constraint breach_object_term_due_key,
    add constraint breach_is_recorded_once unique nulls not distinct (object, term, due, unit);

-- Until when the center decides on a licence; what was proposed before this has no day.
alter table licence_version add column decision_due date;

create index licence_due on licence_version (decision_due, id) where state = 'PROPOSED';
create index unmapped_code_due on unmapped_code (due, unit, code_list) where not mapped;
