package cn.etown.governance.papers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a source system that lacks papers. */
@Schema(
        name = "MissingPapers",
        description = "缺失文档: the papers that a source system lacks in its phase",
        examples = """
        {"sourceSystem": "019b76da-a800-7000-8000-000000000002", "name": "订单系统", "unit": "91141029MA0DEM1AXT",
         "asOf": "2026-11-24", "missing": ["ASSET_LIST", "SCENARIOS"],
         "papers": [{"kind": "ASSET_LIST", "why": "EXPIRED", "paper": "019b76da-a800-7000-8000-000000000001",
                     "validUntil": "2026-10-31"}, {"kind": "SCENARIOS", "why": "NEVER_FILED"}]}""")
public record MissingPapersView(
        @Schema(description = "源系统") UUID sourceSystem,
        @Schema(description = "源系统名称", examples = "订单系统") String name,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "截至日期: the day on which they are missing")
        LocalDate asOf,

        @Schema(description = "缺失的文档类别") List<PaperKind> missing,

        @Schema(description = "缺失文档: the same kinds, each with the reason")
        List<MissingPaperView> papers) {}
