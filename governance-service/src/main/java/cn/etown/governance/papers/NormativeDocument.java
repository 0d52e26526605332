package cn.etown.governance.papers;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.UUID;

/** A normative document (规范性文件, R7.2); what it says stands in its versions. */
@Entity
class NormativeDocument {

    @Id
    private UUID id;

    private String code;
    private String title;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    private Instant registeredAt;

    @Version
    private long revision;

    protected NormativeDocument() {}

    NormativeDocument(UUID id, RegisterDocumentRequest request, Instant registeredAt) {
        this.id = id;
        this.code = request.code();
        this.title = request.title();
        this.kind = request.kind();
        this.registeredAt = registeredAt;
    }

    UUID id() {
        return id;
    }

    /** How audit names it. */
    String path() {
        return "normative-documents/" + id;
    }

    String code() {
        return code;
    }

    DocumentView view() {
        return new DocumentView(id, code, title, kind, registeredAt, revision);
    }
}
