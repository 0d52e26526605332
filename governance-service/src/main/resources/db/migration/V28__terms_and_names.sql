-- What a text is found by, beyond the basic block of Chinese (R3.2a); names in English; what a contract says of itself for
-- other catalogues. Landed: grows by new versions only.

-- As V12 has it, and more of what stands alone and in pairs: 々〆〇, kana, the extensions of the ideographs, and those of the
-- compatibility block that have no other form. search/SearchTerms writes the questions, with the same characters.
create or replace function search_terms(content text) returns tsvector immutable parallel safe language plpgsql as $$
declare
    terms text[] := '{}';
    run text;
    part text;
begin
    for run in select word[1] from regexp_matches(normalize(content, NFKC),
            '[A-Za-z0-9]+|[\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+',
            'g') as word loop
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

alter table unit add column name_en text;
alter table source_system add column name_en text;
alter table data_interface add column name_en text;

-- A new expression makes the terms of every row anew.
alter table unit
    alter column terms set expression as (search_terms(code || ' ' || name || ' ' || coalesce(name_en, '')));
alter table source_system
    alter column terms set expression as (search_terms(name || ' ' || coalesce(name_en, '')));
alter table data_interface
    alter column terms set expression as (search_terms(code || ' ' || name || ' ' || coalesce(name_en, '')));
alter table contract
    alter column terms set expression as (search_terms(interface_code || ' ' || version || ' ' || coalesce(title, '')));
alter table contract_field
    alter column terms set expression as (search_terms(name || ' ' || heading || ' ' || coalesce(business_name, '') || ' '
        || coalesce(description, '')) || array_to_tsvector(array['=' || lower(name)]));
alter table interpretation
    alter column terms set expression as (search_terms(question || ' ' || answer || ' ' || reference));

-- The library is found as everything else is.
alter table data_element_version
    alter column terms set expression as (search_terms(code || ' ' || name_zh || ' ' || name_en));
alter table code_list_version
    alter column terms set expression as (search_terms(code || ' ' || name_zh || ' ' || name_en));
alter table code_list_entry
    alter column terms set expression as (search_terms(code || ' ' || name_zh || ' ' || coalesce(name_en, '')));

drop function standard_terms(text);

alter table contract
    add column summary text,                        -- what its data are for, or are, as the document says
    add column tags    text[] not null default '{}',
    add column theme   text;                        -- the monitoring theme it feeds
