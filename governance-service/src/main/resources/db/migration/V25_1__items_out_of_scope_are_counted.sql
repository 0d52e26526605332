-- Items out of scope are counted too, whatever they would count as in it, so that leaving them out is seen beside the figure (R4.3a).
-- Landed: grows by new versions only.

create or replace function count_covered_days() returns trigger language plpgsql as $$
begin
    insert into coverage_change as known (source_system, day, counted, change, unit, domain)
    select source_system, day, case when in_scope then standing else 'OUT_OF_SCOPE' end as what, sum(by * tg_argv[0]::int), unit, domain
    from changed cross join lateral (values (valid_from, 1), (valid_until, -1)) as edge (day, by)
    where day < date '9999-12-31'
    group by source_system, day, what, unit, domain
    order by source_system, day, what
    on conflict (source_system, day, counted) do update set change = known.change + excluded.change;
    return null;
end $$;

-- All that a system counts for counts in its domain of now.
insert into coverage_change (source_system, day, counted, change, unit, domain)
select s.id, day, 'OUT_OF_SCOPE', sum(by), s.unit, s.domain
from item_standing i join source_system s on s.id = i.source_system
    cross join lateral (values (valid_from, 1), (valid_until, -1)) as edge (day, by)
where not in_scope and day < date '9999-12-31'
group by s.id, day
having sum(by) <> 0;
