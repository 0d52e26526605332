package cn.etown.collection.pull;

import cn.etown.kit.problem.Text;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a pull. */
@Schema(name = "ConnectorRun", description = "拉取: one attempt after the other to fetch one period", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a11", "connector": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10",
         "from": "2026-11-25", "to": "2026-11-25", "byHand": false, "state": "SUCCEEDED", "attempts": 1, "bytes": 52103,
         "records": 1200, "declaredBy": "PULL", "batch": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a12"}""")
public record RunView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "连接器标识") UUID connector,
        @Schema(description = "数据期起始日") LocalDate from,
        @Schema(description = "数据期结束日") LocalDate to,
        @Schema(description = "是否手工") boolean byHand,

        @Schema(description = "状态: WAITING 等待, RUNNING 进行中, SUCCEEDED 已封存批次, UNCHANGED 内容未变或与被拒收的相同, FAILED 失败")
        RunState state,

        @Schema(description = "进度: FETCHING 拉取, TAKING 入库", nullable = true)
        String step,

        @Schema(description = "已尝试次数") int attempts,
        @Schema(description = "下次尝试时间", nullable = true) Instant nextAttemptAt,
        @Schema(description = "提出时间") Instant requestedAt,
        @Schema(description = "开始时间", nullable = true) Instant startedAt,
        @Schema(description = "结束时间", nullable = true) Instant finishedAt,
        @Schema(description = "已拉取字节数") long bytes,

        @Schema(description = "记录数: as the batch declares it", nullable = true)
        Long records,

        @Schema(description = "清单由谁声明: PULL, the center counted what it fetched; the source declared nothing")
        String declaredBy,

        @Schema(description = "批次标识: its verdict stands there", nullable = true)
        UUID batch,

        @Schema(description = "问题: why the last attempt failed", nullable = true)
        RunProblem problem) {

    /** Why an attempt failed. */
    @Schema(name = "ConnectorRunProblem", description = "拉取失败的原因")
    public record RunProblem(
            @Schema(description = "代码") String code,
            @Schema(description = "说明") Text detail) {}

    static RunView of(Row row) {
        String code = row.getString("problem_code");
        return new RunView(
                row.getUUID("id"),
                row.getUUID("connector"),
                row.getLocalDate("period_from"),
                row.getLocalDate("period_to"),
                row.getBoolean("by_hand"),
                RunState.valueOf(row.getString("state")),
                row.getString("step"),
                row.getInteger("attempts"),
                time(row, "next_attempt_at"),
                time(row, "requested_at"),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getLong("bytes"),
                row.getLong("records"),
                "PULL",
                row.getUUID("batch"),
                code == null
                        ? null
                        : new RunProblem(code, new Text(row.getString("problem_zh"), row.getString("problem_en"))));
    }

    static Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
