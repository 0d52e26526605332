-- How far the register was looked through for breaches (R1, R8.2). Landed: grows by new versions only.

-- What is overdue changes with the day, so each kind of duty is looked through once a day, page by page.
create table breach_sweep (
    duties text primary key,
    day    date not null,
    place  text             -- after which the next page begins; null: all is looked through
);

-- Items that wait for the center, page by page.
create index data_item_gone_in_order on data_item (id)
    where presence = 'GONE_FROM_LISTING' and in_scope and scope_decided_on is null;
create index data_item_disputed_in_order on data_item (id) where recorded = 'DISPUTED' and in_scope;
