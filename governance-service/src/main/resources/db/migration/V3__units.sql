-- Who a unit is, its responsible people, and what it must hold to send or read: agreement, security evidence, emergency
-- plan. Licences of external sources. Landed: grows by new versions only.

alter table unit
    add column kind          text,
    add column roles         text[] not null default '{}',
    add column township_code text,
    add column township_name text,
    add column parent        text references unit,
    add column phone         text,
    add column email         text,
    add constraint unit_is_not_its_own_parent check (parent <> code);

create index unit_by_parent on unit (parent, code);

create table responsible_person (
    id            uuid        primary key,
    unit          text        not null references unit,
    name          text        not null,
    office        text        not null,
    duty          text        not null,
    phone         text,
    email         text,
    from_day      date        not null,
    until_day     date,
    registered_at timestamptz not null,
    revision      bigint      not null
);

create index responsible_person_by_unit on responsible_person (unit, id);

create table agreement (
    version        bigint      primary key,
    title          text        not null,
    text           text        not null,
    digest         text        not null, -- of the text in UTF-8
    valid_from     date        not null,
    term_months    int         not null, -- for how long a signing holds
    published_at   timestamptz not null,
    publisher      text        not null,
    publisher_name text        not null
);

create table agreement_signing (
    id          uuid        primary key,
    unit        text        not null references unit,
    version     bigint      not null references agreement,
    digest      text        not null,
    signed_at   timestamptz not null,
    signed_on   date        not null,
    until_day   date        not null,
    signer      text        not null,
    signer_name text        not null,
    unique (unit, version, signed_on)
);

create index agreement_signing_by_unit on agreement_signing (unit, id);
create index agreement_signing_by_end on agreement_signing (unit, until_day);

create table evidence_filing (
    id          uuid        primary key,
    unit        text        not null references unit,
    kind        text        not null,
    file_number text        not null,
    link        text,
    digest      text        not null, -- of the file itself
    issued_by   text        not null,
    until_day   date        not null,
    state       text        not null,
    filed_at    timestamptz not null,
    filer       text        not null,
    filer_name  text        not null,
    revision    bigint      not null
);

create index evidence_filing_by_unit on evidence_filing (unit, id);
create index evidence_filing_by_state on evidence_filing (state, id);
create index evidence_filing_by_end on evidence_filing (unit, state, until_day);

create table emergency_plan (
    id             uuid        primary key,
    unit           text        not null references unit,
    version        bigint      not null,
    title          text        not null,
    link           text        not null,
    digest         text        not null, -- of the file itself
    reviewed_until date        not null,
    filed_at       timestamptz not null,
    filer          text        not null,
    filer_name     text        not null,
    unique (unit, version)
);

create index emergency_plan_by_unit on emergency_plan (unit, id);

-- What was published, signed or filed stays as it was written, even by mistake of the service itself.
create trigger agreement_is_history before update or delete on agreement
    for each row execute function refuse_change();

create trigger agreement_signing_is_history before update or delete on agreement_signing
    for each row execute function refuse_change();

create trigger emergency_plan_is_history before update or delete on emergency_plan
    for each row execute function refuse_change();

create trigger evidence_filing_is_fixed
    before update of unit, kind, file_number, link, digest, issued_by, until_day, filed_at, filer on evidence_filing
    for each row
    when ((old.unit, old.kind, old.file_number, old.link, old.digest, old.issued_by, old.until_day, old.filed_at, old.filer)
          is distinct from
          (new.unit, new.kind, new.file_number, new.link, new.digest, new.issued_by, new.until_day, new.filed_at, new.filer))
    execute function refuse_change();

create trigger evidence_filing_is_kept before delete on evidence_filing
    for each row execute function refuse_change();

-- The licence or legal basis by which an external source may be used (R3.1, R5.3).
alter table source_system
    add column licence       text,
    add column licence_link  text,
    add column licence_until date;
