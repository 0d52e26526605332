-- What the rules of a contract on a whole delivery counted of a part, in their order, and what they came to for its batch.
alter table part add column rule_counts bigint[] not null default '{}';

alter table batch add column rules jsonb; -- {"results": [{"name", "metric", "fields", "limit", "severity", "found", "of", "holds"}]}
