-- Which data element a field of a contract means: the one it refers to, or the one of the standard that the contract follows
-- (R3.2b), so that the catalogue reads no documents. Those of earlier contracts are read by V29.1, which is in Java. Landed:
-- grows by new versions only.

create table field_element (
    contract uuid not null references contract,
    field    text not null,
    element  text not null, -- the element's code, whether or not there is one
    primary key (contract, field)
);
