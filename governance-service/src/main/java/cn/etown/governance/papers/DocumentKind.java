package cn.etown.governance.papers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The six subjects of normative documents in R7.2. */
@Schema(description = "规范类别: 接入范围、内容、能力、监测、传输、资产")
public enum DocumentKind {
    ACCESS_SCOPE,
    CONTENT,
    ABILITY,
    MONITORING,
    TRANSMISSION,
    ASSET
}
