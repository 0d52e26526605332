package cn.etown.governance.contract;

import jakarta.ws.rs.core.MediaType;

import java.util.Locale;
import java.util.Optional;

/** How a contract document is written. */
public enum DocumentFormat {
    JSON(MediaType.APPLICATION_JSON),
    YAML("application/yaml");

    public static final String YAML_TYPE = "application/yaml";

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format of a body with this content type: JSON, or else YAML. */
    static DocumentFormat of(MediaType type) {
        return type.getSubtype().toLowerCase(Locale.ROOT).contains("json") ? JSON : YAML;
    }

    /** The format that an {@code Accept} header asks for by name; absent where either will do. */
    static Optional<DocumentFormat> wantedBy(String accept) {
        var asked = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        boolean json = asked.contains(JSON.mediaType);
        boolean yaml = asked.contains(YAML.mediaType);
        return json == yaml ? Optional.empty() : Optional.of(json ? JSON : YAML);
    }
}
