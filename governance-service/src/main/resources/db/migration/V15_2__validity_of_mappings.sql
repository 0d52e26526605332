-- What a mapping said of days that are past is never rewritten but by a correction, and a withdrawal ends it from its day on.
-- Landed: grows by new versions only.

alter table mapping add column correction text; -- why it says something about days before it was published
alter table mapping add column withdrawn_at timestamptz;
alter table mapping add column withdrawn_from date; -- the first day on which it does not hold any more

-- Those withdrawn before did not hold on any day; now they hold until the day they were withdrawn.
update mapping set withdrawn_at = moved.at, withdrawn_from = cast(moved.at at time zone 'Asia/Shanghai' as date)
from (select object, max(at) as at from transition where to_state = 'WITHDRAWN' group by object) as moved
where moved.object = 'mappings/' || mapping.id and mapping.published_at is not null;

create index mapping_ever_published on mapping (unit, code_list, number desc) where published_at is not null;
