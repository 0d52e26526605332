-- In what form the content of a part was read. Before there was but one.
alter table part add column format text not null default 'text/csv';
