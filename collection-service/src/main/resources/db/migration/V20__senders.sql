-- Through which client, and from where, a batch was opened and a part came: what signals of reporting in another's name stand on.
-- Null of what came before.
alter table batch add column opened_client text, add column opened_address text;
alter table part add column client text, add column address text;
