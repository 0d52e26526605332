package cn.etown.governance.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an item became known. */
@Schema(description = "来源: the source's own listing (清单), a demand (需求) or an inspection (检查)")
public enum Origin {
    LISTING,
    DEMAND,
    INSPECTION
}
