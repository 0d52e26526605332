package cn.etown.governance.papers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** What the API shows of a source system that lacks papers. */
@Schema(
        name = "MissingPapers",
        description = "缺失文档: the papers that a source system lacks in its phase",
        examples = """
        {"sourceSystem": "019b76da-a800-7000-8000-000000000002", "unit": "91141029MA0DEM1AXT",
         "missing": ["ASSET_LIST", "SCENARIOS"]}""")
public record MissingPapersView(
        @Schema(description = "源系统") UUID sourceSystem,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "缺失的文档类别") List<PaperKind> missing) {}
