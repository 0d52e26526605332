-- Own codes are held against the mapping that holds, whenever another one begins to. Landed: grows by new versions only.

-- When the codes of a unit and list were held against its mapping, and on which day another mapping may hold.
create table mapping_comparison (
    unit        text not null references unit,
    code_list   text not null,
    next_change date, -- none: no validity begins or ends any more
    primary key (unit, code_list)
);

create index mapping_comparison_next_change on mapping_comparison (next_change) where next_change is not null;

-- All that came up or were published before are compared at once.
insert into mapping_comparison (unit, code_list, next_change)
select unit, code_list, date '2000-01-01' from unmapped_code
union
select unit, code_list, date '2000-01-01' from mapping where state in ('PUBLISHED', 'WITHDRAWN');

-- A report is of one unit and code list, and is kept with what it said so that another one is told from a repeat.
alter table unmapped_report drop constraint unmapped_report_pkey;
alter table unmapped_report add column digest text; -- none: counted before digests were kept
alter table unmapped_report add primary key (id, unit, code_list);

create index unmapped_report_oldest on unmapped_report (reported_at);
