-- Where a checkpoint had got to before it was kept what a run had asked for (V21): what stood in the connector's terms when the run was
-- made, by the digest that a claim computes. A query that names days has a mark for each period since then; its one of before counts for
-- none of them. Of an ETag or a file nothing is lost where it is fetched once more.
update pull_run r
set terms_digest = encode(sha256(convert_to(jsonb_build_object('kind', asked.terms -> 'kind', 'target', asked.terms -> 'target',
        'content', asked.terms -> 'content')::text, 'UTF8')), 'hex')
from (
    select w.id, (
        select t.terms from pull_connector_transition t
        where t.connector = w.connector and t.at <= coalesce(w.started_at, w.requested_at)
        order by t.id desc limit 1) as terms
    from pull_run w
    where w.terms_digest is null and w.mark is not null and w.place = 'query') as asked
where r.id = asked.id and asked.terms ->> 'kind' = 'JDBC'
    -- Not in quotes, nor behind the second colon of a cast.
    and replace(regexp_replace(asked.terms -> 'target' ->> 'query', '''[^'']*''|"[^"]*"', '', 'g'), '::', '') !~ ':(from|to)(?![A-Za-z0-9_])';
