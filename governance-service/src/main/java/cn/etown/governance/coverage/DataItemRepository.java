package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.ItemName;
import cn.etown.governance.coverage.domain.ListedItem;
import cn.etown.governance.coverage.domain.Presence;
import cn.etown.governance.lookup.Seen;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class DataItemRepository implements PanacheRepositoryBase<DataItem, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String NAMED =
            " from jsonb_to_recordset(cast(cast(:names as text) as jsonb)) as named (\"table\" text, field text)"
                    + " where i.source_system = :system and i.table_name = named.\"table\" and i.field = named.field";
    private static final String TODAY = " s.validFrom <= :today and s.validUntil > :today";

    private final JsonText json;

    DataItemRepository(JsonText json) {
        this.json = json;
    }

    /** An item and what it counts as on the day that was asked for. */
    record Found(DataItem item, ItemCoverage standing) {}

    /** An item that {@code caller} may see; any other is not found. */
    Uni<DataItem> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, DataItem::unit, () -> notFound(id)));
    }

    Uni<ItemCoverage> standingOn(LocalDate today, UUID id) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select s.standing from CoveredDays s where s.item = :id and" + TODAY,
                                ItemCoverage.class)
                        .setParameter("id", id)
                        .setParameter("today", today)
                        .getSingleResult());
    }

    Uni<Map<UUID, ItemCoverage>> standingsOn(LocalDate today, List<UUID> ids) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select s.item, s.standing from CoveredDays s where s.item in :ids and" + TODAY,
                                Object[].class)
                        .setParameter("ids", ids)
                        .setParameter("today", today)
                        .getResultList())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (ItemCoverage) row[1])));
    }

    /** Those of {@code wanted} that belong to a source system, by id. */
    Uni<Map<UUID, DataItem>> ofSystem(UUID system, List<UUID> wanted) {
        return list("sourceSystem = ?1 and id in ?2 order by id", system, wanted)
                .map(found -> found.stream().collect(Collectors.toMap(DataItem::id, item -> item)));
    }

    /** In the order they became known; the keys of {@code filter} are attributes of the standing or of the item. */
    Uni<List<Found>> after(PageRequest page, LocalDate today, DataItemFilter filter) {
        var parameters = new HashMap<String, Object>(filter.parameters());
        parameters.put("today", today);
        parameters.put("after", page.afterId().orElse(FIRST));
        // Both sides are told where the page begins: the database does not conclude it, and would read all items before
        // it.
        String hql = "select i, s.standing from CoveredDays s join DataItem i on i.id = s.item where" + TODAY
                + filter.conditions() + " and s.item > :after and i.id > :after order by s.item";
        return getSession()
                .chain(session -> {
                    var query =
                            session.createSelectionQuery(hql, Object[].class).setMaxResults(page.rows());
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new Found((DataItem) row[0], (ItemCoverage) row[1]))
                        .toList());
    }

    /** The item of that name, or {@code null}; held until the transaction ends. */
    Uni<DataItem> holdNamed(UUID sourceSystem, ItemName name) {
        return find("sourceSystem = ?1 and tableName = ?2 and field = ?3", sourceSystem, name.table(), name.field())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Counts a change that stands beside the item, so that who read it before decides on it anew. */
    Uni<Void> countChange(DataItem held) {
        return getSession().chain(session -> session.lock(held, LockModeType.PESSIMISTIC_FORCE_INCREMENT));
    }

    /** Held until the transaction ends: who decides on one meanwhile waits, and who just did is followed. */
    Uni<List<DataItem>> carriedBy(String interfaceCode) {
        return find("interfaceCode = ?1 and recorded = ?2 order by id", interfaceCode, ItemCoverage.CONNECTED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those in scope that are connected to an interface. */
    Uni<List<DataItem>> countedBy(String interfaceCode) {
        return list(
                "interfaceCode = ?1 and recorded = ?2 and inScope order by id", interfaceCode, ItemCoverage.CONNECTED);
    }

    /** What is known of a system; held until the transaction ends, so that a listing is held against what stays as it is. */
    Uni<Map<ItemName, Presence>> known(UUID sourceSystem) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select table_name, field, presence from data_item where source_system = :system"
                                        + " order by id for no key update",
                                Object[].class)
                        .setParameter("system", sourceSystem)
                        .getResultList())
                .map(DataItemRepository::byName);
    }

    /** Whether any item of the system is on the register, in scope or out of it. */
    Uni<Boolean> areKnownOf(UUID sourceSystem) {
        return count("sourceSystem", sourceSystem).map(items -> items > 0);
    }

    /** Those of {@code wanted} that belong to {@code unit}. */
    Uni<Set<UUID>> ofUnit(String unit, List<UUID> wanted) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select id from DataItem where id in :wanted and unit = :unit", UUID.class)
                        .setParameter("wanted", wanted)
                        .setParameter("unit", unit)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** Notes on which day items were answered for; that is no change of theirs, so their version stays. */
    Uni<Void> answered(List<UUID> answered, LocalDate on, LocalDate until) {
        return update("answeredOn = ?1, answeredUntil = ?2 where id in ?3", on, until, answered)
                .replaceWithVoid();
    }

    /**
     * Notes until when the center holds an answer good for its items, or that it does not, where {@code until} is {@code null}.
     * Items that were decided on since, or answered for again, are left as they are.
     */
    Uni<Void> answerDecided(UUID answer, List<UUID> answered, LocalDate until) {
        String said = until == null ? "answered_on = null, answered_until = null" : "answered_until = :until";
        String sql = "update data_item i set " + said
                + " where i.id in (:answered) and i.answered_on is not null and not exists (select from item_answer later"
                + " where later.id > :answer and later.items @> cast(array[cast(i.id as text)] as varchar(36)[]))";
        return getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql)
                            .setParameter("answered", answered)
                            .setParameter("answer", answer);
                    return (until == null ? query : query.setParameter("until", until)).executeUpdate();
                })
                .replaceWithVoid();
    }

    /** Items of a system for which something is owed. */
    record Owed(UUID sourceSystem, String systemName, long items, LocalDate since) {}

    /** Items of {@code unit} that are missing without an answer that holds, by source system, the oldest first. */
    Uni<List<Owed>> unanswered(String unit, LocalDate today, int most) {
        return owed(
                "select s.sourceSystem, " + name("s")
                        + ", count(*), min(s.validFrom) from CoveredDays s join DataItem i on i.id = s.item"
                        + " where s.unit = :unit and s.inScope and s.standing in (MISSING, DISPUTED) and" + TODAY
                        + " and (i.answeredOn is null or i.answeredOn < s.validFrom or i.answeredUntil < :today)"
                        + " group by s.sourceSystem order by min(s.validFrom), s.sourceSystem",
                Map.of("unit", unit, "today", today),
                most);
    }

    /** Exempt items of {@code unit}, by source system and last day up to {@code horizon}. */
    Uni<List<Owed>> exemptionsEnding(String unit, LocalDate today, LocalDate horizon, int most) {
        return owed(
                "select i.sourceSystem, " + name("i") + ", count(*), i.exemptUntil from DataItem i"
                        + " where unit = :unit and recorded = EXEMPT"
                        + " and inScope and exemptUntil >= :today and exemptUntil <= :horizon"
                        + " group by sourceSystem, exemptUntil order by exemptUntil, sourceSystem",
                Map.of("unit", unit, "today", today, "horizon", horizon),
                most);
    }

    /** Items that a newer listing left out and the center has not decided on, by source system, the oldest first. */
    Uni<List<Owed>> gone(int most) {
        return owed(
                "select i.sourceSystem, " + name("i")
                        + ", count(*), min(goneSince) from DataItem i where presence = GONE_FROM_LISTING"
                        + " and inScope and scopeDecidedOn is null"
                        + " group by sourceSystem order by min(goneSince), sourceSystem",
                Map.of(),
                most);
    }

    /** Items in scope that are disputed by somebody else than {@code person}, by source system, the oldest first. */
    Uni<List<Owed>> disputed(String person, ZoneId zone, int most) {
        String sql =
                "select i.source_system, s.name, count(*), min(cast(disputed.at at time zone :zone as date)) as since"
                        + " from data_item i join source_system s on s.id = i.source_system"
                        + " cross join lateral (select t.at from transition t where t.object = 'data-items/' || i.id"
                        + " and t.to_state = 'DISPUTED' order by t.number desc limit 1) as disputed"
                        + " where i.recorded = 'DISPUTED' and i.in_scope and i.recorder <> :person"
                        + " group by i.source_system, s.name order by since, i.source_system limit :most";
        return getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("zone", zone.getId())
                        .setParameter("person", person)
                        .setParameter("most", most)
                        .getResultList())
                .map(DataItemRepository::owed);
    }

    private static String name(String of) {
        return "(select system.name from SourceSystem system where system.id = " + of + ".sourceSystem)";
    }

    private Uni<List<Owed>> owed(String hql, Map<String, Object> parameters, int most) {
        return getSession()
                .chain(session -> {
                    var query =
                            session.createSelectionQuery(hql, Object[].class).setMaxResults(most);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(DataItemRepository::owed);
    }

    private static List<Owed> owed(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Owed((UUID) row[0], (String) row[1], (Long) row[2], (LocalDate) row[3]))
                .toList();
    }

    /** Adds items in bulk, as a listing brings them. */
    Uni<Void> addAll(List<DataItem> items) {
        return execute(
                """
                insert into data_item (id, source_system, unit, domain, table_name, field, title, type, origin, reference,
                    presence, recorded, recorder, in_scope, registrant, registered_at, revision)
                select id, source_system, unit, domain, table_name, field, title, type, origin, reference,
                    presence, recorded, recorder, in_scope, registrant, registered_at, 0
                from jsonb_to_recordset(cast(cast(:items as text) as jsonb)) as added (id uuid, source_system uuid, unit text, domain text,
                    table_name text, field text, title text, type text, origin text, reference text, presence text,
                    recorded text, recorder text, in_scope boolean, registrant text, registered_at timestamptz)""", Map.of("items", json.of(items.stream().map(DataItem::row).toList())));
    }

    /** Marks what the newest listing of a system no longer names. */
    Uni<Void> markGone(UUID system, Collection<ItemName> names, LocalDate day) {
        return execute(
                "update data_item i set presence = 'GONE_FROM_LISTING', gone_since = :day, scope_decided_on = null,"
                        + " revision = revision + 1"
                        + NAMED,
                Map.of("system", system, "names", json.of(names), "day", day));
    }

    /** Marks what the newest listing of a system names again, or for the first time. */
    Uni<Void> markListed(UUID system, Collection<ItemName> names) {
        return execute(
                "update data_item i set presence = 'LISTED', gone_since = null, revision = revision + 1" + NAMED,
                Map.of("system", system, "names", json.of(names)));
    }

    /** Takes over what the newest listing of a system calls its items and their types, where it says so. */
    Uni<Void> describe(UUID system, List<ListedItem> listed) {
        var rows = listed.stream()
                .map(item -> Map.of(
                        "table", item.name().table(),
                        "field", item.name().field(),
                        "title", item.title(),
                        "type", item.type()))
                .toList();
        return execute("""
                update data_item i set title = said.title, type = said.type, revision = revision + 1
                from (select k.id, coalesce(nullif(l.title, ''), k.title) as title, coalesce(nullif(l.type, ''), k.type) as type
                    from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as l ("table" text, field text, title text, type text)
                    join data_item k on k.source_system = :system and k.table_name = l."table" and k.field = l.field) as said
                where i.id = said.id and (i.title, i.type) <> (said.title, said.type)""", Map.of("system", system, "rows", json.of(rows)));
    }

    /** Items of a system that are out of scope and that its newest listing did not name. */
    Uni<List<DataItem>> outOfScopeAndUnlisted(UUID system) {
        return list("sourceSystem = ?1 and not inScope and presence <> ?2 order by id", system, Presence.LISTED);
    }

    private Uni<Void> execute(String sql, Map<String, Object> parameters) {
        return getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql);
                    parameters.forEach(query::setParameter);
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    private static Map<ItemName, Presence> byName(List<Object[]> rows) {
        var known = new HashMap<ItemName, Presence>();
        rows.forEach(
                row -> known.put(new ItemName((String) row[0], (String) row[1]), Presence.valueOf((String) row[2])));
        return known;
    }

    static NotFound notFound(UUID id) {
        return new NotFound(new Text("数据项", "data item"), id);
    }
}
