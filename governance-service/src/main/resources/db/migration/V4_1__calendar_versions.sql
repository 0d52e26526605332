-- How the calendar of each year stood from one notice to the next. Landed: grows by new versions only.

create table calendar_version (
    id              uuid primary key,
    year            int         not null references calendar_year,
    revision        bigint      not null,
    source          text        not null,
    days            text        not null, -- the days as JSON, as the feed tells them
    entered_at      timestamptz not null,
    entered_by      text,                 -- null: came with the installation
    entered_by_name text,
    unique (year, revision)
);

create trigger calendar_version_is_history before update or delete on calendar_version
    for each row execute function refuse_change();

-- The years that came with V2 are the first versions of their history.
insert into calendar_version (id, year, revision, source, days, entered_at)
select gen_random_uuid(), y.year, y.revision, y.source,
       (select json_agg(json_build_object('day', d.day, 'name', d.name, 'working', d.working) order by d.day)
        from calendar_day d where d.year = y.year)::text,
       y.entered_at
from calendar_year y;

-- Whether those years are told in the feed yet. Its only row is the lock that lets one replica tell them, once: the outbox
-- is the kit's and comes to be after these migrations.
create table calendar_announcement (
    only_row boolean primary key default true check (only_row),
    told     boolean not null
);

insert into calendar_announcement (told) values (false);
