package cn.etown.governance.coverage;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class DataItemReferenceRepository implements PanacheRepositoryBase<DataItemReference, UUID> {

    private final JsonText json;

    DataItemReferenceRepository(JsonText json) {
        this.json = json;
    }

    /** In the order they were told. */
    Uni<List<DataItemReference>> after(PageRequest page, UUID item) {
        return Narrowed.to(page).with("item", item).of(this);
    }

    Uni<Boolean> isKnown(UUID item, Origin origin, String reference) {
        return count("item = ?1 and origin = ?2 and reference = ?3", item, origin, reference)
                .map(found -> found > 0);
    }

    /** Those of {@code items} of a system that a person named, each by itself or by a listing of the whole. */
    Uni<Set<UUID>> namedBy(String subject, UUID system, List<UUID> items) {
        String hql = "select i.id from DataItem i where i.id in :items and (exists (select 1 from DataItemReference r"
                + " where r.item = i.id and r.toldBy = :subject) or exists (select 1 from SchemaListing l"
                + " where l.sourceSystem = :system and l.uploader = :subject))";
        return getSession()
                .chain(session -> session.createSelectionQuery(hql, UUID.class)
                        .setParameter("items", items)
                        .setParameter("subject", subject)
                        .setParameter("system", system)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** The first ones, of items that a listing brings in bulk. */
    Uni<Void> addFirst(List<DataItem> items, Caller by) {
        String sql = "insert into data_item_reference (id, item, origin, reference, told_by, told_by_name, told_at)"
                + " select id, id, origin, reference, registrant, :name, registered_at"
                + " from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))"
                + " as added (id uuid, origin text, reference text, registrant text, registered_at timestamptz)";
        return getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter(
                                "rows",
                                json.of(items.stream().map(DataItem::row).toList()))
                        .setParameter("name", by.name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Those of known items of a system that a listing names once more, or for the first time.
     *
     * @param rows the id of each and the item's name: id, table, field
     */
    Uni<Void> addListing(UUID system, List<Map<String, String>> rows, String listing, Caller by, Instant at) {
        String sql = "insert into data_item_reference (id, item, origin, reference, told_by, told_by_name, told_at)"
                + " select named.id, i.id, 'LISTING', :listing, :subject, :name, :at"
                + " from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))"
                + " as named (id uuid, \"table\" text, field text)"
                + " join data_item i on i.source_system = :system and i.table_name = named.\"table\""
                + " and i.field = named.field";
        return getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("rows", json.of(rows))
                        .setParameter("system", system)
                        .setParameter("listing", listing)
                        .setParameter("subject", by.subject())
                        .setParameter("name", by.name())
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
