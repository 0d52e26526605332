package cn.etown.collection.quarantine;

import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who may read a file now: so many at once in all, and fewer of one unit, so that a unit whose readers take nothing leaves room for
 * the others. Nobody waits: a reader may take as long as the connection lasts.
 */
@ApplicationScoped
public class Downloads {

    private final Semaphore all;
    private final Map<String, Semaphore> byUnit = new ConcurrentHashMap<>();
    private final int atOncePerUnit;

    Downloads(RejectSettings settings) {
        all = new Semaphore(settings.atOnce());
        atOncePerUnit = settings.atOncePerUnit();
    }

    /**
     * Begins a download for the people of {@code unit}, which ends with its request, however that ends.
     *
     * @throws Unavailable {@code too-many-downloads}, when there are too many already
     */
    public void begin(String unit, RoutingContext request) {
        Place place = begin(unit);
        request.addEndHandler(ended -> place.end());
        if (request.response().closed()) {
            place.end();
        }
    }

    private Place begin(String unit) {
        Semaphore own = byUnit.computeIfAbsent(unit, code -> new Semaphore(atOncePerUnit));
        take(own);
        try {
            take(all);
        } catch (Unavailable refused) {
            own.release();
            throw refused;
        }
        return new Place(own);
    }

    /** The place of one download. */
    private final class Place {

        private final Semaphore own;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Place(Semaphore own) {
            this.own = own;
        }

        /** Gives it back, once. */
        void end() {
            if (ended.compareAndSet(false, true)) {
                all.release();
                own.release();
            }
        }
    }

    private static void take(Semaphore places) {
        if (!places.tryAcquire()) {
            throw new Unavailable(
                    "too-many-downloads",
                    new Text("同时下载的文件过多，请稍后重试", "Too many files are being read at once; ask for this one later"));
        }
    }
}
