package cn.etown.kit.problem;

import cn.etown.kit.json.UnfitText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.hibernate.HibernateException;
import org.hibernate.StaleObjectStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one place where an exception becomes a problem document. What is not a known refusal is logged and told as an
 * internal error: no class names, no SQL and no stack reach the caller.
 */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final long LINGER_MILLIS = 1000;
    /** Bytes that are no text, text that is no such value or no day, a day out of range, a character that JSON alone has. */
    private static final Set<String> UNFIT = Set.of("22021", "22P02", "22P05", "22007", "22008");

    private final ViolatedPlaces places;
    private final ViolationTexts texts;

    ProblemMappers(ViolatedPlaces places, ViolationTexts texts) {
        this.places = places;
        this.texts = texts;
    }

    @ServerExceptionMapper
    public Response refusal(Refusal refusal, RoutingContext http) {
        return answer(refusal, http);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException failure, RoutingContext http) {
        return answer(HttpRefusal.of(401), http);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, RoutingContext http) {
        return answer(HttpRefusal.of(403), http);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure, ResourceInfo resource, RoutingContext http) {
        var errors = failure.getConstraintViolations().stream()
                .map(violation ->
                        new FieldError(places.pointerTo(violation, resource.getResourceMethod()), texts.of(violation)))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return answer(invalidRequest(errors), http);
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure, RoutingContext http) {
        return answer(unreadable(failure), http);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, RoutingContext http) {
        if (Causes.find(failure, Refusal.class) instanceof Refusal refusal) {
            return answer(refusal, http);
        }
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return answer(unreadable(unreadable), http);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        if (status >= 500) {
            LOG.error("Request failed", failure);
        }
        return answer(HttpRefusal.of(status), http);
    }

    @ServerExceptionMapper({OptimisticLockException.class, StaleObjectStateException.class})
    public Response stale(RuntimeException failure, RoutingContext http) {
        return answer(new StaleVersion(), http);
    }

    @ServerExceptionMapper
    public Response hibernate(HibernateException failure, RoutingContext http) {
        return unexpected(failure, http);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, RoutingContext http) {
        String sqlState = SqlState.of(failure);
        if (SqlState.isUniqueViolation(failure)) {
            return answer(alreadyExists(), http);
        }
        if (UNFIT.contains(sqlState)) {
            LOG.warn("Validation let something through that the database refuses", failure);
            return answer(unfit(), http);
        }
        if (Causes.find(failure, IOException.class) != null
                || Causes.find(failure, TimeoutException.class) != null
                || SqlState.isPassing(sqlState)) {
            LOG.warn("A neighbour or the database cannot answer now", failure);
            return answer(HttpRefusal.of(503), http);
        }
        if (SqlState.isInternal(sqlState)) {
            LOG.error("The database failed of itself", failure);
            return answer(HttpRefusal.of(503), http);
        }
        LOG.error("Request failed", failure);
        return answer(HttpRefusal.of(500), http);
    }

    private static Response answer(Refusal refusal, RoutingContext http) {
        Locale language = languageOf(http);
        var response = Response.status(refusal.status())
                .type(Problem.MEDIA_TYPE)
                .header("Content-Language", language.toLanguageTag())
                .entity(Problem.of(refusal, language, http.request().path(), traceId()));
        switch (refusal.status()) {
            case 401 -> response.header("WWW-Authenticate", "Bearer");
            case 413 -> closeUnread(http);
            case 429, 503 -> response.header("Retry-After", RETRY_AFTER_SECONDS);
            default -> {}
        }
        return response.build();
    }

    /**
     * What the client still has to send is not wanted: the connection ends soon after the answer, and not with it, or a
     * client that is still sending would see a reset instead of the answer.
     */
    private static void closeUnread(RoutingContext http) {
        http.response().putHeader(HttpHeaders.CONNECTION, "close");
        http.addEndHandler(done -> http.vertx()
                .setTimer(LINGER_MILLIS, over -> http.request().connection().close()));
    }

    private static Locale languageOf(RoutingContext http) {
        return http.acceptableLanguages().stream()
                .map(header -> Locale.forLanguageTag(header.tag()))
                .filter(locale -> !locale.getLanguage().isEmpty())
                .findFirst()
                .filter(locale -> locale.getLanguage().equals("en"))
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }

    private static String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }

    private static Refusal alreadyExists() {
        return new Conflict("already-exists", new Text("相同编码的对象已存在", "An object with this code exists already"));
    }

    private static Refusal unfit() {
        return new Malformed(
                "malformed-text",
                new Text(
                        "请求中含有无法保存的字符或无法识别的值",
                        "The request has a character that cannot be stored, or a value that cannot be read"));
    }

    private static Refusal invalidRequest(List<FieldError> errors) {
        return new Malformed("invalid-request", new Text("请求内容不符合要求", "The request does not meet its description"))
                .withErrors(errors);
    }

    private static Refusal unreadable(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return invalidRequest(
                    List.of(new FieldError(pointerTo(unknown), new Text("没有这个字段", "There is no such field"))));
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var why = failure instanceof UnfitText
                    ? new Text("含有不成对的代理字符或 NUL 字符", "The text has half of a surrogate pair, or NUL")
                    : new Text("值的类型或格式不正确", "The value has the wrong type or form");
            return invalidRequest(List.of(new FieldError(pointerTo(mapping), why)));
        }
        return new Malformed("malformed-json", new Text("请求体不是有效的 JSON", "The body is not valid JSON"));
    }

    private static String pointerTo(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? String.valueOf(step.getIndex()) : escape(step.getFieldName()))
                .collect(Collectors.joining("/", "/", ""));
    }

    /** A name as a step of a JSON pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
