package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Days on which an item counts as one thing, to be joined with; {@link ItemCoverageRepository} writes them in bulk. */
@Entity
@Immutable
@IdClass(CoveredDays.Key.class)
@Table(name = "item_standing")
class CoveredDays {

    @Id
    private UUID item;

    @Id
    private LocalDate validFrom;

    private LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    private ItemCoverage standing;

    private boolean inScope;
    private UUID sourceSystem;
    private String unit;

    protected CoveredDays() {}

    /** An item counts as one thing at a time. */
    static class Key {

        private UUID item;
        private LocalDate validFrom;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && item.equals(key.item) && validFrom.equals(key.validFrom);
        }

        @Override
        public int hashCode() {
            return Objects.hash(item, validFrom);
        }
    }
}
