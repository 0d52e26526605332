package cn.etown.governance.standard.template;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One version of a standard interface (标准接口), from a day on. It is never changed: another one is added. */
@Entity
class StandardInterfaceVersion {

    @Id
    private UUID id;

    private String code;
    private long number;
    private String version;
    private String theme;
    private String nameZh;
    private String nameEn;
    private String descriptionZh;
    private String descriptionEn;
    private String document;
    private LocalDate holdsFrom;
    private String reason;
    private String author;
    private String authorName;
    private Instant addedAt;

    protected StandardInterfaceVersion() {}

    StandardInterfaceVersion(
            UUID id, String code, long number, StandardInterfaceContent content, Caller author, Instant addedAt) {
        this.id = id;
        this.code = code;
        this.number = number;
        this.version = content.version();
        this.theme = content.theme();
        this.nameZh = content.nameZh();
        this.nameEn = content.nameEn();
        this.descriptionZh = content.descriptionZh();
        this.descriptionEn = content.descriptionEn();
        this.document = content.document();
        this.holdsFrom = content.holdsFrom();
        this.reason = content.reason();
        this.author = author.subject();
        this.authorName = author.name();
        this.addedAt = addedAt;
    }

    String code() {
        return code;
    }

    long number() {
        return number;
    }

    String version() {
        return version;
    }

    String theme() {
        return theme;
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }

    String descriptionZh() {
        return descriptionZh;
    }

    String descriptionEn() {
        return descriptionEn;
    }

    LocalDate holdsFrom() {
        return holdsFrom;
    }

    /** The template in YAML: what was entered, or what comes with the service. */
    String document() {
        return document == null ? delivered(code, version) : document;
    }

    /** The document of a version that comes with the service. */
    static String delivered(String code, String version) {
        try (var in =
                StandardInterfaceVersion.class.getResourceAsStream("/standards/" + code + "-" + version + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
