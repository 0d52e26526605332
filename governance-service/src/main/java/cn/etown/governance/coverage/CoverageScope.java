package cn.etown.governance.coverage;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.ArrayList;
import java.util.Optional;

/**
 * Which items a figure is made of.
 *
 * @param system the id of a source system as text, or {@code null}
 * @param unit the code of a unit, or {@code null}
 * @param domain or {@code null}
 */
record CoverageScope(CoverageLevel level, String system, String unit, DataDomain domain) {

    /** The table of changes with the fewest rows that tells of it. */
    String changes() {
        boolean wide = level == CoverageLevel.DOMAIN || level == CoverageLevel.COUNTY;
        return wide && system == null && unit == null ? "domain_coverage_change" : "coverage_change";
    }

    /** The conditions in SQL, beginning with {@code and} where there are any. */
    String conditions() {
        var conditions = new ArrayList<String>();
        if (system != null) {
            conditions.add(" and source_system = cast(cast(:system as text) as uuid)");
        }
        if (unit != null) {
            conditions.add(" and unit = :unit");
        }
        if (domain != null) {
            conditions.add(" and domain = :domain");
        }
        return String.join("", conditions);
    }

    void bind(Mutiny.SelectionQuery<?> query) {
        if (system != null) {
            query.setParameter("system", system);
        }
        if (unit != null) {
            query.setParameter("unit", unit);
        }
        if (domain != null) {
            query.setParameter("domain", domain.name());
        }
    }

    /** The one thing it is about, where it is about one. */
    Optional<String> only() {
        return switch (level) {
            case SYSTEM -> Optional.ofNullable(system);
            case UNIT -> Optional.ofNullable(unit);
            case DOMAIN -> Optional.ofNullable(domain).map(DataDomain::name);
            case COUNTY -> Optional.of("county");
        };
    }
}
