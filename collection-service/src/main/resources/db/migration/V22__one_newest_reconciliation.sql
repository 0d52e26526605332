-- Of one period one result is the newest. Where a statement and a batch came in the same moment there may be two: that of the
-- statement that holds stays, else the later one.
update reconciliation r set newest = false,
    state = case when state in ('WAITING', 'WANTS_RECORDS') then 'OVERTAKEN' else state end
from (
    select n.id, row_number() over (
        partition by n.interface, n.period_from, n.period_to
        order by s.id is not null and s.superseded_by is null desc, n.id desc) as place
    from reconciliation n left join statement s on s.id = n.statement
    where n.newest) ordered
where ordered.id = r.id and ordered.place > 1;

drop index reconciliation_of_period;
create unique index reconciliation_of_period on reconciliation (interface, period_from, period_to) where newest;

-- Those that may go on when the last bucket is named.
create index reconciliation_wanting on reconciliation (statement) where state = 'WANTS_RECORDS';
