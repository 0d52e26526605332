-- Where in governance's feed it stood what is known of classes and calendars: an event that is read again never takes the place of a
-- later one. What is there already was told up to the position of the feed, but for whatever is parked.
alter table field_class add column position bigint not null default 0;
alter table followed_calendar add column position bigint not null default 0;

do $$
begin
    -- Not there in a database that is new.
    if to_regclass('kit.feed_position') is not null then
        update field_class c set position = least(
            coalesce((select position from kit.feed_position where source = 'governance'), 0),
            (select min(position) - 1 from kit.parked_event
                where source = 'governance' and applied_at is null and subject = 'interfaces/' || c.interface));
        update followed_calendar c set position = least(
            coalesce((select position from kit.feed_position where source = 'governance'), 0),
            (select min(position) - 1 from kit.parked_event
                where source = 'governance' and applied_at is null and subject = 'calendars/' || c.year));
    end if;
end $$;
