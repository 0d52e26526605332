-- Whether a unit has accepted batches of a dataset before or after one (R8.3), without reading all its batches.
create index batch_accepted_of_dataset on batch (unit, dataset, number) where state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS');
