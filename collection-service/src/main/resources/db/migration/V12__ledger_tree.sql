-- The tree over the ledger's entries (RFC 6962). The leaves are in ledger_entry; a node here is the root of a full tile of
-- 256 hashes of the level below, as C2SP tlog-tiles publishes them. Only added to.
create table ledger_node (
    level int    not null check (level > 0),
    index bigint not null check (index >= 0),
    hash  bytea  not null check (length(hash) = 32),
    primary key (level, index)
);

-- Every checkpoint that was ever published, with the center's signatures exactly as signed. Only added to.
create table ledger_checkpoint (
    size      bigint primary key check (size >= 0),
    root      bytea       not null check (length(root) = 32),
    note      text        not null,
    signed_at timestamptz not null
);

-- Its only row is the lock of whoever publishes: one sequencer at a time, whichever replica runs it.
create table ledger_publisher (
    only_row boolean primary key default true check (only_row)
);

insert into ledger_publisher default values;

-- Who signs checkpoints as a witness, so that the center cannot show one ledger to some and another to others.
create table witness (
    id            uuid primary key,
    name          text        not null unique,
    key           text        not null unique, -- as C2SP signed-note writes verifier keys
    unit          text,                        -- null of the auditor
    registered_at timestamptz not null,
    registered_by text        not null
);

-- What witnesses signed. Only added to.
create table ledger_cosignature (
    size     bigint      not null references ledger_checkpoint,
    witness  uuid        not null references witness,
    seen_at  timestamptz not null, -- as signed
    line     text        not null, -- the note's signature line, exactly as signed
    added_at timestamptz not null,
    primary key (size, witness)
);
