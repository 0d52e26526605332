-- What is newest is told by numbers that are given under the lock of the object: ids follow the clocks of several replicas, which may
-- differ (R3.2f). Landed: grows by new versions only.

alter table transition
    add column number bigint; -- counts the changes of one object, from 1

alter table acceptance
    add column number    bigint, -- counts those of one interface, from 1
    add column last_step bigint; -- the number of the interface's newest change when it was reported

alter table transition disable trigger transition_is_history;
alter table acceptance disable trigger acceptance_is_kept;

update transition
set number = numbered.number
from (select id, row_number() over (partition by object order by id) as number from transition) as numbered
where transition.id = numbered.id;

update acceptance
set number = numbered.number,
    last_step = (select count(*) from transition
                 where object = 'interfaces/' || acceptance.interface_code and at <= acceptance.reported_at)
from (select id, row_number() over (partition by interface_code order by id) as number from acceptance) as numbered
where acceptance.id = numbered.id;

alter table transition enable trigger transition_is_history;
alter table acceptance enable trigger acceptance_is_kept;

alter table transition alter column number set not null;

alter table acceptance
    alter column number set not null,
    alter column last_step set not null;

drop index transition_by_object;
drop index acceptance_by_interface;
create unique index acceptance_by_interface on acceptance (interface_code, number);

-- Not unique: of two who move an object at once one is refused by its revision, and is told that.
create index transition_by_object on transition (object, number);

create function number_transition() returns trigger language plpgsql as $$
begin
    new.number := (select coalesce(max(number), 0) + 1 from transition where object = new.object);
    return new;
end $$;

create trigger transition_is_numbered before insert on transition
    for each row execute function number_transition();

create function number_acceptance() returns trigger language plpgsql as $$
begin
    new.number := (select coalesce(max(number), 0) + 1 from acceptance where interface_code = new.interface_code);
    new.last_step := (select coalesce(max(number), 0) from transition where object = 'interfaces/' || new.interface_code);
    return new;
end $$;

create trigger acceptance_is_numbered before insert on acceptance
    for each row execute function number_acceptance();
