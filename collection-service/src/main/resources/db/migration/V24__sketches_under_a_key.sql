-- The center's secret under which things are hashed that are named by fields not open to all who may see a batch (R3.2d). It stands
-- beside the rows themselves: it keeps what leaves the database from telling of them, not those who can read the database.
create table sketch_key (
    only_row boolean primary key default true check (only_row),
    secret   bytea not null check (octet_length(secret) = 32)
);

insert into sketch_key (secret)
select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

-- In `sketches` a text is a sketch of hashes that anybody can make, an object with the member `keyed` one of hashes under the key.

-- Requests to compute rollups anew that wait behind a computation under way. Rows are only added where a correction is judged or a
-- field is classified, so that neither waits for a computation.
create table rollup_request (
    id           uuid primary key,
    interface    text        not null,
    batch        uuid, -- null: all of the interface
    requested_at timestamptz not null,
    requested_by text        not null
);

-- Sketches made before are all of hashes that anybody can make.
insert into rollup_request (id, interface, requested_at, requested_by)
select gen_random_uuid(), b.interface, now(), 'collection-service'
from batch b
where exists (select from rollup_day d where d.batch = b.id and d.sketches is not null)
group by b.interface;
