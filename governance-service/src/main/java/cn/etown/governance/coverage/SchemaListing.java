package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Comparison;
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

/** What a source system's own catalogue or documents say it holds, as its unit sent it. Never changed. */
@Entity
@Immutable
class SchemaListing {

    @Id
    private UUID id;

    private UUID sourceSystem;
    private String unit;

    @Enumerated(EnumType.STRING)
    private ListingKind kind;

    private String takenFrom;
    private LocalDate takenOn;

    @Enumerated(EnumType.STRING)
    private ListingFormat format;

    private String content;
    private String digest;
    private int items;
    private int added;
    private int gone;
    private int back;
    private String uploader;
    private String uploaderName;
    private Instant uploadedAt;

    protected SchemaListing() {}

    SchemaListing(UUID id, SourceSystemView source, ListingOrigin from, ReadListing read, Comparison found) {
        this.id = id;
        this.sourceSystem = source.id();
        this.unit = source.unit();
        this.kind = from.kind();
        this.takenFrom = from.takenFrom();
        this.takenOn = from.takenOn();
        this.format = read.format();
        this.content = read.content();
        this.digest = read.digest();
        this.items = read.items().size();
        this.added = found.added().size();
        this.gone = found.gone().size();
        this.back = found.back().size();
    }

    SchemaListing uploadedBy(Caller who, Instant at) {
        uploader = who.subject();
        uploaderName = who.name();
        uploadedAt = at;
        return this;
    }

    UUID id() {
        return id;
    }

    /** How audit and feed name it. */
    String path() {
        return "schema-listings/" + id;
    }

    String unit() {
        return unit;
    }

    LocalDate takenOn() {
        return takenOn;
    }

    String content() {
        return content;
    }

    ListingFormat format() {
        return format;
    }

    SchemaListingView view() {
        return new SchemaListingView(
                id,
                sourceSystem,
                unit,
                kind,
                takenFrom,
                takenOn,
                format,
                digest,
                items,
                added,
                gone,
                back,
                uploaderName,
                uploadedAt);
    }
}
