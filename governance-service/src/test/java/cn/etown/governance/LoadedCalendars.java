package cn.etown.governance;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.stream.IntStream;

/**
 * Loads the calendars that terms from today on reach into, where the project holds none for want of a notice: the tests then
 * run on any day. They have one holiday, New Year's Day.
 */
@ApplicationScoped
class LoadedCalendars {

    void load(@Observes @Priority(1) StartupEvent start, Pool pool) {
        int year = SetClock.TODAY.getYear();
        pool.preparedQuery("""
                        with added as (
                            insert into calendar_year (year, source, entered_at, revision)
                            values ($1, '测试用日历', now(), 0) on conflict do nothing returning *),
                        holiday as (
                            insert into calendar_day (day, year, name, working)
                            select make_date(year, 1, 1), year, '元旦', false from added returning *)
                        insert into calendar_version (id, year, revision, source, days, entered_at)
                        select gen_random_uuid(), a.year, a.revision, a.source, json_build_array(json_build_object(
                            'day', h.day, 'name', h.name, 'working', h.working)), a.entered_at
                        from added a join holiday h using (year)""")
                .executeBatch(IntStream.rangeClosed(year, year + 1)
                        .mapToObj(Tuple::of)
                        .toList())
                .await()
                .indefinitely();
    }
}
