-- Papers hold until a day and are decided on; training is moved, cancelled, and recorded to the end (R8.5).
-- Landed: grows by new versions only.

drop trigger system_paper_is_kept on system_paper;

alter table system_paper
    add column valid_until  date,          -- the last day
    add column state        text,
    add column decide_by    date,          -- null: it was on file before papers were decided on
    add column decider_name text,
    add column decided_at   timestamptz,
    add column reason       text,          -- of the decision
    add column revision     bigint not null default 0;

-- What is on file already was counted and stays so, a year from now on: nobody is late by a rule that was not there.
update system_paper set state = 'ACCEPTED', valid_until = greatest(valid_from, current_date) + interval '1 year';

alter table system_paper
    alter column valid_until set not null,
    alter column state set not null,
    add check (valid_until >= valid_from);

create index system_paper_to_decide on system_paper (decide_by, id) where state = 'FILED';
create index system_paper_by_end on system_paper (unit, valid_until) where state <> 'REFUSED';

create trigger system_paper_is_fixed
    before update of source_system, unit, kind, title, version, link, digest, valid_from, valid_until, filer, filed_at on system_paper
    for each row
    when ((old.source_system, old.unit, old.kind, old.title, old.version, old.link, old.digest, old.valid_from, old.valid_until,
           old.filer, old.filed_at)
          is distinct from
          (new.source_system, new.unit, new.kind, new.title, new.version, new.link, new.digest, new.valid_from, new.valid_until,
           new.filer, new.filed_at))
    execute function refuse_change();

create trigger system_paper_is_kept before delete on system_paper
    for each row execute function refuse_change();

alter table training_session
    add column state                  text not null default 'ANNOUNCED',
    add column invited_at             timestamptz, -- when units were last invited
    add column attendance_complete_at timestamptz; -- null: of some invited unit it is not known whether it came

update training_session s set attendance_complete_at = attendance_at
where not exists (select 1 from training_invitation i where i.session = s.id and i.people is null);

create index training_session_to_record on training_session (held_on, id)
    where state = 'ANNOUNCED' and attendance_complete_at is null;
