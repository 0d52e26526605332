package cn.etown.collection.due.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In which state an interface was when. Data are owed while it takes them, ONLINE or DEPRECATED; the center's own suspension must
 * not count against the provider (decision 0054).
 */
public final class InterfaceLife {

    private static final Set<String> TAKES_DATA = Set.of("ONLINE", "DEPRECATED");

    /** That the interface came into a state. */
    public record Move(Instant at, String state) {

        boolean takesData() {
            return TAKES_DATA.contains(state);
        }
    }

    private final List<Move> moves;
    private final ZoneId zone;

    /** @param moves in the order in which they were told */
    public InterfaceLife(List<Move> moves, ZoneId zone) {
        this.moves = moves.stream().sorted(Comparator.comparing(Move::at)).toList();
        this.zone = zone;
    }

    /** The first day on which it took data; absent while it never did. Nothing is owed for periods that began before. */
    public Optional<LocalDate> firstDay() {
        return moves.stream()
                .filter(Move::takesData)
                .map(move -> dayOf(move.at()))
                .findFirst();
    }

    /** Whether it takes data now, so that what is missing can be sent. */
    public boolean takesDataAt(Instant at) {
        return moveAt(at).filter(Move::takesData).isPresent();
    }

    /** Why what is due at {@code at} is not owed; absent where it is. */
    Optional<Exemption> exemptionAt(Instant at) {
        if (isStoppedAt(at)) {
            String state = moveAt(at).map(Move::state).orElse("");
            return Optional.of(
                    switch (state) {
                        case "SUSPENDED" -> ExemptionCause.INTERFACE_SUSPENDED.exemption();
                        case "RETIRED" -> ExemptionCause.INTERFACE_RETIRED.exemption();
                        default -> ExemptionCause.INTERFACE_NOT_ONLINE.exemption();
                    });
        }
        return wasStoppedOn(dueDay(at, zone)) && resumedOnThatDayBefore(at)
                ? Optional.of(ExemptionCause.INTERFACE_SUSPENDED.exemption())
                : Optional.empty();
    }

    /** Whether it was suspended for some of {@code day}: such a day counts for no term. */
    boolean wasStoppedOn(LocalDate day) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        return wasSuspendedAt(begins)
                || moves.stream()
                        .filter(move -> !move.at().isBefore(begins) && move.at().isBefore(ends))
                        .anyMatch(move -> move.state().equals("SUSPENDED"));
    }

    /** The day to which something belongs that is due at {@code at}: the end of a day is still that day. */
    public static LocalDate dueDay(Instant at, ZoneId zone) {
        return at.minusNanos(1).atZone(zone).toLocalDate();
    }

    private boolean resumedOnThatDayBefore(Instant at) {
        Instant begins = dueDay(at, zone).atStartOfDay(zone).toInstant();
        return moveAt(at).filter(move -> !move.at().isBefore(begins)).isPresent();
    }

    private boolean wasSuspendedAt(Instant at) {
        return moveAt(at).filter(move -> move.state().equals("SUSPENDED")).isPresent();
    }

    private boolean isStoppedAt(Instant at) {
        return !takesDataAt(at);
    }

    /** The last move up to {@code at}. */
    private Optional<Move> moveAt(Instant at) {
        return moves.stream().filter(move -> !move.at().isAfter(at)).reduce((earlier, later) -> later);
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
