package cn.etown.governance.interfaces;

import cn.etown.governance.history.Step;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.usage.Dependent;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The facts about an interface, as the feed tells them. */
final class InterfaceEvents {

    private InterfaceEvents() {}

    /** @param nameEn absent where it has no English name */
    record InterfaceRegistered(
            String code,
            String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) String nameEn,
            String unit,
            UUID sourceSystem,
            DataDomain domain) {}

    /** @param nameEn absent where it has no English name */
    record InterfaceChanged(
            String code,
            String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) String nameEn,
            Instant at) {}

    record InterfaceMoved(String code, Enum<?> from, Enum<?> to, Instant at) {}

    record InterfaceDeprecated(String code, LocalDate sunset, Instant at, List<Dependent> dependents) {}

    static NewEvent registered(DataInterface found) {
        var data = new InterfaceRegistered(
                found.code(), found.name(), found.nameEn(), found.unit(), found.sourceSystem(), found.domain());
        return new NewEvent("cn.etown.governance.interface-registered.v1", subject(found), data);
    }

    static NewEvent changed(DataInterface found, Instant at) {
        var data = new InterfaceChanged(found.code(), found.name(), found.nameEn(), at);
        return new NewEvent("cn.etown.governance.interface-changed.v1", subject(found), data);
    }

    static NewEvent moved(DataInterface found, Step step, Instant at) {
        var data = new InterfaceMoved(found.code(), step.from(), step.to(), at);
        return new NewEvent("cn.etown.governance.interface-moved.v1", subject(found), data);
    }

    /** Tells everybody who depends on it, grant holders among them, until when they can. */
    static NewEvent deprecated(DataInterface found, List<Dependent> dependents, Instant at) {
        var data = new InterfaceDeprecated(found.code(), found.sunset(), at, dependents);
        return new NewEvent("cn.etown.governance.interface-deprecated.v1", subject(found), data);
    }

    static String subject(DataInterface found) {
        return "interfaces/" + found.code();
    }
}
