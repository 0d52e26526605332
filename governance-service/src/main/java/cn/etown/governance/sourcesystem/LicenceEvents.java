package cn.etown.governance.sourcesystem;

import cn.etown.kit.feed.NewEvent;

import java.time.LocalDate;
import java.util.UUID;

/** The facts about licences, as the feed tells them: the last day each time, {@code null} where there is no end. */
final class LicenceEvents {

    private LicenceEvents() {}

    record LicenceTold(UUID sourceSystem, String unit, UUID licence, int number, LocalDate until) {}

    /** A version holds from now on, in the place of the one before. */
    static NewEvent accepted(LicenceVersion licence) {
        return event("licence-accepted", licence);
    }

    /** It holds for some days more. */
    static NewEvent ending(LicenceVersion licence) {
        return event("licence-ending", licence);
    }

    /** Its last day is over and no other took its place. */
    static NewEvent ended(LicenceVersion licence) {
        return event("licence-ended", licence);
    }

    private static NewEvent event(String fact, LicenceVersion licence) {
        return new NewEvent(
                "cn.etown.governance." + fact + ".v1",
                "source-systems/" + licence.sourceSystem(),
                new LicenceTold(
                        licence.sourceSystem(), licence.unit(), licence.id(), licence.number(), licence.untilDay()));
    }
}
