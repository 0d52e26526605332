-- Who answers for an interface is one of its unit's responsible people, from a day until a day (R3.2f). What was named before
-- stays as it was written and names nobody of the register. Landed: grows by new versions only.

alter table interface_responsibility
    add column person    uuid references responsible_person, -- null: named before, by office and duty alone
    add column from_day  date,                               -- null with it
    add column until_day date,                               -- the last day; null: it has no end of its own
    alter column contact drop not null,                      -- that of a person stands on the register
    add check ((person is null) = (from_day is null)),
    add check (until_day >= from_day);
