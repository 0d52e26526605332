package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.Party;
import cn.etown.governance.desk.domain.SubjectKind;
import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.desk.domain.TicketState;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A question, complaint or wish about an interface, or a question of caliber (工单), and who must act on it next (R8.4). */
@Entity
class Ticket {

    static final String PATH = "tickets/";

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private TicketKind kind;

    private String title;
    private String interfaceCode;
    private String ownerUnit;
    private String reporterUnit;
    private String reporter;
    private String reporterName;
    private String field;
    private UUID batch;
    private String recordKey;
    private LocalDate day;
    private LocalDate lastDay;

    @Enumerated(EnumType.STRING)
    private SubjectKind aboutKind;

    private String aboutCode;
    private String valueShown;
    private String valueClaimed;

    @Enumerated(EnumType.STRING)
    private TicketState state;

    @Enumerated(EnumType.STRING)
    private TicketState waitsFrom;

    private boolean complex;

    @Enumerated(EnumType.STRING)
    private Duty duty;

    private String dutyUnit;
    private LocalDate dutyDue;
    private Instant raisedAt;

    @Version
    private long revision;

    protected Ticket() {}

    /** @param of the interface it is about, or {@code null} */
    Ticket(UUID id, RaiseTicketRequest request, InterfaceView of, Caller who, Instant raisedAt) {
        this.id = id;
        this.kind = request.kind();
        this.title = request.title();
        this.interfaceCode = of == null ? null : of.code();
        this.ownerUnit = of == null ? null : of.unit();
        this.reporterUnit = who.unit().orElse(null);
        this.reporter = who.subject();
        this.reporterName = who.name();
        this.field = request.field();
        this.batch = request.batch();
        this.recordKey = request.recordKey();
        this.day = request.day();
        this.lastDay = request.lastDay();
        this.aboutKind = request.about() == null ? null : request.about().kind();
        this.aboutCode = request.about() == null ? null : request.about().code();
        this.valueShown = request.claim() == null ? null : request.claim().shown();
        this.valueClaimed = request.claim() == null ? null : request.claim().claimed();
        this.state = TicketState.OPEN;
        this.raisedAt = raisedAt;
    }

    /** As whom {@code caller} acts on this ticket; as nobody, where they only may see it. */
    Set<Party> partiesOf(Caller caller) {
        var parties = EnumSet.noneOf(Party.class);
        boolean center = caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR);
        boolean staff = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        if (center) {
            parties.add(Party.CENTER);
        }
        if (staff && isOwnedBy(caller)) {
            parties.add(Party.OWNER);
        }
        boolean reports =
                reporterUnit == null ? center : (staff || caller.is(Roles.USER)) && caller.belongsTo(reporterUnit);
        if (reports) {
            parties.add(Party.REPORTER);
        }
        return parties;
    }

    /** Whether people of the caller's unit may see it: it raised it, or owns the interface. */
    boolean concernsUnitOf(Caller caller) {
        return isOwnedBy(caller) || reporterUnit != null && caller.belongsTo(reporterUnit);
    }

    private boolean isOwnedBy(Caller caller) {
        return ownerUnit != null && caller.belongsTo(ownerUnit);
    }

    /** Moves on as {@code caller} says, where the state leads there and it is theirs to say. */
    void moveTo(TicketState target, Caller caller, LocalDate today) {
        var parties = partiesOf(caller);
        var next = state.moveTo(target, kind, parties);
        if (next == TicketState.CLOSED && !parties.contains(Party.REPORTER)) {
            mustHaveLapsed(today);
        }
        if (next == TicketState.WAITING_FOR_REPORTER) {
            mustAskAnother();
        }
        waitsFrom = next == TicketState.WAITING_FOR_REPORTER ? state : null;
        state = next;
        complex = complex && state != TicketState.REOPENED;
    }

    void isComplex() {
        complex = true;
    }

    /** The reporter has replied: the ticket goes back to where it waited from. */
    void reply() {
        state = waitsFrom;
        waitsFrom = null;
    }

    boolean waitsForReplyOf(Caller caller) {
        return state == TicketState.WAITING_FOR_REPORTER && partiesOf(caller).contains(Party.REPORTER);
    }

    /** What the ticket waits for in the state it is in; nothing where it is settled. */
    Optional<Duty> awaits() {
        return Duty.in(state, kind);
    }

    void owes(Duty next, LocalDate due) {
        duty = next;
        dutyUnit = unitOf(next.party());
        dutyDue = due;
    }

    void owesNothing() {
        duty = null;
        dutyUnit = null;
        dutyDue = null;
    }

    /** The unit behind a party, or {@code null} where that is the center. */
    String unitOf(Party party) {
        return switch (party) {
            case REPORTER -> reporterUnit;
            case OWNER -> ownerUnit;
            case CENTER -> null;
        };
    }

    boolean isOverdue(LocalDate today) {
        return dutyDue != null && today.isAfter(dutyDue);
    }

    /** A clock stops only while the other side has the ball: who owes the answer cannot wait for themselves. */
    private void mustAskAnother() {
        if (Objects.equals(dutyUnit, reporterUnit)) {
            throw new RuleRefused(
                            "reporter-owes-the-answer",
                            new Text(
                                    "答复责任方就是报送方，不能等待其补充说明",
                                    "Who raised the ticket owes its answer: there is nobody else to wait for"))
                    .withClause("R8.4");
        }
    }

    private void mustHaveLapsed(LocalDate today) {
        if (!isOverdue(today)) {
            throw new RuleRefused(
                            "reporter-has-time",
                            new Text(
                                    "报送方可在 " + dutyDue + " 前（含当日）答复或确认，此前只有报送方可以关闭工单",
                                    "The reporter has until " + dutyDue
                                            + " to reply or confirm; before that nobody else closes the ticket"))
                    .withClause("R8.4");
        }
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return PATH + id;
    }

    TicketKind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    /** The interface it is about, or {@code null} where it is about none. */
    String interfaceCode() {
        return interfaceCode;
    }

    /** The unit that owns the interface, or {@code null} where it is about none. */
    String ownerUnit() {
        return ownerUnit;
    }

    /** The unit that raised it, or {@code null} where the center did. */
    String reporterUnit() {
        return reporterUnit;
    }

    String reporter() {
        return reporter;
    }

    String reporterName() {
        return reporterName;
    }

    String field() {
        return field;
    }

    UUID batch() {
        return batch;
    }

    String recordKey() {
        return recordKey;
    }

    LocalDate day() {
        return day;
    }

    /** The last day of the period that begins with {@link #day()}, or {@code null}. */
    LocalDate lastDay() {
        return lastDay;
    }

    /** The theme, indicator or document it is about, or {@code null}. */
    TicketSubject about() {
        return aboutKind == null ? null : new TicketSubject(aboutKind, aboutCode);
    }

    /** What is claimed of the value disputed, or {@code null}. */
    TicketClaim claim() {
        return valueShown == null && valueClaimed == null ? null : new TicketClaim(valueShown, valueClaimed);
    }

    TicketState state() {
        return state;
    }

    boolean complex() {
        return complex;
    }

    /** What is owed next, or {@code null} where the ticket is settled. */
    Duty duty() {
        return duty;
    }

    String dutyUnit() {
        return dutyUnit;
    }

    LocalDate dutyDue() {
        return dutyDue;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    long revision() {
        return revision;
    }
}
