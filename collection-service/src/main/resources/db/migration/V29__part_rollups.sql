-- What the records of a part add to the rollup of its batch, to be added up when the batch is judged, and then removed. Of a part that
-- has too many items there is no row, nor of one that came before this table.
create table part_rollup (
    batch uuid  not null,
    part  int   not null,
    items jsonb not null, -- an array of {"day", "dimensions", "measures"}; days from 1970-01-01
    primary key (batch, part),
    foreign key (batch, part) references part (batch, number)
);
