package cn.etown.kit.feed;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A fact to be told to whoever follows this service.
 *
 * @param type the whole name, {@code cn.etown.<service>.<fact>.v1}; once landed a type's data only grows
 * @param subject what it is about, {@code <kind>/<id>}; events of one subject are applied in order, or not at all
 * @param data what happened, as it becomes JSON; amounts as decimal strings
 */
public record NewEvent(String type, String subject, Object data) {

    private static final Pattern TYPE = Pattern.compile("cn\\.etown\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
    private static final Pattern SUBJECT = Pattern.compile("[a-z]+(-[a-z]+)*/\\S+");

    public NewEvent {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Not the type of an event: " + type);
        }
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("Not the subject of an event: " + subject);
        }
        Objects.requireNonNull(data, "data");
    }
}
