package cn.etown.governance.papers;

import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A paper of a source system as its unit filed it. Never changed; a newer version is a new one. */
@Entity
@Immutable
class SystemPaper {

    @Id
    private UUID id;

    private UUID sourceSystem;
    private String unit;

    @Enumerated(EnumType.STRING)
    private PaperKind kind;

    private String title;
    private String version;
    private String link;
    private String digest;
    private LocalDate validFrom;
    private String filer;
    private String filerName;
    private Instant filedAt;

    protected SystemPaper() {}

    SystemPaper(UUID id, SourceSystemView source, FilePaperRequest request, Caller who, Instant at) {
        this.id = id;
        this.sourceSystem = source.id();
        this.unit = source.unit();
        this.kind = request.kind();
        this.title = request.title();
        this.version = request.version();
        this.link = request.link();
        this.digest = request.digest();
        this.validFrom = request.validFrom();
        this.filer = who.subject();
        this.filerName = who.name();
        this.filedAt = at;
    }

    UUID id() {
        return id;
    }

    /** How audit and feed name it. */
    String path() {
        return "system-papers/" + id;
    }

    String unit() {
        return unit;
    }

    SystemPaperView view() {
        return new SystemPaperView(
                id, sourceSystem, unit, kind, title, version, link, digest, validFrom, filerName, filedAt);
    }
}
