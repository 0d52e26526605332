package cn.etown.kit.problem;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells where in a request a constraint is violated, in the API's names: Java may have to call a thing otherwise, since
 * {@code interface} is no name there.
 */
@Singleton
class ViolatedPlaces {

    private static final JavaType ANYTHING = TypeFactory.unknownType();

    private final ObjectMapper json;

    ViolatedPlaces(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Where {@code violation} stands: a JSON pointer into the body, or the name of a parameter or header.
     *
     * @param resource the method that was to be called
     */
    String pointerTo(ConstraintViolation<?> violation, Method resource) {
        Iterator<Path.Node> steps = violation.getPropertyPath().iterator();
        steps.next();
        Parameter parameter = parameterOf(resource, steps.next());
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            String field = steps.next().getName();
            return fieldOf(parameter.getType(), field)
                    .flatMap(ViolatedPlaces::nameOf)
                    .orElse(field);
        }
        return nameOf(parameter).orElseGet(() -> inBody(parameter, steps));
    }

    private static Parameter parameterOf(Method resource, Path.Node step) {
        return resource.getParameters()[step.as(Path.ParameterNode.class).getParameterIndex()];
    }

    private static Optional<Field> fieldOf(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }

    /** The name under which the request has it, absent where it is the body. */
    private static Optional<String> nameOf(AnnotatedElement given) {
        return nameOf(given, QueryParam.class, QueryParam::value)
                .or(() -> nameOf(given, PathParam.class, PathParam::value))
                .or(() -> nameOf(given, HeaderParam.class, HeaderParam::value));
    }

    private static <A extends Annotation> Optional<String> nameOf(
            AnnotatedElement given, Class<A> annotation, Function<A, String> name) {
        return Optional.ofNullable(given.getAnnotation(annotation)).map(name);
    }

    private String inBody(Parameter body, Iterator<Path.Node> steps) {
        JavaType type = json.constructType(body.getParameterizedType());
        var pointer = new StringBuilder();
        while (steps.hasNext()) {
            Path.Node step = steps.next();
            if (step.isInIterable()) {
                placeIn(step).ifPresent(place -> append(pointer, place));
                type = type.getContentType();
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                Optional<BeanPropertyDefinition> member = memberOf(type, step.getName());
                append(pointer, member.map(BeanPropertyDefinition::getName).orElse(step.getName()));
                type = member.map(BeanPropertyDefinition::getPrimaryType).orElse(ANYTHING);
            }
        }
        return pointer.toString();
    }

    /** The index in a list or the key in a map, absent in a set. */
    private static Optional<String> placeIn(Path.Node step) {
        return Optional.<Object>ofNullable(step.getIndex())
                .or(() -> Optional.ofNullable(step.getKey()))
                .map(Object::toString);
    }

    private Optional<BeanPropertyDefinition> memberOf(JavaType type, String name) {
        return json.getDeserializationConfig().introspect(type).findProperties().stream()
                .filter(member -> member.getInternalName().equals(name))
                .findFirst();
    }

    private static void append(StringBuilder pointer, String step) {
        pointer.append('/').append(ProblemMappers.escape(step));
    }
}
