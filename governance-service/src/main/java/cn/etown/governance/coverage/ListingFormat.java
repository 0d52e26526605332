package cn.etown.governance.coverage;

import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a listing is written. */
@Schema(description = "清单格式")
public enum ListingFormat {
    CSV,
    JSON;

    static final String CSV_TYPE = "text/csv";

    static ListingFormat of(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE) ? JSON : CSV;
    }

    String mediaType() {
        return (this == JSON ? MediaType.APPLICATION_JSON : CSV_TYPE) + ";charset=UTF-8";
    }
}
