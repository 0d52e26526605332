-- Mappings that a new version of their code list left with codes it does not have (R5.4). Landed: grows by new versions only.

create table mapping_to_revise (
    mapping uuid primary key references mapping,
    due     date        not null, -- the last day on which a revision is in time
    owed_at timestamptz not null
);

-- Who uses a code that is dropped.
create index mapping_entry_by_standard_code on mapping_entry (standard_code, mapping) where standard_code is not null;
