-- A theme says how each of its measures is made, so that figures of one name are of one kind (R3.3).
-- Landed: grows by new versions only.

alter table theme_version
    add column measure_aggregates text[]; -- how each of measures is made, in their order; null: as the contract makes it

-- What the standard interfaces that come with the service say; a county that has a version of its own says it itself.
insert into theme_version (id, code, number, name_zh, name_en, measures, measure_aggregates, holds_from, reason, author,
    author_name, added_at)
select cast(pinned.id as uuid), v.code, v.number + 1, v.name_zh, v.name_en, v.measures, cast(pinned.aggregates as text[]),
    v.holds_from, '写明每个度量的汇总方式', 'platform', 'platform', now()
from (values
    ('019b76da-a800-7000-8000-000000002600', 'SALES', '{SUM,SUM,COUNT,COUNT}'),
    ('019b76da-a800-7000-8000-000000002601', 'PRODUCTION', '{SUM,SUM,SUM}'),
    ('019b76da-a800-7000-8000-000000002602', 'INVENTORY', '{SUM,SUM,SUM,SUM,SUM}')
) as pinned (id, code, aggregates) join theme_version v on v.code = pinned.code and v.number = 1 and v.author = 'platform'
where not exists (select from theme_version newer where newer.code = v.code and newer.number > v.number);
