package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.LocalDate;
import java.util.UUID;

/** The facts about legal records, as the feed tells them. */
final class LegalEvents {

    private LegalEvents() {}

    record LegalRecordReviewed(
            @JsonProperty("interface") String interfaceCode,
            UUID record,
            LegalRecordState state,
            boolean personalData,
            LocalDate reviewedUntil) {}

    static NewEvent reviewed(LegalRecord record) {
        var data = new LegalRecordReviewed(
                record.interfaceCode(),
                record.id(),
                record.state(),
                !record.content().personalData().isEmpty(),
                record.reviewedUntil());
        return new NewEvent("cn.etown.governance.legal-record-reviewed.v1", record.path(), data);
    }

    record LegalBasisTold(
            @JsonProperty("interface") String interfaceCode, String unit, UUID record, LocalDate reviewedUntil) {}

    /** The review of an interface's legal basis holds for some days more. */
    static NewEvent ending(LegalRecord record) {
        return told("legal-basis-ending", record);
    }

    /** The last day of the review is over and nothing took its place. */
    static NewEvent ended(LegalRecord record) {
        return told("legal-basis-ended", record);
    }

    private static NewEvent told(String fact, LegalRecord record) {
        return new NewEvent(
                "cn.etown.governance." + fact + ".v1",
                "interfaces/" + record.interfaceCode(),
                new LegalBasisTold(record.interfaceCode(), record.unit(), record.id(), record.reviewedUntil()));
    }

    record InterfaceUnlicensed(
            @JsonProperty("interface") String interfaceCode, UUID sourceSystem, String unit, LocalDate licenceUntil) {}

    /** An interface still delivers although the licence of its source has ended. */
    static NewEvent unlicensed(UnlicensedInterface found) {
        return new NewEvent(
                "cn.etown.governance.interface-unlicensed.v1",
                "interfaces/" + found.code(),
                new InterfaceUnlicensed(found.code(), found.sourceSystem(), found.unit(), found.lastDay()));
    }
}
