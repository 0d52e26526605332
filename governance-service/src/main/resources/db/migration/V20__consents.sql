-- To which important fields a provider consented (R3.2e, R7.6). Landed: grows by new versions only.

alter table access_grant
    add column important_fields text[] not null default '{}', -- as they were classified when that was last looked at
    add column consented_fields text[] not null default '{}'; -- those of them to which the provider consented

-- Of what was applied for before this: what is important of it today.
update access_grant g
set important_fields = (
    select coalesce(array_agg(f.field order by f.field), '{}')
    from field_class f
    where f.interface_code = g.interface_code and f.sensitivity_class = 'IMPORTANT'
      and (f.field = any (g.fields)
           or exists (select from jsonb_array_elements(g.filter::jsonb) c where c ->> 'field' = f.field)))
where asks_consent;

-- A provider consented to what was important when it did.
update access_grant g
set consented_fields = (
    select coalesce(array_agg(was.field order by was.field), '{}')
    from (select distinct on (c.field) c.field, c.sensitivity_class
          from field_class_change c
          where c.interface_code = g.interface_code and c.changed_at <= consent.at
          order by c.field, c.changed_at desc, c.id desc) was
    where was.sensitivity_class = 'IMPORTANT'
      and (was.field = any (g.fields)
           or exists (select from jsonb_array_elements(g.filter::jsonb) c where c ->> 'field' = was.field)))
from (select object, max(at) as at from transition where to_state = 'CONSENTED' group by object) consent
where consent.object = 'grants/' || g.id;
