-- Until when a unit holds what it must hold before it may send or read (R4.1), as governance told it last. A unit of which
-- nothing was told has no row, and holds nothing.
create table unit_standing (
    unit                    text primary key,
    agreement_until         date, -- the last day, null where it was never held
    security_evidence_until date
);
