package cn.etown.governance.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a listing was taken from. */
@Schema(description = "清单依据: the source's own catalogue (系统目录) or its documents (文档)")
public enum ListingKind {
    CATALOGUE,
    DOCUMENT
}
