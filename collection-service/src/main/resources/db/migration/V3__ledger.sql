create table receipt (
    batch   uuid primary key references batch,
    digest  text not null, -- of the compact form below
    compact text not null  -- JWS, exactly as signed
);

-- The newest position. Its only row is the lock under which receipts take their places.
create table ledger_head (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);

insert into ledger_head (position) values (0);

create table ledger_entry (
    position    bigint primary key check (position > 0), -- from 1, without gaps
    batch       uuid        not null unique references receipt,
    nonce       bytea       not null check (length(nonce) = 32),
    leaf_hash   bytea       not null check (length(leaf_hash) = 32),
    recorded_at timestamptz not null
);
