-- Which disputes wait for a governor (R8.2). Landed: grows by new versions only.
create index data_item_disputed on data_item (source_system) where recorded = 'DISPUTED' and in_scope;
