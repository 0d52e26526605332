-- A demand waits for a data item that no interface brings yet (R3.2e, R4.3a). Landed: grows by new versions only.

alter table usage
    alter column interface_code drop not null,
    add column data_item uuid references data_item,
    add constraint usage_of_one_thing check (num_nonnulls(interface_code, data_item) = 1 and (data_item is null or fields = '{}'));

create unique index usage_of_item on usage (data_item, kind, link) where data_item is not null;
create index usage_by_item on usage (data_item, id) where data_item is not null;
