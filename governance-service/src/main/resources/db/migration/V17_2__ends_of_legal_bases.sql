-- The end of a reviewed legal basis is told and owed; a returned record is mended by another (R5.3). Landed: grows by new versions only.

alter table legal_record
    add column reason         text,                         -- of the last review
    add column mend_by        date,                         -- when it is returned: by when another takes its place
    add column mends          uuid references legal_record, -- the returned record that it takes the place of
    add column ending_told_at timestamptz,
    add column ended_told_at  timestamptz;

update legal_record r set reason =
    (select t.reason from transition t where t.object = 'legal-records/' || r.id order by t.id desc limit 1)
where state in ('REVIEWED', 'RETURNED');

create unique index legal_record_mended_once on legal_record (mends) where mends is not null;
create index legal_record_of_unit_by_end on legal_record (unit, reviewed_until, id) where state = 'REVIEWED';
create index legal_record_to_mend on legal_record (unit, mend_by, id) where state = 'RETURNED';
create index legal_record_ending_to_tell on legal_record (reviewed_until, id) where state = 'REVIEWED' and ending_told_at is null;
create index legal_record_end_to_tell on legal_record (reviewed_until, id) where state = 'REVIEWED' and ended_told_at is null;

create trigger legal_record_mends_what_it_mends before update of mends on legal_record
    for each row when (old.mends is distinct from new.mends) execute function refuse_change();
