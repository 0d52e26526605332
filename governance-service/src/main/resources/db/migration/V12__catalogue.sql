-- The architecture catalogue (R3.2a): the fields of every version of a contract, what its entries are found by, and the order
-- in which it is walked. Landed: grows by new versions only.

-- What a text is found by, as standard_terms gives it, and more: full and half width are the same, and a name like saleAmount
-- is found by each of its words. search/SearchTerms writes the questions.
create function search_terms(content text) returns tsvector immutable parallel safe language plpgsql as $$
declare
    terms text[] := '{}';
    run text;
    part text;
begin
    for run in select word[1] from regexp_matches(normalize(content, NFKC), '[A-Za-z0-9]+|[\u4e00-\u9fff]+', 'g') as word loop
        if ascii(run) > 127 then
            for place in 1 .. length(run) loop
                terms := terms || substr(run, place, 1) || substr(run, place, 2);
            end loop;
        else
            terms := terms || lower(left(run, 200));
            if run ~ '.[A-Z]' then
                for part in select word[1] from regexp_matches(run, '[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])', 'g') as word loop
                    terms := terms || lower(left(part, 200));
                end loop;
            end if;
        end if;
    end loop;
    return array_to_tsvector(terms);
end $$;

alter table unit
    add column terms tsvector generated always as (search_terms(code || ' ' || name)) stored;

alter table source_system
    add column terms tsvector generated always as (search_terms(name)) stored;

alter table data_interface
    add column terms tsvector generated always as (search_terms(code || ' ' || name)) stored;

alter table contract
    add column title text, -- as the document names itself
    add column terms tsvector generated always as
        (search_terms(interface_code || ' ' || version || ' ' || coalesce(title, ''))) stored;

create table contract_field (
    contract       uuid    not null references contract,
    place          int     not null, -- in the document, from 1
    interface_code text    not null references data_interface,
    unit           text    not null references unit,
    domain         text    not null,
    name           text    not null,
    heading        text    not null, -- in the source's file, often Chinese
    business_name  text,
    description    text,
    type           text    not null,
    required       boolean not null,
    -- The name as a whole is a term too, so that the many fields with just that name can be left out by the index.
    terms          tsvector generated always as (search_terms(name || ' ' || heading || ' ' || coalesce(business_name, '') || ' '
        || coalesce(description, '')) || array_to_tsvector(array['=' || lower(name)])) stored,
    primary key (contract, place)
);

create trigger contract_field_is_kept before update or delete on contract_field
    for each row execute function refuse_change();

-- New terms are found at once and no search has to clean up after a writer.
create index unit_terms on unit using gin (terms) with (fastupdate = off);
create index source_system_terms on source_system using gin (terms) with (fastupdate = off);
create index data_interface_terms on data_interface using gin (terms) with (fastupdate = off);
create index contract_terms on contract using gin (terms) with (fastupdate = off);
create index contract_field_terms on contract_field using gin (terms) with (fastupdate = off);

-- What is named exactly as asked comes first.
create index source_system_by_name on source_system (lower(name), id);
create index contract_by_interface on contract (interface_code, id);
create index contract_field_by_name on contract_field (lower(name), contract, place);

-- The tree and the filters.
create index source_system_by_domain on source_system (domain, unit, id);
create index source_system_by_phase on source_system (phase, id);
create index data_interface_by_system on data_interface (source_system, code);
create index data_interface_by_domain on data_interface (domain, code);
create index contract_by_state on contract (state, id);
create index contract_field_by_unit on contract_field (unit, contract, place);

-- Few items are gone from their listing, among many that are not.
create index data_item_by_presence on data_item (presence, id);

-- Interpretations were looked for by reading all of them.
drop trigger interpretation_is_fixed on interpretation;

alter table interpretation
    drop column searchable,
    add column terms tsvector generated always as (search_terms(question || ' ' || answer || ' ' || reference)) stored;

create index interpretation_terms on interpretation using gin (terms) with (fastupdate = off);

create trigger interpretation_is_fixed
    before update of clause, question, answer, reference, author, in_force_from, supersedes on interpretation
    for each row
    when ((old.clause, old.question, old.answer, old.reference, old.author, old.in_force_from, old.supersedes)
          is distinct from
          (new.clause, new.question, new.answer, new.reference, new.author, new.in_force_from, new.supersedes))
    execute function refuse_change();
