-- How the counts that coverage figures are made of change from day to day (R4.3a), so that a figure of any level and day is the
-- sum of few rows: of items in scope by what they count as, of source systems, and of those whose listing is owed.
-- Landed: grows by new versions only.

create table coverage_change (
    source_system uuid   not null references source_system,
    day           date   not null, -- from this day on there are so many more, or fewer
    counted       text   not null,
    change        bigint not null,
    unit          text   not null,
    domain        text   not null,
    primary key (source_system, day, counted)
);

-- Whatever writes what items count as changes the counts in the same statement.
create function count_covered_days() returns trigger language plpgsql as $$
begin
    insert into coverage_change as known (source_system, day, counted, change, unit, domain)
    select source_system, day, standing, sum(by * tg_argv[0]::int), unit, domain
    from changed cross join lateral (values (valid_from, 1), (valid_until, -1)) as edge (day, by)
    where in_scope and day < date '9999-12-31'
    group by source_system, day, standing, unit, domain
    order by source_system, day, standing
    on conflict (source_system, day, counted) do update set change = known.change + excluded.change;
    return null;
end $$;

-- The same of whole domains, so that figures of a domain and of the county are not added up from each system.
create table domain_coverage_change (
    domain  text   not null,
    day     date   not null,
    counted text   not null,
    change  bigint not null,
    primary key (domain, day, counted)
);

create function count_coverage_changes() returns trigger language plpgsql as $$
begin
    insert into domain_coverage_change as known (domain, day, counted, change)
    select domain, day, counted, sum(change * tg_argv[0]::int)
    from changed
    group by domain, day, counted
    order by domain, day, counted
    on conflict (domain, day, counted) do update set change = known.change + excluded.change;
    return null;
end $$;

create trigger coverage_change_adds after insert on coverage_change
    referencing new table as changed for each statement execute function count_coverage_changes('1');
create trigger coverage_change_takes_away after delete on coverage_change
    referencing old table as changed for each statement execute function count_coverage_changes('-1');
create trigger coverage_change_no_longer_holds after update on coverage_change
    referencing old table as changed for each statement execute function count_coverage_changes('-1');
create trigger coverage_change_now_holds after update on coverage_change
    referencing new table as changed for each statement execute function count_coverage_changes('1');

create trigger item_standing_counts_more after insert on item_standing
    referencing new table as changed for each statement execute function count_covered_days('1');
create trigger item_standing_counts_fewer after delete on item_standing
    referencing old table as changed for each statement execute function count_covered_days('-1');
create trigger item_standing_no_longer_counts after update on item_standing
    referencing old table as changed for each statement execute function count_covered_days('-1');
create trigger item_standing_now_counts after update on item_standing
    referencing new table as changed for each statement execute function count_covered_days('1');

insert into coverage_change (source_system, day, counted, change, unit, domain)
select source_system, day, standing, sum(by), unit, domain
from item_standing cross join lateral (values (valid_from, 1), (valid_until, -1)) as edge (day, by)
where in_scope and day < date '9999-12-31'
group by source_system, day, standing, unit, domain;

-- Systems count from the day of their registration, and as unlisted until the day of their first listing.
insert into coverage_change (source_system, day, counted, change, unit, domain)
select id, (registered_at at time zone 'Asia/Shanghai')::date, counted, 1, unit, domain
from source_system cross join (values ('SYSTEM'), ('UNLISTED')) as kind (counted);

insert into coverage_change as known (source_system, day, counted, change, unit, domain)
select s.id, min((l.uploaded_at at time zone 'Asia/Shanghai')::date), 'UNLISTED', -1, s.unit, s.domain
from schema_listing l join source_system s on s.id = l.source_system
group by s.id
on conflict (source_system, day, counted) do update set change = known.change + excluded.change;

-- The newest listing grows old twelve months after it was taken.
insert into coverage_change (source_system, day, counted, change, unit, domain)
select distinct on (s.id) s.id,
    greatest((l.uploaded_at at time zone 'Asia/Shanghai')::date, (l.taken_on + interval '12 months 1 day')::date), 'OUTDATED', 1, s.unit, s.domain
from schema_listing l join source_system s on s.id = l.source_system
order by s.id, l.id desc;

create index coverage_change_by_unit on coverage_change (unit, day);
create index coverage_change_owed on coverage_change (unit, source_system) include (domain, counted, day, change)
    where counted in ('UNLISTED', 'OUTDATED');

-- Lists of data items in their order: those out of scope, and those of a table.
create index item_standing_by_scope on item_standing (in_scope, item);
create index data_item_by_table on data_item (table_name, id);

-- Figures are added up without it now.
drop index item_standing_by_day;

-- Which days are over is told by the service's clock, where it writes; the database's own may stand elsewhere.
create or replace function refuse_change_of_the_past() returns trigger language plpgsql as $$
declare
    today date := coalesce(nullif(current_setting('etown.today', true), '')::date, current_date - 1);
begin
    if tg_op = 'DELETE' then
        if old.valid_from < today then
            raise exception '% keeps the days that are over', tg_table_name;
        end if;
        return old;
    end if;
    if new.valid_until < today or old.valid_until < today
            or (new.item, new.valid_from, new.standing, new.in_scope) <> (old.item, old.valid_from, old.standing, old.in_scope) then
        raise exception '% keeps the days that are over', tg_table_name;
    end if;
    return new;
end $$;
