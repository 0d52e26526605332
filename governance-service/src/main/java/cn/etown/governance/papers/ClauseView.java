package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.Clause;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a clause of the regulation. */
@Schema(name = "Clause", description = "条款: a clause of the regulation", examples = """
        {"id": "R4.3a", "title": "应接尽接"}""")
public record ClauseView(
        @Schema(description = "条款编号", examples = "R4.3a") String id,
        @Schema(description = "内容", examples = "应接尽接") String title) {

    static ClauseView of(Clause clause) {
        return new ClauseView(clause.id(), clause.title());
    }
}
