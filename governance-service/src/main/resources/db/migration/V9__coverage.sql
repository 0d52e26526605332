-- The coverage register (应接尽接, R4.3a): what each source system holds, and how it stood on any day. Landed: grows by new versions only.

create table schema_listing (
    id            uuid primary key,
    source_system uuid        not null references source_system,
    unit          text        not null references unit,
    kind          text        not null,
    taken_from    text        not null,
    taken_on      date        not null,
    format        text        not null,
    content       text        not null,
    digest        text        not null,
    items         int         not null,
    added         int         not null,
    gone          int         not null,
    back          int         not null,
    uploader      text        not null,
    uploader_name text        not null,
    uploaded_at   timestamptz not null
);

create index schema_listing_by_system on schema_listing (source_system, id);
create index schema_listing_by_unit on schema_listing (unit, id);

create trigger schema_listing_is_kept before update or delete on schema_listing
    for each row execute function refuse_change();

create table data_item (
    id             uuid primary key,
    source_system  uuid        not null references source_system,
    unit           text        not null references unit,
    domain         text        not null,
    table_name     text        not null,
    field          text        not null,
    title          text        not null,
    type           text        not null,
    origin         text        not null,
    reference      text        not null, -- where it became known: a listing, a demand, an inspection
    presence       text        not null,
    gone_since     date,
    recorded       text        not null, -- the standing that was decided; what it counts as on a day stands in item_standing
    recorder       text        not null,
    interface_code text references data_interface,
    demand         text,
    exempt_until   date,
    in_scope       boolean     not null,
    scenario       text,
    scope_decided_on date, -- not since it left the listing, where null
    answered_on    date,
    answered_until date,
    registrant     text        not null,
    registered_at  timestamptz not null,
    revision       bigint      not null,
    unique (source_system, table_name, field)
);

create index data_item_by_interface on data_item (interface_code) where interface_code is not null;
create index data_item_gone on data_item (source_system) where presence = 'GONE_FROM_LISTING' and in_scope and scope_decided_on is null;

create trigger data_item_is_kept before delete on data_item
    for each row execute function refuse_change();

-- What each item counts as, day by day. Ends of exemptions are written ahead, so that no job has to come by on the day.
create table item_standing (
    item          uuid    not null references data_item,
    valid_from    date    not null,
    valid_until   date    not null check (valid_until > valid_from), -- the first day on which it does not hold
    standing      text    not null,
    in_scope      boolean not null,
    source_system uuid    not null,
    unit          text    not null,
    domain        text    not null,
    primary key (item, valid_from)
);

create index item_standing_by_standing on item_standing (standing, item);
create index item_standing_by_system on item_standing (source_system, item);
create index item_standing_by_unit on item_standing (unit, item);
-- All that a figure of the county or of a domain needs, so that it is added up without the table.
create index item_standing_by_day on item_standing (valid_from, valid_until, standing, domain) where in_scope;

-- A day that is over stays counted as it was. One day of grace, for the county's day is not the database's.
create function refuse_change_of_the_past() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.valid_from < current_date - 1 then
            raise exception '% keeps the days that are over', tg_table_name;
        end if;
        return old;
    end if;
    if new.valid_until < current_date - 1 or old.valid_until < current_date - 1
            or (new.item, new.valid_from, new.standing, new.in_scope) <> (old.item, old.valid_from, old.standing, old.in_scope) then
        raise exception '% keeps the days that are over', tg_table_name;
    end if;
    return new;
end $$;

create trigger item_standing_keeps_the_past before update or delete on item_standing
    for each row execute function refuse_change_of_the_past();

create table exemption (
    id              uuid primary key,
    item            uuid        not null references data_item,
    source_system   uuid        not null references source_system,
    unit            text        not null references unit,
    reason          text        not null,
    until           date        not null, -- the last day
    state           text        not null,
    asker           text        not null,
    asker_name      text        not null,
    asked_at        timestamptz not null,
    decision_due    date        not null,
    decider         text,
    decider_name    text,
    decided_at      timestamptz,
    decision_reason text,
    revision        bigint      not null
);

-- One request at a time for each item, whoever asks.
create unique index exemption_asked_once on exemption (item) where state = 'ASKED';
create index exemption_by_item on exemption (item, id);
create index exemption_by_unit on exemption (unit, id);
create index exemption_by_state on exemption (state, id);
create index exemption_due on exemption (decision_due) where state = 'ASKED';
create index data_item_exempt on data_item (unit, exempt_until) where recorded = 'EXEMPT';

create table item_answer (
    id            uuid primary key,
    unit          text        not null references unit,
    items         varchar(36)[] not null, -- ids of data items
    kind          text        not null,
    text          text        not null,
    planned_for   date,
    answerer      text        not null,
    answerer_name text        not null,
    answered_at   timestamptz not null
);

create index item_answer_by_unit on item_answer (unit, id);
create index item_answer_by_item on item_answer using gin (items);

create trigger item_answer_is_kept before update or delete on item_answer
    for each row execute function refuse_change();
