package cn.etown.kit.page;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses query parameters that an operation does not know: a mistyped filter must not answer with everything. */
@ApplicationScoped
public class UnknownParameters {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> asked = request.getUriInfo().getQueryParameters().keySet();
        if (asked.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        Set<String> allowed = known.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::parametersOf);
        List<FieldError> unknown = asked.stream()
                .filter(name -> !allowed.contains(name))
                .map(name -> new FieldError(name, new Text("没有这个查询参数", "There is no such query parameter")))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Malformed("unknown-parameter", new Text("含有未知的查询参数", "The query has unknown parameters"))
                    .withErrors(unknown);
        }
    }

    private static Set<String> parametersOf(Method method) {
        var names = new HashSet<String>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(QueryParam.class))
                        .forEach(field ->
                                names.add(field.getAnnotation(QueryParam.class).value()));
            }
        }
        return names;
    }
}
