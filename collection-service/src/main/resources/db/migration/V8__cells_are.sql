-- What the cells of a record in quarantine are: as the record was sent, or, where that was found out only later from the
-- asset, the canonical text of its values.
alter table quarantine add column cells_are text not null default 'AS_SENT';

update quarantine set cells_are = 'CANONICAL' where failures @> '[{"rule": "unique"}]';
