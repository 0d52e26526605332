-- The published calendars: where a year departs from the week of five working days. Landed: grows by new versions only.

create table calendar_year (
    year       int         primary key check (year between 2000 and 2999),
    source     text        not null, -- the notice it was taken from
    entered_at timestamptz not null,
    revision   bigint      not null
);

create table calendar_day (
    day     date    primary key,
    year    int     not null references calendar_year,
    name    text    not null, -- the holiday it belongs to
    working boolean not null  -- a weekend that is worked (调休), else a day off
);

create index calendar_day_by_year on calendar_day (year);

-- Written from the yearly notices of the General Office of the State Council on public holidays (部分节假日安排的通知).
insert into calendar_year (year, source, entered_at, revision) values
    (2024, 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm', now(), 0),
    (2025, 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm', now(), 0),
    (2026, 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm', now(), 0);

insert into calendar_day (day, year, name, working)
select day::date, extract(year from day), notice.name, false
from (values
    ('元旦',         date '2024-01-01', date '2024-01-01'),
    ('春节',         date '2024-02-10', date '2024-02-17'),
    ('清明节',       date '2024-04-04', date '2024-04-06'),
    ('劳动节',       date '2024-05-01', date '2024-05-05'),
    ('端午节',       date '2024-06-10', date '2024-06-10'),
    ('中秋节',       date '2024-09-15', date '2024-09-17'),
    ('国庆节',       date '2024-10-01', date '2024-10-07'),
    ('元旦',         date '2025-01-01', date '2025-01-01'),
    ('春节',         date '2025-01-28', date '2025-02-04'),
    ('清明节',       date '2025-04-04', date '2025-04-06'),
    ('劳动节',       date '2025-05-01', date '2025-05-05'),
    ('端午节',       date '2025-05-31', date '2025-06-02'),
    ('国庆节、中秋节', date '2025-10-01', date '2025-10-08'),
    ('元旦',         date '2026-01-01', date '2026-01-03'),
    ('春节',         date '2026-02-15', date '2026-02-23'),
    ('清明节',       date '2026-04-04', date '2026-04-06'),
    ('劳动节',       date '2026-05-01', date '2026-05-05'),
    ('端午节',       date '2026-06-19', date '2026-06-21'),
    ('中秋节',       date '2026-09-25', date '2026-09-27'),
    ('国庆节',       date '2026-10-01', date '2026-10-07')
) as notice (name, first, last), generate_series(notice.first, notice.last, interval '1 day') as day;

insert into calendar_day (day, year, name, working)
select day, extract(year from day), name, true
from (values
    ('春节',         date '2024-02-04'), ('春节',         date '2024-02-18'),
    ('清明节',       date '2024-04-07'),
    ('劳动节',       date '2024-04-28'), ('劳动节',       date '2024-05-11'),
    ('中秋节',       date '2024-09-14'),
    ('国庆节',       date '2024-09-29'), ('国庆节',       date '2024-10-12'),
    ('春节',         date '2025-01-26'), ('春节',         date '2025-02-08'),
    ('劳动节',       date '2025-04-27'),
    ('国庆节、中秋节', date '2025-09-28'), ('国庆节、中秋节', date '2025-10-11'),
    ('元旦',         date '2026-01-04'),
    ('春节',         date '2026-02-14'), ('春节',         date '2026-02-28'),
    ('劳动节',       date '2026-05-09'),
    ('国庆节',       date '2026-09-20'), ('国庆节',       date '2026-10-10')
) as notice (name, day);
