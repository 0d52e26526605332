package cn.etown.governance.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import org.hibernate.annotations.Immutable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** What was read under a grant on one day of the county: sums that only grow. */
@Entity
@Immutable
@IdClass(GrantUseDay.Key.class)
class GrantUseDay {

    @Id
    private LocalDate day;

    @Id
    private UUID grantId;

    private String interfaceCode;
    private String unit;
    private long deliveries;
    private long refusals;
    private long records;
    private long bytes;

    protected GrantUseDay() {}

    Place place() {
        return new Place(day, grantId);
    }

    GrantUseDayView view() {
        return new GrantUseDayView(day, grantId, interfaceCode, unit, deliveries, refusals, records, bytes);
    }

    /** Where a sum stands in a list: by its day, then by its grant. */
    record Place(LocalDate day, UUID grant) {

        static final Place START = new Place(LocalDate.EPOCH, new UUID(0, 0));

        /** @throws IllegalArgumentException where {@code text} is no place */
        static Place ofText(String text) {
            try {
                var parts = text.split(" ", 2);
                return new Place(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException notOurs) {
                throw new IllegalArgumentException("No place of a day's use: " + text, notOurs);
            }
        }

        @Override
        public String toString() {
            return day + " " + grant;
        }
    }

    /** A grant has one sum a day. */
    static class Key {

        private LocalDate day;
        private UUID grantId;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && day.equals(key.day) && grantId.equals(key.grantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(day, grantId);
        }
    }
}
