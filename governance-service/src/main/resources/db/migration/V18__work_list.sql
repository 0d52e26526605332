-- What the work list asks for at 100,000 interfaces (R1, R3.2f). Landed: grows by new versions only.

-- Whether a governor sent a contract back; of those withdrawn before this, nobody knows.
alter table contract add column returned boolean not null default false;

create index contract_to_mend on contract (unit, id) where returned;

-- In the order of their paths, as the work list stands.
create index data_interface_by_step on data_interface (state, code collate "C");
create index data_interface_by_step_of_unit on data_interface (unit, state, code collate "C");
create index data_interface_to_retire on data_interface (sunset, code collate "C") where state = 'DEPRECATED';

create index document_version_drafted on document_version (id) where state = 'DRAFT';
create index interpretation_drafted on interpretation (id) where state = 'DRAFT';
