-- How sensitive the fields of an interface are, as governance told it last.
create table field_class (
    interface         text    not null,
    field             text    not null,
    sensitivity_class text, -- null as long as nobody has classified it
    personal          boolean not null,
    primary key (interface, field)
);

-- What the records of a part look like, to be merged when the batch is judged, and then removed.
create table part_profile (
    batch   uuid  not null,
    part    int   not null,
    profile bytea not null,
    primary key (batch, part),
    foreign key (batch, part) references part (batch, number)
);

-- What the records of a judged batch look like.
create table batch_profile (
    batch   uuid  primary key references batch,
    profile bytea not null
);
