-- That an answer did not come in time stays on record, also when the case is extended or asked anew: overdue_at is since when it first
-- was. What is told once is the breach of each clock.
alter table reconciliation_case add column breach_told boolean not null default false;

update reconciliation_case set breach_told = true where overdue_at is not null;

drop index reconciliation_case_running;
create index reconciliation_case_running on reconciliation_case (due_at) where state = 'OPEN' and not breach_told;
