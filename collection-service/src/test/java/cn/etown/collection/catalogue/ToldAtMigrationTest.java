package cn.etown.collection.catalogue;

import cn.etown.collection.BareDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of before positions were kept takes what it knows for told up to where it has read, but for what is parked. */
class ToldAtMigrationTest {

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate("27");

    private static final String BEFORE = """
            insert into field_class (interface, field, sensitivity_class, personal) values
                ('lines', 'price', 'L3', false), ('parked', 'price', 'L1', false), ('applied', 'price', 'L1', false);
            insert into followed_calendar (year, days) values (2026, '[]'), (2027, '[]');
            insert into kit.feed_position (source, position) values ('governance', 70), ('monitoring', 90);
            insert into kit.parked_event (id, source, subject, position, event, parked_at, applied_at) values
                (gen_random_uuid(), 'governance', 'interfaces/parked', 50, '{}', now(), null),
                (gen_random_uuid(), 'governance', 'interfaces/parked', 60, '{}', now(), null),
                (gen_random_uuid(), 'governance', 'interfaces/applied', 40, '{}', now(), now()),
                (gen_random_uuid(), 'governance', 'calendars/2027', 30, '{}', now(), null);
            """;

    @Test
    void takesWhatIsKnownForToldUpToThePosition() {
        DATABASE.migrate("kit", "db/kit", "3").run(BEFORE);

        DATABASE.migrate("27.1");

        assertThat(DATABASE.lines("select interface || ' ' || position from field_class"
                        + " union all select year || ' ' || position from followed_calendar"))
                .containsExactlyInAnyOrder("lines 70", "parked 49", "applied 70", "2026 70", "2027 29");
    }
}
