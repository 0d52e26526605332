package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.access.domain.Mover;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A data user's right to named fields of an interface, for a purpose, until a day (使用授权, R3.2e), and the application for it. */
@Entity
class AccessGrant {

    static final String PATH = "grants/";

    @Id
    private UUID id;

    private String interfaceCode;
    private String provider;
    private String unit;
    private String purpose;
    private String[] fields;

    @Convert(converter = FilterConverter.class)
    private List<FilterCondition> filter;

    private long recordsPerDay;
    private int requestsPerDay;
    private LocalDate beginsOn;
    private LocalDate endsOn;
    private UUID renews;

    @Enumerated(EnumType.STRING)
    private GrantState state;

    private boolean asksConsent;
    private String[] importantFields;
    private String[] consentedFields = {};
    private boolean conditional;
    private String applicant;
    private String applicantName;
    private Instant appliedAt;
    private String checker;

    @Enumerated(EnumType.STRING)
    private GrantDuty duty;

    private String dutyUnit;
    private LocalDate dutyDue;
    private Instant givenAt;
    private LocalDate reviewDue;
    private LocalDate lapsesAfter;
    private Instant reclassifiedAt;
    private LocalDate liveUntil;

    @Version
    private long revision;

    protected AccessGrant() {}

    AccessGrant(UUID id, InterfaceView about, GrantTerms terms, Sharing sharing, Caller who, Instant appliedAt) {
        this.id = id;
        this.interfaceCode = about.code();
        this.provider = about.unit();
        this.unit = who.unit().orElseThrow();
        this.state = GrantState.APPLIED;
        this.applicant = who.subject();
        this.applicantName = who.name();
        this.appliedAt = appliedAt;
        take(terms);
        share(sharing);
    }

    /** An application for the same, until a later day. */
    static AccessGrant renewal(
            UUID id, AccessGrant of, InterfaceView about, LocalDate until, Sharing sharing, Caller who, Instant at) {
        var renewal = new AccessGrant(id, about, of.terms().until(until), sharing, who, at);
        renewal.renews = of.id;
        return renewal;
    }

    /** As whom {@code caller} acts on this grant; as nobody, where they only may see it. */
    Set<Mover> moversOf(Caller caller) {
        var movers = EnumSet.noneOf(Mover.class);
        if (caller.is(Roles.USER) && caller.belongsTo(unit)) {
            movers.add(Mover.APPLICANT);
        }
        if (caller.is(Roles.SIGNER) && caller.belongsTo(provider)) {
            movers.add(Mover.PROVIDER);
        }
        if (caller.is(Roles.OPERATOR)) {
            movers.add(Mover.OPERATOR);
        }
        if (caller.is(Roles.GOVERNOR)) {
            movers.add(Mover.GOVERNOR);
        }
        return movers;
    }

    /** Moves on as {@code caller} says, where the state leads there and it is theirs to say. */
    void moveTo(GrantState target, Caller caller, LocalDate today) {
        var next = stateOn(today).moveTo(target, moversOf(caller));
        mustBeAnother(next, caller);
        if (state == GrantState.RETURNED && next == GrantState.REFUSED) {
            mustHaveLapsed(today);
        }
        mustHaveBeenAsked(next);
        if (next == GrantState.CHECKED) {
            checker = caller.subject();
            consentedFields = new String[0];
        }
        if (next == GrantState.CONSENTED) {
            consentedFields = importantFields;
        }
        if (next == GrantState.GRANTED) {
            // Until its review is scheduled, which may end it earlier: what is granted always has an end.
            liveUntil = endsOn;
        }
        state = next;
    }

    /** The application was completed: it is checked again. */
    void complete(GrantTerms terms, Sharing sharing) {
        take(terms);
        share(sharing);
        state = GrantState.APPLIED;
    }

    /** Takes note of how the fields it touches are shared today. */
    void share(Sharing sharing) {
        asksConsent = sharing.asksConsent();
        importantFields = sharing.important().toArray(String[]::new);
        conditional = sharing.isConditional();
    }

    void give(Instant at) {
        givenAt = at;
    }

    /**
     * Sets when it is reviewed.
     *
     * @param lapsesAfter the last day on which that can still be made, or {@code null} where its year has no calendar yet
     */
    void reviewBy(LocalDate due, LocalDate lapsesAfter) {
        this.reviewDue = due;
        this.lapsesAfter = lapsesAfter;
        this.liveUntil = lapsesAfter != null && lapsesAfter.isBefore(endsOn) ? lapsesAfter : endsOn;
    }

    /** One of its fields counts as more from now on: the review is due on {@code today}, if it was not before. */
    void reclassified(Instant at, LocalDate today, LocalDate lapsesAfter) {
        reclassifiedAt = at;
        if (reviewDue.isAfter(today)) {
            reviewBy(today, lapsesAfter);
        }
    }

    /**
     * It was reviewed under what its fields count as today. Refuses what may not go on so: the applicant does not review the own
     * grant, and what became important data goes on only with its provider's consent (R7.6).
     */
    void confirm(Caller caller, Sharing sharing) {
        share(sharing);
        mustNotBeTheApplicant(caller);
        var missing = missingConsent();
        if (!missing.isEmpty()) {
            throw refused(
                    "consent-needed",
                    "授权后有字段被定为重要数据，提供方未曾同意：" + missing + "；由使用方申请续期以征求意见，否则届期失效",
                    "Fields count as important data by now to which the provider has not consented: " + missing
                            + "; the data user applies for a renewal, by which it is asked, or the grant lapses");
        }
        reclassifiedAt = null;
    }

    /** Ends as time or its renewal ends it. */
    void end(GrantState as) {
        state = as;
    }

    /** The state on {@code today}, whether or not somebody has noted already that the last day is past. */
    GrantState stateOn(LocalDate today) {
        if (state != GrantState.GRANTED || !today.isAfter(liveUntil)) {
            return state;
        }
        return liveUntil.isBefore(endsOn) ? GrantState.LAPSED : GrantState.EXPIRED;
    }

    boolean isLive(LocalDate today) {
        return stateOn(today) == GrantState.GRANTED;
    }

    /** What the grant waits for in the state it is in; nothing where it is decided. */
    Optional<GrantDuty> awaits() {
        return GrantDuty.in(state, asksConsent);
    }

    void owes(GrantDuty next, LocalDate due) {
        duty = next;
        dutyUnit = unitOf(next);
        dutyDue = due;
    }

    void owesNothing() {
        duty = null;
        dutyUnit = null;
        dutyDue = null;
    }

    /** The unit that owes {@code duty}, or {@code null} where the center does. */
    String unitOf(GrantDuty duty) {
        return switch (duty.mover()) {
            case APPLICANT -> unit;
            case PROVIDER -> provider;
            case OPERATOR, GOVERNOR -> null;
        };
    }

    private void take(GrantTerms terms) {
        purpose = terms.purpose();
        fields = terms.fields().toArray(String[]::new);
        filter = List.copyOf(terms.filter());
        recordsPerDay = terms.quota().recordsPerDay();
        requestsPerDay = terms.quota().requestsPerDay();
        beginsOn = terms.from();
        endsOn = terms.until();
    }

    private void mustBeAnother(GrantState next, Caller caller) {
        boolean decides = next == GrantState.GRANTED || next == GrantState.REFUSED;
        if (next != GrantState.WITHDRAWN) {
            mustNotBeTheApplicant(caller);
        }
        if (decides && caller.subject().equals(checker)) {
            throw twoPersons();
        }
    }

    private void mustNotBeTheApplicant(Caller caller) {
        if (caller.subject().equals(applicant)) {
            throw twoPersons();
        }
    }

    private static RuntimeException twoPersons() {
        return refused(
                "two-person-rule",
                "申请人不能办理、复核自己的申请，形式审查人不能作决定",
                "Who applied neither decides on it nor reviews it, and who checked it does not decide");
    }

    private void mustHaveLapsed(LocalDate today) {
        if (!today.isAfter(dutyDue)) {
            throw refused(
                    "applicant-has-time",
                    "申请方可在 " + dutyDue + " 前（含当日）补正，此前不能拒绝",
                    "The applicant has until " + dutyDue + " to complete it; before that it is not refused");
        }
    }

    private void mustHaveBeenAsked(GrantState next) {
        boolean answers = next == GrantState.CONSENTED || next == GrantState.OBJECTED;
        if (answers && !asksConsent) {
            throw refused(
                    "consent-not-asked",
                    "未涉及重要数据，不须提供方意见",
                    "No important data are asked for: the provider is not asked");
        }
        var missing = missingConsent();
        if (next == GrantState.GRANTED && !missing.isEmpty()) {
            throw refused(
                    "consent-needed",
                    "涉及重要数据，须提供方同意：" + missing + "；如分级刚有变化，请操作员重新进行形式审查",
                    "Important data need the provider's consent: " + missing
                            + "; if they were classified since, it is checked anew");
        }
    }

    private List<String> missingConsent() {
        var missing = new ArrayList<>(importantFields());
        missing.removeAll(consentedFields());
        return missing;
    }

    static RuntimeException refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R3.2e");
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return PATH + id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    /** The unit that owns the interface. */
    String provider() {
        return provider;
    }

    /** The unit that applied and reads. */
    String unit() {
        return unit;
    }

    GrantTerms terms() {
        return new GrantTerms(
                purpose, List.of(fields), filter, new Quota(recordsPerDay, requestsPerDay), beginsOn, endsOn);
    }

    /** The grant it is to take the place of, or {@code null}. */
    UUID renews() {
        return renews;
    }

    GrantState state() {
        return state;
    }

    boolean asksConsent() {
        return asksConsent;
    }

    /** The important fields it touched when that was last looked at, by name. */
    List<String> importantFields() {
        return List.of(importantFields);
    }

    /** Those to which the provider consented. */
    List<String> consentedFields() {
        return List.of(consentedFields);
    }

    boolean conditional() {
        return conditional;
    }

    String applicant() {
        return applicant;
    }

    String applicantName() {
        return applicantName;
    }

    Instant appliedAt() {
        return appliedAt;
    }

    /** What is owed next, or {@code null} where it is decided. */
    GrantDuty duty() {
        return duty;
    }

    String dutyUnit() {
        return dutyUnit;
    }

    LocalDate dutyDue() {
        return dutyDue;
    }

    /** When it was given, or {@code null} as long as it never was. */
    Instant givenAt() {
        return givenAt;
    }

    /** The day by which it is reviewed anew; {@code null} before it is given. */
    LocalDate reviewDue() {
        return reviewDue;
    }

    /** The last day on which a review that is overdue can still be made; {@code null} where that is not known yet. */
    LocalDate lapsesAfter() {
        return lapsesAfter;
    }

    /** When one of its fields came to count as more, since it was given or reviewed last; {@code null} where none did. */
    Instant reclassifiedAt() {
        return reclassifiedAt;
    }

    long revision() {
        return revision;
    }
}
