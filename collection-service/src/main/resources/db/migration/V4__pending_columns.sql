-- Columns that contracts in force ask of asset tables that are there already. A table cannot grow while parts stream into
-- it, so a job of its own adds them when it can, and takes them off this list.
create table pending_column (
    dataset text not null,
    name    text not null,
    type    text not null,
    primary key (dataset, name)
);
