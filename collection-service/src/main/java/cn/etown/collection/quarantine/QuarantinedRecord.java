package cn.etown.collection.quarantine;

import cn.etown.evidence.record.Failure;
import cn.etown.kit.json.Digests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of a record in quarantine. */
@Schema(description = "被隔离的记录: what came, with everything that is to be mended", examples = """
        {"part": 1, "line": 3, "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "cells": ["536365", "85123A", "six", "2.55"], "cellsAre": "AS_SENT",
         "failures": [{"field": "quantity", "rule": "type", "clause": "R3.2c",
           "zh": "“数量”应为不超过 38 位的整数，如 12", "en": "数量 must be a whole number of at most 38 digits, such as 12"}], "moreFailures": 0}""")
public record QuarantinedRecord(
        @Schema(description = "分片号") int part,

        @Schema(
                description =
                        "行号: the line of the part on which the record begins, from 1; in JSON all on one line, which element it is")
        long line,

        @Schema(description = "记录摘要") String digest,

        @Schema(
                description =
                        "各列内容: the cells in the order of the contract's fields, and last, of a correction, its operation; see cellsAre")
        List<String> cells,

        @Schema(
                description =
                        "各列内容的形式: AS_SENT 原文, as sent; WHOLE_TEXT 整条原文, the record as a whole in one cell, as it cannot be told"
                                + " into columns; CANONICAL 规范化文本, not as sent but in canonical text, of a record"
                                + " that was found to be a double, or to correct what it cannot, when the batch was judged; NOT_KEPT 未保留, neither cells nor failures"
                                + " were kept, as the batch has too many refused records")
        CellsAre cellsAre,

        @Schema(description = "不符合的规则: the first 20") List<FailureView> failures,

        @Schema(description = "其余不符合的规则数: how many more rules the record fails than are told")
        int moreFailures) {

    /** One rule that the record fails. */
    @Schema(name = "Failure", description = "不符合的规则")
    public record FailureView(
            @Schema(description = "字段", nullable = true) String field,

            @Schema(description = "规则", examples = "required")
            String rule,

            @Schema(description = "条款", examples = "R3.2c") String clause,
            @Schema(description = "如何改正") String zh,
            @Schema(description = "how to mend it") String en) {

        public static FailureView of(Failure failure) {
            return new FailureView(
                    failure.field(),
                    failure.rule().code(),
                    failure.rule().clause(),
                    failure.hint().zh(),
                    failure.hint().en());
        }

        static FailureView of(Object stored) {
            JsonObject failure = (JsonObject) stored;
            return new FailureView(
                    failure.getString("field"),
                    failure.getString("rule"),
                    failure.getString("clause"),
                    failure.getString("zh"),
                    failure.getString("en"));
        }
    }

    static QuarantinedRecord of(Row row) {
        JsonArray cells = row.getJsonArray("cells") == null ? new JsonArray() : row.getJsonArray("cells");
        return new QuarantinedRecord(
                row.getInteger("part"),
                row.getLong("line"),
                Digests.text(row.getBuffer("digest").getBytes()),
                cells.stream().map(String.class::cast).toList(),
                CellsAre.valueOf(row.getString("cells_are")),
                row.getJsonArray("failures").stream().map(FailureView::of).toList(),
                row.getInteger("more_failures"));
    }

    /** Its place in the list. */
    String place() {
        return part + "/" + line;
    }
}
