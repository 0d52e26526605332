-- Normative documents, papers of source systems, training, interpretations (R7.2, R8.5, R12). Landed: grows by new versions only.

create table normative_document (
    id            uuid primary key,
    code          text        not null unique,
    title         text        not null,
    kind          text        not null,
    registered_at timestamptz not null,
    revision      bigint      not null
);

create index normative_document_by_kind on normative_document (kind, id);

create table document_version (
    id             uuid primary key,
    document       uuid        not null references normative_document,
    number         int         not null,
    text           text,
    link           text,
    digest         text        not null,
    state          text        not null,
    author         text        not null,
    author_name    text        not null,
    drafted_at     timestamptz not null,
    in_force_from  date,
    in_force_until date, -- the first day on which it does not hold
    acknowledge_by date,
    revision       bigint      not null,
    unique (document, number),
    check ((text is null) <> (link is null))
);

create index document_version_to_acknowledge on document_version (acknowledge_by, id) where state = 'PUBLISHED';

create trigger document_version_is_fixed before update of document, number, text, link, digest, author on document_version
    for each row
    when ((old.document, old.number, old.text, old.link, old.digest, old.author)
          is distinct from (new.document, new.number, new.text, new.link, new.digest, new.author))
    execute function refuse_change();

create trigger document_version_is_kept before delete on document_version
    for each row execute function refuse_change();

create table acknowledgement (
    version     uuid        not null references document_version,
    unit        text        not null references unit,
    signer      text        not null,
    signer_name text        not null,
    at          timestamptz not null,
    primary key (version, unit)
);

create trigger acknowledgement_is_kept before update or delete on acknowledgement
    for each row execute function refuse_change();

-- Which papers a source system needs in its phase; set by this project after R8.5 (规划、资产、场景).
create table required_paper (
    phase text not null,
    kind  text not null,
    primary key (phase, kind)
);

insert into required_paper (phase, kind) values
    ('PLANNING', 'PLANNING_SPECIFICATION'),
    ('CONSTRUCTION', 'PLANNING_SPECIFICATION'),
    ('CONSTRUCTION', 'SCENARIOS'),
    ('OPERATION', 'PLANNING_SPECIFICATION'),
    ('OPERATION', 'SCENARIOS'),
    ('OPERATION', 'ASSET_LIST');

create table system_paper (
    id            uuid primary key,
    source_system uuid        not null references source_system,
    unit          text        not null references unit,
    kind          text        not null,
    title         text        not null,
    version       text        not null,
    link          text        not null,
    digest        text        not null,
    valid_from    date        not null,
    filer         text        not null,
    filer_name    text        not null,
    filed_at      timestamptz not null,
    unique (source_system, kind, version)
);

create index system_paper_by_unit on system_paper (unit, id);

create trigger system_paper_is_kept before update or delete on system_paper
    for each row execute function refuse_change();

create table training_session (
    id            uuid primary key,
    topic         text        not null,
    clause        text        not null,
    held_on       date        not null,
    material      text,
    registered_at timestamptz not null,
    attendance_at timestamptz, -- when attendances were last recorded
    revision      bigint      not null
);

create index training_session_by_day on training_session (held_on);

create table training_invitation (
    session     uuid        not null references training_session,
    unit        text        not null references unit,
    people      int check (people >= 0), -- null: nothing recorded yet
    recorder    text,
    recorded_at timestamptz,
    primary key (session, unit)
);

create index training_invitation_by_unit on training_invitation (unit, session);

create table interpretation (
    id             uuid primary key,
    clause         text        not null,
    question       text        not null,
    answer         text        not null,
    searchable     text        not null,
    reference      text        not null,
    state          text        not null,
    author         text        not null,
    author_name    text        not null,
    drafted_at     timestamptz not null,
    in_force_from  date        not null,
    in_force_until date, -- the first day on which it does not hold
    supersedes     uuid references interpretation,
    superseded_by  uuid references interpretation,
    revision       bigint      not null
);

create index interpretation_by_clause on interpretation (clause, id);

create trigger interpretation_is_fixed
    before update of clause, question, answer, searchable, reference, author, in_force_from, supersedes on interpretation
    for each row
    when ((old.clause, old.question, old.answer, old.searchable, old.reference, old.author, old.in_force_from, old.supersedes)
          is distinct from
          (new.clause, new.question, new.answer, new.searchable, new.reference, new.author, new.in_force_from, new.supersedes))
    execute function refuse_change();

create trigger interpretation_is_kept before delete on interpretation
    for each row execute function refuse_change();
