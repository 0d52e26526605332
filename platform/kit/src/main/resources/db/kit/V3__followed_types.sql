-- Up to where each subscription has taken, or passed over, the events of each type that it wants. In step with feed_position
-- where nothing was missed; behind it where the type is followed only since then, or a replica moved on that did not know of it.
create table followed_type (
    source       text   not null,
    subscription text   not null,
    type         text   not null,
    read_to      bigint not null,
    primary key (source, subscription, type)
);

-- Up to where the account above is kept; null: not at all yet. Behind the position where a replica of before moved on.
alter table feed_position add column accounted_to bigint;

-- An event that one subscription alone reads after the others may be parked for that one; null: for all that want it.
alter table parked_event add column subscription text;
alter table parked_event drop constraint parked_event_source_position_key;
create unique index parked_event_once on parked_event (source, position, coalesce(subscription, ''));
