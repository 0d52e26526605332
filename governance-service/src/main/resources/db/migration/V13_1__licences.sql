-- Versions of the licence by which a source is used. Landed: grows by new versions only.

create table licence_version (
    id             uuid        primary key,
    source_system  uuid        not null references source_system,
    unit           text        not null references unit,
    number         int         not null,
    text           text        not null,
    link           text,
    until_day      date,                 -- the last day; null: it has no end
    evidence       text[]      not null, -- links or file numbers; none for what was entered with the source system
    state          text        not null,
    proposer       text,                 -- null: entered before versions were kept
    proposer_name  text,
    proposed_at    timestamptz not null,
    decider_name   text,
    decided_at     timestamptz,
    ending_told_at timestamptz,
    ended_told_at  timestamptz,
    revision       bigint      not null,
    unique (source_system, number)
);

create unique index licence_accepted_once on licence_version (source_system) where state = 'ACCEPTED';
create unique index licence_proposed_once on licence_version (source_system) where state = 'PROPOSED';
create index licence_version_by_system on licence_version (source_system, id);
create index licence_to_decide on licence_version (proposed_at, id) where state = 'PROPOSED';
create index licence_of_unit_by_end on licence_version (unit, until_day, id) where state = 'ACCEPTED';
create index licence_ending_to_tell on licence_version (until_day, id) where state = 'ACCEPTED' and ending_told_at is null;
create index licence_end_to_tell on licence_version (until_day, id) where state = 'ACCEPTED' and ended_told_at is null;

create trigger licence_version_is_fixed
    before update of source_system, unit, number, text, link, until_day, evidence, proposer, proposed_at on licence_version
    for each row
    when ((old.source_system, old.unit, old.number, old.text, old.link, old.until_day, old.evidence, old.proposer, old.proposed_at)
          is distinct from
          (new.source_system, new.unit, new.number, new.text, new.link, new.until_day, new.evidence, new.proposer, new.proposed_at))
    execute function refuse_change();

create trigger licence_version_is_kept before delete on licence_version
    for each row execute function refuse_change();

-- What sources are used by already is the first version of each.
insert into licence_version (id, source_system, unit, number, text, link, until_day, evidence, state, proposed_at, revision)
select gen_random_uuid(), id, unit, 1, licence, licence_link, licence_until, '{}', 'ACCEPTED', registered_at, 0
from source_system
where licence is not null;

-- Which sources have a licence that ended.
create index source_system_by_end_of_licence on source_system (licence_until, id) where licence_until is not null;
