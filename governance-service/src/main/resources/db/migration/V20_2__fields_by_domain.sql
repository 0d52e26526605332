-- The fields of a domain in the order in which they are listed and searched (R3.2a). Landed: grows by new versions only.

create index contract_field_by_domain on contract_field (domain, contract, place);
