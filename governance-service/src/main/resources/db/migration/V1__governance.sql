-- Units, source systems, interfaces and contracts. Landed: grows by new versions only.

create table unit (
    code          text primary key,
    name          text        not null,
    registered_at timestamptz not null,
    revision      bigint      not null
);

create table source_system (
    id            uuid primary key,
    unit          text        not null references unit,
    name          text        not null,
    domain        text        not null,
    phase         text        not null,
    registered_at timestamptz not null,
    revision      bigint      not null
);

create index source_system_by_unit on source_system (unit, id);

create table data_interface (
    code          text primary key,
    name          text        not null,
    unit          text        not null references unit,
    source_system uuid        not null references source_system,
    domain        text        not null,
    state         text        not null,
    contract      text        not null,
    registered_at timestamptz not null,
    revision      bigint      not null
);

create index data_interface_by_unit on data_interface (unit, code);
create index data_interface_by_state on data_interface (state, code);

create table contract (
    id             uuid primary key,
    interface_code text        not null references data_interface,
    unit           text        not null references unit,
    number         int         not null,
    version        text        not null,
    format         text        not null,
    document       text        not null,
    digest         text        not null,
    state          text        not null,
    author         text        not null,
    author_name    text        not null,
    drafted_at     timestamptz not null,
    submitter      text,
    in_force_at    timestamptz,
    revision       bigint      not null,
    unique (interface_code, number),
    unique (interface_code, version)
);

-- One contract of an interface is in force at most, whoever writes.
create unique index contract_in_force on contract (interface_code) where state = 'IN_FORCE';
create index contract_by_unit on contract (unit, id);

create table transition (
    id         uuid primary key,
    object     text        not null, -- as in its path: interfaces/<code>, contracts/<id>
    from_state text        not null,
    to_state   text        not null,
    at         timestamptz not null,
    subject    text        not null,
    name       text        not null,
    reason     text        not null,
    evidence   text[]      not null
);

create index transition_by_object on transition (object, id);

-- What is history stays as it was written, even by mistake of the service itself.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_table_name;
end $$;

create trigger transition_is_history before update or delete on transition
    for each row execute function refuse_change();

create trigger contract_document_is_fixed before update of document, digest, format, version, number, author on contract
    for each row
    when ((old.document, old.digest, old.format, old.version, old.number, old.author)
          is distinct from (new.document, new.digest, new.format, new.version, new.number, new.author))
    execute function refuse_change();

create trigger contract_is_kept before delete on contract
    for each row execute function refuse_change();
