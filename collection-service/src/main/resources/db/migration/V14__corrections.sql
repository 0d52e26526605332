-- What a correction says of itself when it is opened, and what it came to when it was judged.
alter table batch
    add column correction jsonb, -- {"reason": …, "explanation": {"text": …, "link": …, "digest": …}}
    add column corrected  jsonb; -- {"upserts": …, "withdrawals": …, "superseded": …, "totalsBefore": {…}, …}

-- The lines of corrections that take a record away. Only added to, but for those that go to quarantine when the batch is judged
-- and those of batches that were given up. What each took away stands in supersession.
create table withdrawal (
    batch  bigint   not null references batch (number),
    part   int      not null,
    line   bigint   not null,
    bucket smallint not null,
    digest bytea    not null,
    key    jsonb    not null, -- the canonical texts of the business key, in its order
    primary key (batch, part, line)
);
