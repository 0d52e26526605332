-- Which contracts in force refer to which things of the standard library. Landed: grows by new versions only.

create table library_use (
    reference      text not null, -- data-elements/<code> or standards/<code>
    interface_code text not null references data_interface,
    contract       uuid not null references contract,
    primary key (reference, interface_code)
);

create index library_use_by_interface on library_use (interface_code);

insert into library_use (reference, interface_code, contract)
select distinct place[1] || '/' || place[2], interface_code, id
from contract, regexp_matches(replace(document, '\/', '/'),
    '/(data-elements|standards)/([A-Za-z][A-Za-z0-9_-]{0,99})', 'g') as place
where state = 'IN_FORCE';

create index data_element_by_code_list on data_element_version (code_list, id) where state = 'PUBLISHED' and code_list is not null;
create index data_element_by_measure_unit on data_element_version (id) where state = 'PUBLISHED' and measure_unit is not null;
create index mapping_by_code_list on mapping (code_list, id) where state = 'PUBLISHED';
