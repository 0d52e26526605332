package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.UUID;

/** One version of what an interface carries (接口规范). Its document never changes (the database refuses it too). */
@Entity
class Contract {

    @Id
    private UUID id;

    private String interfaceCode;
    private String unit;
    private int number;
    private String version;

    @Enumerated(EnumType.STRING)
    private DataDomain domain;

    @Enumerated(EnumType.STRING)
    private DocumentFormat format;

    private String document;
    private String digest;
    private String title;
    private String summary;
    private String[] tags;
    private String theme;

    @Enumerated(EnumType.STRING)
    private ContractState state;

    private String author;
    private String authorName;
    private Instant draftedAt;
    private String submitter;
    private Instant inForceAt;

    /** Whether a governor sent it back; what the unit itself takes back is not. */
    private boolean returned;

    @Version
    private long revision;

    protected Contract() {}

    Contract(UUID id, InterfaceView of, Draft draft, int number, Instant draftedAt) {
        this.id = id;
        this.interfaceCode = of.code();
        this.unit = of.unit();
        this.domain = of.domain();
        this.number = number;
        this.version = draft.version();
        this.format = draft.format();
        this.document = draft.document();
        this.digest = draft.digest();
        this.title = draft.outline().title();
        this.summary = draft.outline().summary();
        this.tags = draft.outline().tags().toArray(String[]::new);
        this.theme = draft.outline().theme();
        this.state = ContractState.DRAFT;
        this.author = draft.author().subject();
        this.authorName = draft.author().name();
        this.draftedAt = draftedAt;
    }

    void submit(String person) {
        state = state.moveTo(ContractState.SUBMITTED);
        submitter = person;
    }

    /** Approves; whoever wrote or submitted the contract is refused (two-person rule). */
    void approve(String person) {
        if (person.equals(author) || person.equals(submitter)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text("起草或提交人不能批准同一份接口规范", "Who wrote or submitted a contract may not approve it"))
                    .withClause("R3.2f");
        }
        state = state.moveTo(ContractState.APPROVED);
    }

    /**
     * Takes the contract back; its document never changes, so what is to be mended comes as a later version.
     *
     * @param by whoever takes it back: one of another unit, or of the center, sends it back to its unit
     */
    void withdraw(Caller by) {
        state = state.moveTo(ContractState.WITHDRAWN);
        returned = !by.belongsTo(unit);
    }

    void putInForce(Instant at) {
        state = state.moveTo(ContractState.IN_FORCE);
        inForceAt = at;
    }

    /** Gives way to {@code newer}, which must be a later version. */
    void giveWayTo(Contract newer) {
        if (newer.number < number) {
            throw new RuleRefused(
                    "contract-outdated",
                    new Text("已有更新的版本生效：" + version, "The later version " + version + " is in force already"));
        }
        state = state.moveTo(ContractState.REPLACED);
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "contracts/" + id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String unit() {
        return unit;
    }

    int number() {
        return number;
    }

    String version() {
        return version;
    }

    DocumentFormat format() {
        return format;
    }

    String document() {
        return document;
    }

    String digest() {
        return digest;
    }

    ContractState state() {
        return state;
    }

    String authorName() {
        return authorName;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    /** When it came into force; {@code null} as long as it never was. */
    Instant inForceAt() {
        return inForceAt;
    }

    long revision() {
        return revision;
    }
}
