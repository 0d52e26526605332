-- What collection knows of governance's catalogue, by following its feed. No foreign keys: facts about different
-- subjects may arrive in any order.
create table unit (
    code text primary key,
    name text not null
);

create table interface (
    code  text primary key,
    name  text not null,
    unit  text not null,
    state text not null
);

create index interface_by_unit on interface (unit);

-- With the schema, which names the time zone too, and the source's file anyone can compute the digests of a batch.
create table contract (
    id               text primary key,
    interface        text        not null,
    version          int         not null,
    document_version text        not null, -- as the document itself says
    digest           text        not null, -- of the document's bytes
    schema           jsonb       not null,
    in_force_at      timestamptz not null,
    unique (interface, version)
);

-- The asset tables, one for each dataset, are made when a contract comes into force.
create schema asset;
