-- The codes of the code lists as governance tells them. A published version does not change; it is known when as many codes are
-- here as it has entries.
create table followed_code_list (
    list         text        not null,
    number       int         not null,
    published_at timestamptz not null,
    entries      int         not null,
    primary key (list, number)
);

create table followed_code (
    list        text not null,
    number      int  not null,
    code        text not null,
    valid_from  date, -- null: always; the end likewise
    valid_until date,
    primary key (list, number, code),
    foreign key (list, number) references followed_code_list
);
