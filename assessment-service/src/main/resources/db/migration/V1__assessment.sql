-- Units, evaluation schemes and scores. Landed: grows by new versions only.

-- Followed from governance's feed.
create table known_unit (
    code text primary key,
    name text not null
);

create table scheme (
    id               uuid primary key,
    code             text    not null,
    version          int     not null,
    name_zh          text    not null,
    name_en          text    not null,
    holds_from       date    not null unique, -- one scheme is in force on any day: the newest that holds from then or before
    source           text    not null,
    least_assessable numeric not null check (least_assessable > 0), -- in points; with fewer there is no grade
    unique (code, version)
);

create table scheme_indicator (
    scheme          uuid    not null references scheme,
    position        int     not null,
    code            text    not null,
    name_zh         text    not null,
    name_en         text    not null,
    clause          text    not null,
    maximum         numeric not null check (maximum > 0),
    formula         text    not null,
    formula_version int     not null,
    primary key (scheme, position),
    unique (scheme, code)
);

create table scheme_grade (
    scheme       uuid    not null references scheme,
    grade        text    not null,
    from_percent numeric not null check (from_percent between 0 and 100),
    primary key (scheme, grade),
    unique (scheme, from_percent)
);

create table score (
    id           uuid primary key,
    unit         text        not null references known_unit,
    scored_month text        not null check (scored_month ~ '^\d{4}-\d{2}$'),
    edition      int         not null check (edition > 0),
    scheme       uuid        not null references scheme,
    points       numeric     not null,
    assessable   numeric     not null,
    percent      numeric,
    grade        text,
    document     text        not null, -- canonical JSON (RFC 8785), with all figures the score was made of
    digest       text        not null check (digest = 'sha-256:' || encode(sha256(convert_to(document, 'UTF8')), 'hex')),
    made_at      timestamptz not null,
    maker        text        not null,
    maker_name   text        not null,
    unique (unit, scored_month, edition)
);

create index score_by_unit on score (unit, id);
create index score_by_month on score (scored_month, id);

-- The rules and what was said under them stay as they were written, even by mistake of the service itself.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_table_name;
end $$;

create trigger scheme_is_fixed before update or delete on scheme
    for each row execute function refuse_change();
create trigger scheme_indicator_is_fixed before update or delete on scheme_indicator
    for each row execute function refuse_change();
create trigger scheme_grade_is_fixed before update or delete on scheme_grade
    for each row execute function refuse_change();
create trigger score_is_fixed before update or delete on score
    for each row execute function refuse_change();

-- The scheme to start with: 15 points of the 60 that a grade asks for, so it gives none. [ours] marks numbers set by this project for want of a source.
insert into scheme (id, code, version, name_zh, name_en, holds_from, source, least_assessable)
values ('01857000-0000-7000-8000-000000000001', 'unit-month', 1, '单位月度评价体系（起步版）', 'Monthly evaluation of units (to start with)',
        '2010-01-01', '[ours] 指标取自制度第八条的准确性、一致性；分值与等次由本项目设定，参照县级考核做法', 60);

insert into scheme_indicator (scheme, position, code, name_zh, name_en, clause, maximum, formula, formula_version)
values ('01857000-0000-7000-8000-000000000001', 0, 'accuracy', '准确性', 'Accuracy', 'R8.3', 10, 'accuracy', 1),
       ('01857000-0000-7000-8000-000000000001', 1, 'consistency', '一致性（申报与清点）', 'Consistency (declared against counted)', 'R8.3', 5,
        'declared-against-counted', 1);

insert into scheme_grade (scheme, grade, from_percent)
values ('01857000-0000-7000-8000-000000000001', 'EXCELLENT', 90),
       ('01857000-0000-7000-8000-000000000001', 'GOOD', 80),
       ('01857000-0000-7000-8000-000000000001', 'QUALIFIED', 60),
       ('01857000-0000-7000-8000-000000000001', 'UNQUALIFIED', 0);
