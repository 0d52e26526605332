-- Who uses what (usages): what other services build on an interface, so that a change is seen before it is made.

create table usage (
    id             uuid primary key,
    interface_code text        not null references data_interface,
    kind           text        not null,
    link           text        not null,
    name           text        not null,
    unit           text,
    fields         text[]      not null, -- none: the whole record
    registered_by  text        not null,
    registered_at  timestamptz not null,
    revision       bigint      not null,
    unique (interface_code, kind, link)
);

create index usage_by_interface on usage (interface_code, id);
