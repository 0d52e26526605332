package cn.etown.collection.pull;

import cn.etown.collection.part.SentAs;
import cn.etown.collection.pull.domain.PullSchedule;
import cn.etown.collection.pull.domain.Target;
import cn.etown.evidence.record.RecordSchema;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalTime;

/** What a connector does, all of which is accepted and approved together. */
@Schema(
        description = "连接器条款: where it goes, what it takes there, when; accepted and approved as a whole",
        examples = """
        {"kind": "HTTP", "target": {"url": "https://erp.example.cn/export/sales?day={from}"},
         "content": {"type": "text/csv"}, "schedule": {"dailyAt": "02:30"}, "mostBytes": 104857600}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectorTerms(
        @NotNull @Schema(description = "方式: HTTP, SFTP or JDBC (PostgreSQL)")
        Kind kind,

        @NotNull @Valid @Schema(description = "目标") TargetTerms target,

        @Valid @Schema(description = "内容格式: of HTTP and SFTP; JDBC gives CSV", nullable = true)
        ContentTerms content,

        @NotNull @Valid @Schema(description = "时间安排") ScheduleTerms schedule,

        @Min(1)
        @Max(10L * 1024 * 1024 * 1024)
        @Schema(description = "每次最多字节数: unless less is set for all", nullable = true)
        Long mostBytes) {

    private static final String TEXT = "[^\\p{Cc}\\p{Cs}]*";

    /** How a source is asked. */
    @Schema(name = "ConnectorKind", description = "拉取方式")
    public enum Kind {
        HTTP,
        SFTP,
        JDBC
    }

    /** Where. */
    @Schema(
            name = "ConnectorTarget",
            description =
                    "目标: url of HTTP; host, port, path and hostKey of SFTP; host, port, database and query of JDBC",
            examples = """
            {"host": "files.example.cn", "port": 22, "path": "/out/sales-{from}.csv",
             "hostKey": "SHA256:0123456789abcdef0123456789abcdef0123456789A"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TargetTerms(
            @Size(max = 2000)
            @Pattern(regexp = TEXT)
            @Schema(description = "地址: with {from} and {to}; no secrets, as it is shown", nullable = true)
            String url,

            @Size(max = 253) @Pattern(regexp = TEXT) @Schema(description = "主机", nullable = true)
            String host,

            @Min(1) @Max(65_535) @Schema(description = "端口", nullable = true)
            Integer port,

            @Size(max = 1000) @Pattern(regexp = TEXT) @Schema(description = "路径: with {from} and {to}", nullable = true)
            String path,

            @Size(max = 60) @Pattern(regexp = TEXT) @Schema(description = "主机密钥指纹: SHA256:…", nullable = true)
            String hostKey,

            @Size(max = 63) @Pattern(regexp = TEXT) @Schema(description = "数据库名", nullable = true)
            String database,

            @Schema(description = "是否加密: of JDBC; true unless said otherwise", nullable = true)
            Boolean encrypted,

            @Size(max = 8000)
            @Schema(
                    description =
                            "查询: one SELECT with :from, :to and :checkpoint; its columns are headed as the contract says; where records say on which day they happened, one with :checkpoint needs :from and :to too",
                    nullable = true)
            String query,

            @Size(max = 63)
            @Pattern(regexp = TEXT)
            @Schema(
                    description =
                            "断点列: as the query heads it, small and capital letters apart; left out of the content; rows come beyond :checkpoint and in its order, and its last accepted value is the next :checkpoint",
                    nullable = true)
            String checkpointColumn,

            @Size(max = 100) @Pattern(regexp = TEXT) @Schema(description = "断点起始值", nullable = true)
            String checkpointStart) {}

    /** In what form. */
    @Schema(name = "ConnectorContent", description = "内容格式: as of sendPart", examples = """
            {"type": "text/csv; charset=GB18030", "delimiter": ";"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ContentTerms(
            @NotNull @Size(max = 200) @Schema(description = "媒体类型")
            String type,

            @Size(max = 3) @Schema(description = "CSV 分隔符", nullable = true)
            String delimiter,

            @Size(max = 1) @Schema(description = "CSV 引号", nullable = true)
            String quote) {}

    /** When. */
    @Schema(
            name = "ConnectorSchedule",
            description = "时间安排: when it looks which of the interface's expected batches are to be pulled; one of both",
            examples = """
            {"everyMinutes": 60}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScheduleTerms(
            @Min(5) @Max(1440) @Schema(description = "每隔分钟数", nullable = true)
            Integer everyMinutes,

            @JsonFormat(pattern = "HH:mm")
            @Schema(
                    description = "每日时刻: in county time",
                    nullable = true,
                    implementation = String.class,
                    examples = "02:30")
            LocalTime dailyAt) {

        PullSchedule toSchedule() {
            return new PullSchedule(everyMinutes, dailyAt);
        }
    }

    /** Refuses what cannot be, before anybody accepts it. */
    void requireSound() {
        if (toTarget() instanceof Target.Http http) {
            http.requireShowable();
        }
        sentAs();
        schedule.toSchedule();
    }

    /** Refuses what loses records of such an interface. */
    void requireFit(RecordSchema schema) {
        if (toTarget() instanceof Target.Jdbc jdbc) {
            jdbc.requireDays(schema);
        }
    }

    Target toTarget() {
        return switch (kind) {
            case HTTP -> Target.Http.of(target.url);
            case SFTP -> Target.Sftp.of(target.host, target.port, target.path, target.hostKey);
            case JDBC ->
                Target.Jdbc.of(
                        target.host,
                        target.port,
                        target.database,
                        target.encrypted,
                        target.query,
                        target.checkpointColumn,
                        target.checkpointStart);
        };
    }

    SentAs sentAs() {
        return content == null
                ? SentAs.of(null, "text/csv", null, null, null)
                : SentAs.of(null, content.type, null, content.delimiter, content.quote);
    }

    /** What credentials are sealed for: they go nowhere else. */
    @JsonIgnore
    String sealedFor() {
        Target to = toTarget();
        return kind + " " + to.host() + " " + to.port();
    }
}
