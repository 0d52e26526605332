package cn.etown.governance.papers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of the papers a phase needs. */
@Schema(name = "RequiredPapers", description = "应备文档: the papers that a source system needs in a phase", examples = """
        {"phase": "PLANNING", "kinds": ["PLANNING_SPECIFICATION"]}""")
public record RequiredPaperView(
        @Schema(description = "阶段", examples = "PLANNING") String phase,
        @Schema(description = "文档类别") List<PaperKind> kinds) {}
