-- Every demand, inspection and listing that named a data item (R4.3a): an item that is known is told of again. Landed: grows by
-- new versions only.

create table data_item_reference (
    id           uuid primary key,     -- of the first one of an item: the item's own
    item         uuid        not null references data_item,
    origin       text        not null,
    reference    text        not null, -- a listing, a demand, an inspection
    told_by      text        not null,
    told_by_name text,                 -- null: it was not kept
    told_at      timestamptz not null,
    unique (item, origin, reference)
);

create index data_item_reference_in_order on data_item_reference (item, id);

create trigger data_item_reference_is_history before update or delete on data_item_reference
    for each row execute function refuse_change();

insert into data_item_reference (id, item, origin, reference, told_by, told_by_name, told_at)
select i.id, i.id, i.origin, i.reference, i.registrant, l.uploader_name, i.registered_at
from data_item i left join schema_listing l on i.origin = 'LISTING' and i.reference = 'schema-listings/' || l.id;

call keep_history_whole();
