package cn.etown.governance.papers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** That a unit is invited to a session, and how many of its people came. No person is named. */
@Entity
@IdClass(TrainingInvitation.Key.class)
class TrainingInvitation {

    @Id
    private UUID session;

    @Id
    private String unit;

    private Integer people;
    private String recorder;
    private Instant recordedAt;

    protected TrainingInvitation() {}

    TrainingInvitation(UUID session, String unit) {
        this.session = session;
        this.unit = unit;
    }

    void attended(int count, String person, Instant at) {
        people = count;
        recorder = person;
        recordedAt = at;
    }

    /** A unit is invited to a session once. */
    static class Key {

        private UUID session;
        private String unit;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && session.equals(key.session) && unit.equals(key.unit);
        }

        @Override
        public int hashCode() {
            return Objects.hash(session, unit);
        }
    }

    String unit() {
        return unit;
    }

    AttendanceView view() {
        return new AttendanceView(unit, people, recordedAt);
    }
}
