package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.coverage.domain.Decision;
import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.ItemName;
import cn.etown.governance.coverage.domain.ListedItem;
import cn.etown.governance.coverage.domain.Presence;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A thing a source system holds that could be collected (数据项). What it counts as on a day is {@link CoveredDays}. */
@Entity
class DataItem {

    @Id
    private UUID id;

    private UUID sourceSystem;
    private String unit;

    @Enumerated(EnumType.STRING)
    private DataDomain domain;

    private String tableName;
    private String field;
    private String title;
    private String type;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String reference; // the first one; all stand in DataItemReference

    @Enumerated(EnumType.STRING)
    private Presence presence;

    private LocalDate goneSince;

    @Enumerated(EnumType.STRING)
    private ItemCoverage recorded;

    private String recorder;
    private String interfaceCode;
    private String interfaceField;
    private String demand;
    private LocalDate plannedFor;
    private LocalDate exemptUntil;
    private boolean inScope;
    private String scenario;
    private LocalDate scopeDecidedOn;
    private LocalDate answeredOn;
    private LocalDate answeredUntil;
    private String registrant;
    private Instant registeredAt;

    @Version
    private long revision;

    protected DataItem() {}

    /** An item that a demand or an inspection brought to light. */
    DataItem(UUID id, SourceSystemView source, RegisterDataItemRequest request, Caller who, Instant at) {
        this(id, source, new ListedItem(request.name(), request.title() == null ? "" : request.title(), ""), who, at);
        this.origin = request.origin();
        this.reference = request.reference();
        this.presence = Presence.UNLISTED;
    }

    /** An item that the source's own listing names. */
    DataItem(UUID id, SourceSystemView source, ListedItem listed, String listing, Caller who, Instant at) {
        this(id, source, listed, who, at);
        this.origin = Origin.LISTING;
        this.reference = listing;
        this.presence = Presence.LISTED;
    }

    private DataItem(UUID id, SourceSystemView source, ListedItem item, Caller who, Instant at) {
        this.id = id;
        this.sourceSystem = source.id();
        this.unit = source.unit();
        this.domain = source.domain();
        this.tableName = item.name().table();
        this.field = item.name().field();
        this.title = item.title();
        this.type = item.type();
        this.recorded = ItemCoverage.MISSING;
        this.recorder = who.subject();
        this.inScope = true;
        this.registrant = who.subject();
        this.registeredAt = at;
    }

    void connect(String code, String contractField, String person) {
        record(ItemCoverage.CONNECTED, person);
        interfaceCode = code;
        interfaceField = contractField;
    }

    void plan(String waitingDemand, LocalDate last, String person) {
        record(ItemCoverage.PLANNED, person);
        demand = waitingDemand;
        plannedFor = last;
    }

    void exempt(LocalDate until, String person) {
        record(ItemCoverage.EXEMPT, person);
        exemptUntil = until;
    }

    void dispute(String person) {
        record(ItemCoverage.DISPUTED, person);
    }

    void miss(String person) {
        record(ItemCoverage.MISSING, person);
    }

    void needFor(String neededBy, LocalDate today) {
        inScope = true;
        scenario = neededBy;
        scopeDecidedOn = today;
    }

    void leaveOut(LocalDate today) {
        inScope = false;
        scenario = null;
        scopeDecidedOn = today;
    }

    /** Named again by a listing after it was taken out of scope. */
    void comeBack(String person) {
        presence = Presence.LISTED;
        goneSince = null;
        returnToScope(person);
    }

    /** Named again after it was taken out of scope: what was decided before does not hold for it any more. */
    void returnToScope(String person) {
        inScope = true;
        scenario = null;
        scopeDecidedOn = null;
        recordAs(ItemCoverage.MISSING, person);
    }

    private void record(ItemCoverage target, String person) {
        recordAs(recorded.moveTo(target), person);
    }

    private void recordAs(ItemCoverage coverage, String person) {
        recorded = coverage;
        recorder = person;
        interfaceCode = null;
        interfaceField = null;
        demand = null;
        plannedFor = null;
        exemptUntil = null;
        answeredOn = null;
        answeredUntil = null;
    }

    /** @param carrier the item's interface; means nothing where it has none */
    Decision decision(Carrier carrier) {
        return switch (recorded) {
            case CONNECTED -> new Decision.Connected(carrier.carries(interfaceField));
            case PLANNED -> new Decision.Planned(plannedFor);
            case EXEMPT -> new Decision.Exempt(exemptUntil);
            case MISSING -> new Decision.Missing();
            case DISPUTED -> new Decision.Disputed();
        };
    }

    /** The row of a new item, for those that come in bulk. */
    Map<String, Object> row() {
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("source_system", sourceSystem),
                Map.entry("unit", unit),
                Map.entry("domain", domain),
                Map.entry("table_name", tableName),
                Map.entry("field", field),
                Map.entry("title", title),
                Map.entry("type", type),
                Map.entry("origin", origin),
                Map.entry("reference", reference),
                Map.entry("presence", presence),
                Map.entry("recorded", recorded),
                Map.entry("recorder", recorder),
                Map.entry("in_scope", inScope),
                Map.entry("registrant", registrant),
                Map.entry("registered_at", registeredAt.toString()));
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "data-items/" + id;
    }

    UUID sourceSystem() {
        return sourceSystem;
    }

    String unit() {
        return unit;
    }

    DataDomain domain() {
        return domain;
    }

    ItemName name() {
        return new ItemName(tableName, field);
    }

    String title() {
        return title;
    }

    String type() {
        return type;
    }

    Origin origin() {
        return origin;
    }

    String reference() {
        return reference;
    }

    Presence presence() {
        return presence;
    }

    /** The day of the first listing without it; {@code null} unless it is gone. */
    LocalDate goneSince() {
        return goneSince;
    }

    /** Whether it left its listing and nobody has decided on it since, or is disputed. */
    boolean waitsForTheCenter() {
        boolean gone = presence == Presence.GONE_FROM_LISTING && scopeDecidedOn == null;
        return inScope && (gone || recorded == ItemCoverage.DISPUTED);
    }

    ItemCoverage recorded() {
        return recorded;
    }

    /** Who decided the standing that is recorded. */
    String recorder() {
        return recorder;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    /** The field of the interface's contract that carries it; {@code null} also where it was connected before that was said. */
    String interfaceField() {
        return interfaceField;
    }

    /** The last day for which it is planned. */
    LocalDate plannedFor() {
        return plannedFor;
    }

    String demand() {
        return demand;
    }

    LocalDate exemptUntil() {
        return exemptUntil;
    }

    boolean inScope() {
        return inScope;
    }

    String scenario() {
        return scenario;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }
}
