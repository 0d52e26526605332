package cn.etown.kit.page;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the values of query parameters. One that cannot be read is the caller's mistake and is named; by the rule of JAX-RS
 * it would be told as a path that does not exist.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class QueryValues implements ParamConverterProvider {

    private static final Kind INT = new Kind(Integer::valueOf, new Text("须为整数", "An integer is taken"));
    private static final Kind LONG = new Kind(Long::valueOf, new Text("须为整数", "An integer is taken"));
    private static final Kind BOOLEAN = oneOf(new TreeMap<>(Map.of("true", true, "false", false)));
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            Long.class, LONG,
            boolean.class, BOOLEAN,
            Boolean.class, BOOLEAN,
            LocalDate.class,
                    new Kind(LocalDate::parse, new Text("须为日期，如 2026-01-31", "A date is taken, such as 2026-01-31")),
            Instant.class,
                    new Kind(
                            QueryValues::instant,
                            new Text(
                                    "须为时刻，如 2026-01-31T09:00:00%2B08:00 或 2026-01-31T01:00:00Z",
                                    "A time is taken, such as 2026-01-31T01:00:00Z")),
            UUID.class, new Kind(UUID::fromString, new Text("须为 UUID", "A UUID is taken")));

    /**
     * @param read fails where the text is no such value
     * @param taken what such a value looks like
     */
    private record Kind(Function<String, ?> read, Text taken) {}

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var query = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(QueryParam.class::cast)
                .findFirst();
        return query.isEmpty() || isText(type, genericType)
                ? null
                : new Values<>(query.get().value(), kindOf(type));
    }

    /** Text, or several of it: nothing that could not be read. */
    private static boolean isText(Class<?> type, Type genericType) {
        return type == String.class
                || type == List.class
                        && genericType instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] == String.class;
    }

    /** A time of the years that {@link cn.etown.kit.time.PlausibleDay} takes, with any offset. */
    private static Instant instant(String text) {
        OffsetDateTime at = OffsetDateTime.parse(text);
        if (at.getYear() < 2000 || at.getYear() > 2999) {
            throw new IllegalArgumentException(text);
        }
        return at.toInstant();
    }

    private static Kind kindOf(Class<?> type) {
        if (type.isEnum()) {
            return kindOfEnum(type);
        }
        if (!KINDS.containsKey(type)) {
            throw new IllegalStateException("How to read a query parameter of " + type + " must be said here");
        }
        return KINDS.get(type);
    }

    private static Kind kindOfEnum(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return oneOf(byName);
    }

    private static Kind oneOf(Map<String, Object> values) {
        String names = String.join(", ", values.keySet());
        return new Kind(
                name -> Objects.requireNonNull(values.get(name)),
                new Text("须为以下之一：" + names, "One of " + names + " is taken"));
    }

    private record Values<T>(String parameter, Kind kind) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String value) {
            try {
                return (T) kind.read.apply(value);
            } catch (RuntimeException unreadable) {
                throw new Malformed(
                                "malformed-parameter",
                                new Text("查询参数的值无法识别", "The value of a query parameter cannot be read"))
                        .withErrors(List.of(new FieldError(parameter, kind.taken)));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
