-- A question of caliber may be about a theme, an indicator, a document or none of them, and a dispute claims a value (R8.4).
-- Landed: grows by new versions only.
alter table ticket
    alter column interface_code drop not null,
    alter column owner_unit drop not null,
    add column last_day date,        -- of the period that begins with day
    add column about_kind text,      -- THEME, INDICATOR or DOCUMENT
    add column about_code text,
    add column value_shown text,
    add column value_claimed text,
    add constraint ticket_about_an_interface check ((interface_code is null) = (owner_unit is null)
        and (interface_code is not null or kind = 'CALIBER')),
    add constraint ticket_about_something check ((about_kind is null) = (about_code is null)),
    add constraint ticket_period check (last_day is null or last_day >= day);
