package cn.etown.kit.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as the feed shows it: CloudEvents 1.0, structured JSON. The envelope is frozen.
 *
 * @param source the service that tells it, as the path of its API
 * @param time RFC 3339, in UTC
 * @param sequence the position in the feed: a decimal string, gapless from 1
 * @param traceparent the trace of the change, W3C; absent where there was none
 * @param data the JSON exactly as it was written
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "sequence",
    "traceparent",
    "data"
})
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String datacontenttype,
        String sequence,
        @JsonInclude(JsonInclude.Include.NON_NULL) String traceparent,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {}
