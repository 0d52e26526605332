package cn.etown.kit.testing;

import cn.etown.kit.time.PlausibleDay;
import jakarta.ws.rs.BeanParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The days that callers of a resource send, in parameters and bodies, and whether they are looked at before they are used. */
final class SentDays {

    private final Set<Type> seen = new HashSet<>();

    private SentDays() {}

    /** The days that the operations of {@code resource} take without {@link PlausibleDay}, by their place. */
    static Stream<String> without(Class<?> resource) {
        var days = new SentDays();
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .flatMap(days::of)
                .toList()
                .stream();
    }

    private Stream<String> of(Method operation) {
        String place = operation.getDeclaringClass().getSimpleName() + "." + operation.getName();
        return Arrays.stream(operation.getParameters()).flatMap(parameter -> of(place, parameter));
    }

    private Stream<String> of(String place, Parameter parameter) {
        var type = parameter.getParameterizedType();
        return parameter.isAnnotationPresent(BeanParam.class)
                ? fields(parameter.getType())
                : of(place + "(" + parameter.getName() + ")", parameter, type);
    }

    private Stream<String> of(String place, AnnotatedElement member, Type type) {
        if (type == LocalDate.class) {
            return member.isAnnotationPresent(PlausibleDay.class) ? Stream.empty() : Stream.of(place);
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(inner -> of(place, member, inner));
        }
        return type instanceof Class<?> record && record.isRecord() ? fields(record) : Stream.empty();
    }

    private Stream<String> fields(Class<?> type) {
        if (!seen.add(type)) {
            return Stream.empty();
        }
        return Arrays.stream(type.getDeclaredFields())
                .flatMap(field -> of(type.getSimpleName() + "." + field.getName(), field, field.getGenericType()));
    }
}
