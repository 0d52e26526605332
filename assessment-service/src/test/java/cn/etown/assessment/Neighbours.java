package cn.etown.assessment;

import cn.etown.kit.testing.PlayedFeed;
import cn.etown.kit.testing.PlayedServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** Governance, collection and monitoring, over real HTTP; they answer in pages of two, unless told otherwise, and can fail. */
@ApplicationScoped
public class Neighbours {

    public static final String UNIT_A = "91141029MA0DEM1AXT";
    public static final String UNIT_B = "93141029MA0DEM2BXB";
    public static final String MONITORING = "/api/monitoring/v1/quality";
    public static final String COLLECTION = "/api/collection/v1/batches";

    private static final int SMALL_PAGE = 2;

    private final List<SentBatch> batches = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final PlayedServer server;
    private final PlayedFeed feed;
    private volatile boolean cut;
    private volatile int pageSize = SMALL_PAGE;

    Neighbours(@ConfigProperty(name = "played.port") int port) {
        server = new PlayedServer(port, this::answer);
        feed = new PlayedFeed("governance", server);
        tellOfUnit("registered", UNIT_A, "演示电商服务中心");
        tellOfUnit("registered", UNIT_B, "演示特产合作社");
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        server.listen();
    }

    void stop(@Observes ShutdownEvent stop) {
        server.close();
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
        if (mustFail(path)) {
            failNow(request);
        } else if (path.equals(feed.path())) {
            feed.answer(request);
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

    /** Tells that a unit bears another name now. */
    public void rename(String unit, String name) {
        tellOfUnit("changed", unit, name);
    }

    private void tellOfUnit(String what, String code, String name) {
        feed.tell(
                "cn.etown.governance.unit-" + what + ".v1",
                "units/" + code,
                Instant.EPOCH,
                JsonObject.of("code", code, "name", name));
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
        server.send(request, "application/json", page.toBuffer());
    }

    private static boolean isInStateAskedFor(SentBatch batch, HttpServerRequest request) {
        String state = request.getParam("state");
        return state == null || state.equals(batch.state());
    }

    private static LocalDate to(HttpServerRequest request) {
        return LocalDate.parse(request.getParam("to"));
    }
}
