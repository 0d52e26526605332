-- What was applied for is kept each time it is stated, and what is decided stays as it was decided (R3.2e, R3.2d). Landed: grows
-- by new versions only.

-- What an application said first, and each time it was completed.
create table grant_terms (
    id               uuid primary key,
    grant_id         uuid        not null references access_grant,
    number           int         not null, -- of the grant, from 1; the last one holds
    purpose          text        not null,
    fields           text[]      not null,
    filter           text        not null, -- JSON: conditions that all hold
    records_per_day  bigint      not null,
    requests_per_day int         not null,
    begins_on        date        not null,
    ends_on          date        not null,
    stated_by        text        not null,
    stated_by_name   text        not null,
    stated_at        timestamptz not null,
    unique (grant_id, number)
);

create trigger grant_terms_is_history before update or delete on grant_terms
    for each row execute function refuse_change();

-- Of earlier applications the last word alone is known.
insert into grant_terms
select gen_random_uuid(), id, 1, purpose, fields, filter, records_per_day, requests_per_day, begins_on, ends_on, applicant,
       applicant_name, applied_at
from access_grant;

create trigger access_grant_is_kept before delete on access_grant
    for each row execute function refuse_change();

create trigger access_grant_is_whose_it_is before update on access_grant
    for each row
    when ((old.interface_code, old.provider, old.unit, old.renews, old.applicant, old.applicant_name, old.applied_at)
        is distinct from
        (new.interface_code, new.provider, new.unit, new.renews, new.applicant, new.applicant_name, new.applied_at))
    execute function refuse_change();

-- What was given is not changed afterwards: a renewal is another grant.
create trigger access_grant_stays_as_given before update on access_grant
    for each row
    when (old.given_at is not null
        and (old.given_at, old.purpose, old.fields, old.filter, old.records_per_day, old.requests_per_day, old.begins_on,
                old.ends_on)
            is distinct from
            (new.given_at, new.purpose, new.fields, new.filter, new.records_per_day, new.requests_per_day, new.begins_on,
                new.ends_on))
    execute function refuse_change();

-- A decision is not decided again.
create trigger classification_decision_stays_decided before update on classification_decision
    for each row when (old.state <> 'PROPOSED') execute function refuse_change();

create trigger masking_rule_set_stays_decided before update on masking_rule_set
    for each row when (old.state <> 'PROPOSED') execute function refuse_change();

create trigger invitation_is_kept before delete on invitation
    for each row execute function refuse_change();

create trigger invitation_is_fixed before update on invitation
    for each row
    when ((old.person, old.unit, old.login_name, old.email, old.roles, old.by_unit, old.inviter, old.inviter_name, old.invited_at)
        is distinct from
        (new.person, new.unit, new.login_name, new.email, new.roles, new.by_unit, new.inviter, new.inviter_name, new.invited_at))
    execute function refuse_change();

create trigger invitation_stays_ended before update on invitation
    for each row
    when (old.state in ('WITHDRAWN', 'ENDED') and new.state <> old.state)
    execute function refuse_change();

-- A table whose rows are only added to is not emptied as a whole either: a truncation passes the triggers of rows by. A later
-- migration that adds such a table ends with this too.
create procedure keep_history_whole() language plpgsql as $$
declare
    kept regclass;
begin
    for kept in
        select distinct t.tgrelid::regclass
        from pg_trigger t
        join pg_proc p on p.oid = t.tgfoid
        where p.proname in ('refuse_change', 'refuse_change_of_the_past', 'refuse_entry_change')
          and p.pronamespace = current_schema()::regnamespace
          and not exists (select from pg_trigger other where other.tgrelid = t.tgrelid and other.tgname = 'is_not_emptied')
    loop
        execute format(
            'create trigger is_not_emptied before truncate on %s for each statement execute function refuse_change()', kept);
    end loop;
end $$;

call keep_history_whole();
