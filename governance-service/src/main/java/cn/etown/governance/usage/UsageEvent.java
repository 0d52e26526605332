package cn.etown.governance.usage;

import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.UUID;

/**
 * The fact that a use was registered, described anew, or ended, as the feed tells it. It says one of the two what it is of, and
 * the other member is not there.
 *
 * @param interfaceCode absent where it is of a data item
 * @param dataItem absent where it is of an interface
 */
record UsageEvent(
        UUID id,

        @JsonProperty("interface") @JsonInclude(JsonInclude.Include.NON_NULL)
        String interfaceCode,

        @JsonInclude(JsonInclude.Include.NON_NULL) UUID dataItem,
        UsageKind kind,
        String link,
        String name,
        String unit,
        List<String> fields) {

    static NewEvent registered(Usage usage) {
        return event("cn.etown.governance.usage-registered.v1", usage);
    }

    static NewEvent ended(Usage usage) {
        return event("cn.etown.governance.usage-ended.v1", usage);
    }

    private static NewEvent event(String type, Usage usage) {
        return new NewEvent(
                type,
                usage.path(),
                new UsageEvent(
                        usage.id(),
                        usage.interfaceCode(),
                        usage.dataItem(),
                        usage.kind(),
                        usage.link(),
                        usage.name(),
                        usage.unit(),
                        usage.fields()));
    }
}
