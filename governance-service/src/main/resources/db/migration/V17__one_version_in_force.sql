-- One version of a normative document is in force on any day (R7.2). Landed: grows by new versions only.

create extension if not exists btree_gist;

-- A version that was repealed before its first day was never in force.
update document_version set in_force_until = in_force_from where in_force_until < in_force_from;

-- Where several were, the one that is published holds, and of those that ended the one that began later.
update document_version e set in_force_until = greatest(e.in_force_from, p.in_force_from)
from document_version p
where p.document = e.document and p.in_force_until is null and p.in_force_from is not null
  and e.in_force_until > p.in_force_from;

update document_version e set in_force_until = greatest(e.in_force_from, later.began)
from (select v.id, min(n.in_force_from) as began
      from document_version v join document_version n on n.document = v.document
          and (n.in_force_from, n.number) > (v.in_force_from, v.number)
          and (n.in_force_until is null or n.in_force_until > n.in_force_from)
      group by v.id) later
where later.id = e.id and e.in_force_until > later.began;

alter table document_version add constraint document_version_alone_in_force
    exclude using gist (document with =, daterange(in_force_from, in_force_until) with &&)
    where (in_force_from is not null);
