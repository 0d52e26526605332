package cn.etown.governance.papers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers that R8.5 asks for of each source system. */
@Schema(description = "文档类别: planning specification (规划), asset list (资产), scenarios (场景)")
public enum PaperKind {
    PLANNING_SPECIFICATION,
    ASSET_LIST,
    SCENARIOS
}
