-- A unit's own limits, where the center set any: what is null follows the service's setting, as all does of a unit without a row.
delete from intake_limit where unit = '';

alter table intake_limit
    alter column open_batches drop not null,
    alter column bytes_a_day drop not null,
    add column version bigint not null default 0;
