-- The key fields of datasets to which contracts in force refer whatever the unit. An index by the field alone is made of each by a job
-- of its own, as it can take minutes and must keep nobody waiting.
create table key_index (
    dataset text    not null,
    field   text    not null,
    made    boolean not null default false,
    primary key (dataset, field)
);

insert into key_index (dataset, field)
select distinct rule ->> 'dataset', rule ->> 'of'
from contract cross join jsonb_array_elements(schema -> 'rules' -> 'references') as rule
where rule ->> 'scope' = 'ALL';
