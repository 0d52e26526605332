package cn.etown.governance.coverage;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SchemaListingRepository implements PanacheRepositoryBase<SchemaListing, UUID> {

    /** A listing that {@code caller} may see; any other is not found. */
    Uni<SchemaListing> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, SchemaListing::unit, () -> notFound(id)));
    }

    /** In the order of their upload; of one unit and one source system where these are given. */
    Uni<List<SchemaListing>> after(PageRequest page, Optional<String> unit, Optional<UUID> sourceSystem) {
        return Narrowed.to(page)
                .by("unit", unit)
                .by("sourceSystem", sourceSystem)
                .of(this);
    }

    /** Lets one listing of a source system in at a time: each is held against what the one before left. */
    Uni<Void> lock(UUID sourceSystem) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtextextended(:key, 0))", Boolean.class)
                        .setParameter("key", "schema-listing " + sourceSystem)
                        .getSingleResult())
                .invoke(locked -> {
                    if (!locked) {
                        throw new Conflict(
                                "request-in-flight",
                                new Text("该源系统的另一份清单正在处理", "Another listing of this system is being worked on"));
                    }
                })
                .replaceWithVoid();
    }

    /** The newest day on which a listing of the system was taken, or {@code null}. */
    Uni<LocalDate> newestTakenOn(UUID sourceSystem) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select max(takenOn) from SchemaListing where sourceSystem = :system", LocalDate.class)
                        .setParameter("system", sourceSystem)
                        .getSingleResultOrNull());
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("数据项清单", "schema listing"), id);
    }
}
