package cn.etown.governance.papers;

import cn.etown.kit.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers that R8.5 asks for of each source system. */
@Schema(description = "文档类别: planning specification (规划), asset list (资产), scenarios (场景)")
public enum PaperKind {
    PLANNING_SPECIFICATION("规划说明", "planning specification"),
    ASSET_LIST("资产清单", "asset list"),
    SCENARIOS("应用场景", "scenarios");

    private final Text title;

    PaperKind(String zh, String en) {
        this.title = new Text(zh, en);
    }

    /** What people call it. */
    Text title() {
        return title;
    }
}
