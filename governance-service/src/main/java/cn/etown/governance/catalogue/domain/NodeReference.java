package cn.etown.governance.catalogue.domain;

import cn.etown.governance.sourcesystem.domain.DataDomain;

import java.util.Objects;
import java.util.UUID;

/**
 * Where something stands in the tree, as a text such as {@code unit:NETWORK:91141029MA0DEM1AXT}. A unit stands in each domain
 * it has source systems of, so its place names the domain.
 *
 * @param domain of a domain and of a unit, else {@code null}
 * @param id of anything but a domain, else {@code null}
 */
public record NodeReference(NodeKind kind, DataDomain domain, String id) {

    public NodeReference {
        Objects.requireNonNull(kind, "kind");
        if (kind == NodeKind.SOURCE_SYSTEM || kind == NodeKind.CONTRACT) {
            UUID.fromString(id);
        }
    }

    public static NodeReference of(DataDomain domain) {
        return new NodeReference(NodeKind.DOMAIN, domain, null);
    }

    public static NodeReference of(DataDomain domain, String unit) {
        return new NodeReference(NodeKind.UNIT, domain, unit);
    }

    /** Of a source system, an interface or a contract. */
    public static NodeReference of(NodeKind kind, String id) {
        return new NodeReference(kind, null, id);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException where the text is no reference to something that has things below it
     */
    public static NodeReference parse(String text) {
        var parts = text.split(":", -1);
        if (parts.length == 2 && parts[0].equals(NodeKind.DOMAIN.label())) {
            return of(DataDomain.valueOf(parts[1]));
        }
        if (parts.length == 3 && parts[0].equals(NodeKind.UNIT.label())) {
            return of(DataDomain.valueOf(parts[1]), parts[2]);
        }
        for (var kind : new NodeKind[] {NodeKind.SOURCE_SYSTEM, NodeKind.INTERFACE, NodeKind.CONTRACT}) {
            if (parts.length == 2 && parts[0].equals(kind.label())) {
                return of(kind, parts[1]);
            }
        }
        throw new IllegalArgumentException(text);
    }

    @Override
    public String toString() {
        return kind.label() + (domain == null ? "" : ":" + domain) + (id == null ? "" : ":" + id);
    }
}
