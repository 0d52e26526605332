-- The measures of an accepted batch by day alone: measures are sums and counts, so those of its items add up.
create table rollup_day (
    batch    uuid  not null references rollup,
    day      date  not null,
    measures jsonb not null,
    primary key (batch, day)
);

insert into rollup_day (batch, day, measures)
select batch, day, jsonb_object_agg(measure, value)
from (select batch, day, measure, trim_scale(sum(amount::numeric))::text as value
      from rollup_item cross join jsonb_each_text(measures) as item (measure, amount)
      group by batch, day, measure) as total
group by batch, day;
