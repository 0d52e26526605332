-- Batches that were opened, filled and sealed by one call, under the key of its sender: a repeat goes on where the first one
-- stopped. A batch that was abandoned gives its key up to the next one.
create table submission (
    caller        text        not null,
    key           text        not null,
    batch         uuid        not null references batch,
    manifest_hash bytea       not null,
    submitted_at  timestamptz not null,
    primary key (caller, key)
);
