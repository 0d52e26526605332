-- The versions of the code lists that all parts of a batch are held to, by list, fixed when it was opened; null for batches that were
-- opened before this was kept, which are held to what was published by then.
alter table batch add column code_lists jsonb;
