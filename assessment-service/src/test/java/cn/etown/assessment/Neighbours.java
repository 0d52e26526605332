package cn.etown.assessment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Governance, collection and monitoring, over real HTTP; they answer in pages of two, unless told otherwise, and can fail. */
@ApplicationScoped
public class Neighbours {

    public static final String UNIT_A = "91141029MA0DEM1AXT";
    public static final String UNIT_B = "93141029MA0DEM2BXB";
    public static final String MONITORING = "/api/monitoring/v1/quality";
    public static final String COLLECTION = "/api/collection/v1/batches";

    private static final String TOKEN = "token-of-assessment-service";
    private static final int SMALL_PAGE = 2;
    private static final int NOTHING_NEW_MILLIS = 200;

    private final List<SentBatch> batches = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    /** One of its own: two servers of one Vert.x would count into the same metrics. */
    private final Vertx vertx = Vertx.vertx();

    private final int port;
    private volatile boolean cut;
    private volatile int pageSize = SMALL_PAGE;

    Neighbours(@ConfigProperty(name = "played.port") int port) {
        this.port = port;
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void stop(@Observes ShutdownEvent stop) {
        vertx.close();
    }

    public void tell(SentBatch... sent) {
        batches.addAll(List.of(sent));
    }

    /** Lets the next {@code times} requests to {@code path} fail: answered by 503, or cut off. */
    public void fail(String path, int times, boolean cutOff) {
        cut = cutOff;
        failures.put(path, new AtomicInteger(times));
    }

    /** How many items a page has until they recover. */
    public void pagesOf(int items) {
        pageSize = items;
    }

    public void recover() {
        pageSize = SMALL_PAGE;
        failures.clear();
    }

    public int requestsTo(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    /** All requests for batches and their figures. */
    public int requests() {
        return requests.entrySet().stream()
                .filter(asked ->
                        asked.getKey().startsWith(COLLECTION) || asked.getKey().startsWith(MONITORING))
                .mapToInt(asked -> asked.getValue().get())
                .sum();
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        requests.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
        if (path.equals("/token")) {
            end(request, JsonObject.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 300));
        } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
        } else if (mustFail(path)) {
            failNow(request);
        } else if (path.equals("/api/governance/v1/events")) {
            answerEvents(request);
        } else if (path.equals(COLLECTION)) {
            answerPage(
                    request,
                    batch -> !batch.from().isAfter(to(request)) && isInStateAskedFor(batch, request),
                    SentBatch::inCollection);
        } else if (path.equals(MONITORING)) {
            answerPage(request, batch -> batch.isJudged() && !batch.to().isAfter(to(request)), SentBatch::inMonitoring);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private boolean mustFail(String path) {
        var left = failures.get(path);
        return left != null && left.getAndDecrement() > 0;
    }

    private void failNow(HttpServerRequest request) {
        if (cut) {
            request.connection().close();
        } else {
            request.response().setStatusCode(503).end();
        }
    }

    private void answerEvents(HttpServerRequest request) {
        var events = Stream.of(event(1, UNIT_A, "演示电商服务中心"), event(2, UNIT_B, "演示特产合作社"))
                .skip(Long.parseLong(request.getParam("after")))
                .toList();
        var response = request.response().putHeader("Content-Type", "application/cloudevents-batch+json");
        var body = new JsonArray(events).toBuffer();
        if (events.isEmpty()) {
            vertx.setTimer(NOTHING_NEW_MILLIS, timer -> response.end(body));
        } else {
            response.end(body);
        }
    }

    private static JsonObject event(int position, String unit, String name) {
        return JsonObject.of("specversion", "1.0", "id", UUID.randomUUID().toString())
                .put("source", "/api/governance/v1")
                .put("type", "cn.etown.governance.unit-registered.v1")
                .put("subject", "units/" + unit)
                .put("time", Instant.EPOCH)
                .put("sequence", Integer.toString(position))
                .put("data", JsonObject.of("code", unit, "name", name));
    }

    private void answerPage(
            HttpServerRequest request, Predicate<SentBatch> wanted, Function<SentBatch, JsonObject> view) {
        var from = LocalDate.parse(request.getParam("from"));
        var found = batches.stream()
                .filter(batch -> batch.unit().equals(request.getParam("unit")))
                .filter(batch -> !batch.to().isBefore(from))
                .filter(wanted)
                .map(view)
                .toList();
        int begin = request.getParam("cursor") == null ? 0 : Integer.parseInt(request.getParam("cursor"));
        int end = Math.min(found.size(), begin + pageSize);
        var page = JsonObject.of("items", new ArrayList<>(found.subList(begin, end)));
        if (end < found.size()) {
            page.put("next", Integer.toString(end));
        }
        end(request, page);
    }

    private static boolean isInStateAskedFor(SentBatch batch, HttpServerRequest request) {
        String state = request.getParam("state");
        return state == null || state.equals(batch.state());
    }

    private static LocalDate to(HttpServerRequest request) {
        return LocalDate.parse(request.getParam("to"));
    }

    private static void end(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }
}
