-- Lifecycle, assurance policies, legal basis and responsible people of interfaces (R3.2f, R5.3, R7.4). Landed: grows by new versions only.

alter table data_interface
    add column sunset            date, -- the last day before it may be retired, set when it is deprecated
    add column suspension_reason text; -- while it is suspended

-- What collection measured of a trial batch.
create table acceptance (
    id               uuid primary key,
    interface_code   text        not null references data_interface,
    trial_batch      text        not null,
    contract_version text        not null,
    criteria         text        not null, -- JSON
    passed           boolean     not null,
    reported_at      timestamptz not null
);

create index acceptance_by_interface on acceptance (interface_code, id);

create trigger acceptance_is_kept before update or delete on acceptance
    for each row execute function refuse_change();

create table assurance_policy (
    id             uuid primary key,
    interface_code text        not null references data_interface,
    number         int         not null,
    holds_from     date        not null,
    terms          text        not null, -- JSON
    reason         text        not null,
    author         text        not null,
    author_name    text        not null,
    set_at         timestamptz not null,
    unique (interface_code, number)
);

-- The policy in force on a date: the one that begins last before it, the newest of those that begin on one day.
create index assurance_policy_by_date on assurance_policy (interface_code, holds_from desc, number desc);

create trigger assurance_policy_is_kept before update or delete on assurance_policy
    for each row execute function refuse_change();

create table legal_record (
    id             uuid primary key,
    interface_code text        not null references data_interface,
    unit           text        not null references unit,
    content        text        not null, -- JSON: bases, personal data, risks
    state          text        not null,
    author         text        not null,
    author_name    text        not null,
    submitted_at   timestamptz not null,
    review_due     date        not null,
    reviewer_name  text,
    reviewed_at    timestamptz,
    reviewed_until date,
    revision       bigint      not null
);

create index legal_record_by_interface on legal_record (interface_code, id);
create index legal_record_to_review on legal_record (review_due, id) where state = 'SUBMITTED';
create index legal_record_to_review_anew on legal_record (reviewed_until, id) where state = 'REVIEWED';

-- One record of an interface holds at most, whoever writes.
create unique index legal_record_in_force on legal_record (interface_code) where state = 'REVIEWED';

create trigger legal_record_is_fixed before update of content, author, interface_code on legal_record
    for each row
    when ((old.content, old.author, old.interface_code) is distinct from (new.content, new.author, new.interface_code))
    execute function refuse_change();

create trigger legal_record_is_kept before delete on legal_record
    for each row execute function refuse_change();

-- Who answers for an interface; the newest one does.
create table interface_responsibility (
    id             uuid primary key,
    interface_code text        not null references data_interface,
    office         text        not null,
    duty           text        not null,
    contact        text        not null,
    named_by       text        not null,
    named_at       timestamptz not null
);

create index interface_responsibility_by_interface on interface_responsibility (interface_code, id);

create trigger interface_responsibility_is_kept before update or delete on interface_responsibility
    for each row execute function refuse_change();
