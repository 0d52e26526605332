package cn.etown.governance.standard;

import cn.etown.governance.standard.domain.VersionState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One version of a thing in the standard library, known by its code. One version <em>stands</em> for the thing in lists:
 * the published one, or the first draft as long as nothing was published.
 */
@MappedSuperclass
public abstract class StandardVersion {

    @Id
    private UUID id;

    private String code;
    private int number;

    @Enumerated(EnumType.STRING)
    private VersionState state;

    private boolean standing;
    private String author;
    private String authorName;
    private Instant draftedAt;
    private String publisher;
    private Instant publishedAt;

    @Version
    private long revision;

    protected StandardVersion() {}

    protected StandardVersion(UUID id, String code, int number, Caller author, Instant draftedAt) {
        this.id = id;
        this.code = code;
        this.number = number;
        this.state = VersionState.DRAFT;
        this.author = author.subject();
        this.authorName = author.name();
        this.draftedAt = draftedAt;
    }

    /** How history, audit and feed name it. */
    public abstract String path();

    /** Who wrote what it says, by their subjects. */
    protected Stream<String> writers() {
        return Stream.of(author);
    }

    /** Refuses whoever wrote it (two-person rule), and where there is nothing to publish. */
    void mustBePublishedBy(Caller who) {
        if (writers().anyMatch(who.subject()::equals)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text("起草或改动草案的人不能发布它", "Who drafted or changed a version may not publish it"))
                    .withClause("R3.2b");
        }
        state.moveTo(VersionState.PUBLISHED);
    }

    void publish(Caller who, Instant at) {
        mustBePublishedBy(who);
        state = VersionState.PUBLISHED;
        standing = true;
        publisher = who.subject();
        publishedAt = at;
    }

    void withdraw() {
        state = state.moveTo(VersionState.WITHDRAWN);
    }

    void stand(boolean stands) {
        standing = stands;
    }

    public boolean stands() {
        return standing;
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public int number() {
        return number;
    }

    public VersionState state() {
        return state;
    }

    public String authorName() {
        return authorName;
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    /** When it was published; {@code null} before. */
    public Instant publishedAt() {
        return publishedAt;
    }

    public long revision() {
        return revision;
    }

    public EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
