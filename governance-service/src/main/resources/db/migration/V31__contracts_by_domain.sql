-- The domain of a contract's interface, as its fields have it too: a source system that has an interface keeps its domain. A list
-- of the contracts of one domain, in the order of their ids, would else look at the interface of each.
alter table contract add column domain text;

update contract set domain = i.domain from data_interface i where i.code = contract.interface_code;

alter table contract alter column domain set not null;

create index contract_by_domain on contract (domain, id);
