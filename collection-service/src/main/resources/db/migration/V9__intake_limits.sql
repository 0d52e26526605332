-- Of a batch with very many refused records only the first are kept with their cells and what is wrong with them; of the others
-- what the record-set digest needs.
alter table quarantine alter column cells drop not null;

-- How much of the center's room a unit may take. A unit without a row of its own has the limits of the row ''.
create table intake_limit (
    unit         text   primary key,
    open_batches int    not null check (open_batches > 0), -- of one interface at once
    bytes_a_day  bigint not null check (bytes_a_day > 0)
);

insert into intake_limit (unit, open_batches, bytes_a_day) values ('', 20, 107374182400);

-- The bytes that were taken of a unit on a day of the county, whatever became of their batches.
create table unit_intake (
    unit  text   not null,
    day   date   not null,
    bytes bigint not null,
    primary key (unit, day)
);

create index batch_open on batch (opened_at) where state = 'OPEN';
create index batch_open_by_interface on batch (interface) where state = 'OPEN';

-- When the rows of a batch were removed that was abandoned, and so can never be seen.
alter table batch add column rows_removed_at timestamptz;

create index batch_with_rows_to_remove on batch (id) where state = 'ABANDONED' and rows_removed_at is null;
