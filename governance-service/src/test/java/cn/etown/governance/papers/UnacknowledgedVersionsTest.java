package cn.etown.governance.papers;

import cn.etown.governance.SetClock;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.MissedPage;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.papers.PaperFixtures.document;
import static cn.etown.governance.papers.PaperFixtures.published;
import static cn.etown.governance.papers.PaperFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UnacknowledgedVersionsTest {

    private static final int PAGE = 2;

    private final UnacknowledgedVersions duties;
    private final SetClock clock;

    UnacknowledgedVersionsTest(UnacknowledgedVersions duties, SetClock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @AfterEach
    void runOn() {
        clock.run();
    }

    /** A page that has nobody on it, since their own terms go on, is not the last. */
    @Test
    void areFoundPageByPageOfEveryVersionAndUnit() throws Throwable {
        var units = List.of(registered(), registered(), registered());
        String first = published(document(), today());
        String second = published(document(), today());
        clock.setTo(SetClock.now().plus(Duration.ofDays(40)));
        var later = List.of(registered(), registered(), registered());
        asOf("signer", units.get(0)).post(first + "/acknowledgements").then().statusCode(201);

        var found = walk();

        assertThat(found)
                .extracting(Missed::object, Missed::unit)
                .doesNotHaveDuplicates()
                .contains(
                        tuple(first.substring(1), units.get(1)),
                        tuple(first.substring(1), units.get(2)),
                        tuple(second.substring(1), units.get(0)),
                        tuple(second.substring(1), units.get(1)),
                        tuple(second.substring(1), units.get(2)))
                .doesNotContain(tuple(first.substring(1), units.get(0)));
        assertThat(found).extracting(Missed::unit).doesNotContainAnyElementsOf(later);
    }

    private List<Missed> walk() throws Throwable {
        var found = new ArrayList<Missed>();
        var day = today().plusDays(40);
        MissedPage page;
        String place = "";
        do {
            String after = place;
            page = VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> duties.missed(day, after, PAGE)));
            assertThat(page.missed()).hasSizeLessThanOrEqualTo(PAGE);
            found.addAll(page.missed());
            place = page.next();
        } while (place != null);
        return found;
    }

    private static String registered() {
        String code = newUnitCode();
        unit(code);
        return code;
    }
}
