-- Units and source systems that ended, and what a unit is to the county's data. Landed: grows by new versions only.

alter table unit
    add column ended_on date; -- the last day on which it took part

alter table source_system
    add column ended_on date; -- the last day on which it was used

-- Nothing followed from a unit's roles so far. From now on only a provider owns source systems and only a data user applies for
-- grants, so each unit is what it has been.
update unit set roles = array(
    select role from unnest(array['DATA_USER', 'PROVIDER']) as role
    where role = any (unit.roles)
        or role = 'PROVIDER' and exists (select from source_system where source_system.unit = unit.code)
        or role = 'DATA_USER' and exists (select from access_grant where access_grant.unit = unit.code));
