-- Accounts by invitation. No password is ever kept. Landed: grows by new versions only.

create table invitation (
    id           uuid        primary key,
    person       uuid        not null references responsible_person,
    unit         text        not null references unit,
    login_name   text        not null,
    email        text,
    roles        text[]      not null,
    state        text        not null,
    problem      text,                 -- why Keycloak did not take the account
    account      text,                 -- the account's id in Keycloak, once it is made
    by_unit      boolean     not null, -- a signer of the unit invited, not the center
    inviter      text        not null,
    inviter_name text        not null,
    invited_at   timestamptz not null,
    until_day    date        not null,
    next_try_at  timestamptz,          -- when something is to be looked for or done in Keycloak; null: nothing is
    failures     int         not null,
    revision     bigint      not null
);

-- A person has one invitation that holds, and a name stands for one account.
create unique index invitation_of_a_person_is_one on invitation (person)
    where state in ('ASKED', 'ACCOUNT_MADE', 'SENT', 'ACCEPTED');
create unique index invitation_to_a_name_is_one on invitation (login_name)
    where state in ('ASKED', 'ACCOUNT_MADE', 'SENT', 'ACCEPTED');
create index invitation_by_unit on invitation (unit, id);
create index invitation_by_state on invitation (state, id);
create index invitation_by_person on invitation (person, id);
create index invitation_due on invitation (next_try_at) where next_try_at is not null;
create index invitation_waiting on invitation (until_day, id) where state in ('ACCOUNT_MADE', 'REFUSED', 'EXPIRED');

-- Who left, so that their accounts are shut.
create index responsible_person_who_left on responsible_person (until_day) where until_day is not null;
