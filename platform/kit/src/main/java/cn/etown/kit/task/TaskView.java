package cn.etown.kit.task;

import cn.etown.kit.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** What the API shows of a task; the same in every service. */
@Schema(description = "待办: one thing the caller owes", examples = """
        {"kind": "answer-ticket", "title": {"zh": "答复工单：9 月退货量口径", "en": "Answer the ticket: 9 月退货量口径"},
         "unit": "91141029MA0DEM1AXT", "due": "2026-10-13", "overdue": false, "clause": "R8.4",
         "link": "/api/governance/v1/tickets/019b76da-a800-7000-8000-000000000001",
         "act": {"method": "POST",
                 "link": "/api/governance/v1/tickets/019b76da-a800-7000-8000-000000000001/transitions"}}""")
public record TaskView(
        @Schema(description = "类别: what sort of duty; stable", examples = "answer-ticket")
        String kind,

        @Schema(description = "事项: what is to be done") Title title,

        @Schema(description = "责任单位: code of the unit that owes it; null where the center does", nullable = true)
        String unit,

        @Schema(description = "期限: the last day on which it is in time; null where no day is set", nullable = true)
        LocalDate due,

        @Schema(description = "是否逾期: whether that day is past")
        boolean overdue,

        @Schema(description = "条款: the clause of the regulation that asks for it", examples = "R8.4")
        String clause,

        @Schema(
                description = "事项链接: what it is about, to be read",
                examples = "/api/governance/v1/tickets/019b76da-a800-7000-8000-000000000001")
        String link,

        @Schema(
                description = "办理方式: the request that does what is owed; null where no single one does",
                nullable = true)
        Act act) {

    /** What is to be done, in both languages. */
    @Schema(name = "TaskTitle", description = "事项: what is to be done, in both languages")
    public record Title(
            @Schema(description = "中文", examples = "答复工单：9 月退货量口径")
            String zh,

            @Schema(description = "英文", examples = "Answer the ticket: 9 月退货量口径")
            String en) {

        static Title of(Text text) {
            return new Title(text.zh(), text.en());
        }
    }

    /** The request that does what is owed. */
    @Schema(name = "TaskAct", description = "办理方式: the request that does what is owed")
    public record Act(
            @Schema(description = "请求方法", examples = "POST") String method,

            @Schema(
                    description = "办理链接: where to send it",
                    examples = "/api/governance/v1/tickets/019b76da-a800-7000-8000-000000000001/transitions")
            String link) {

        static Act of(Task.Act act, UnaryOperator<String> links) {
            return act == null ? null : new Act(act.method(), links.apply(act.path()));
        }
    }

    /** @param links makes a link of a path below the root of the service */
    static TaskView of(Task task, LocalDate today, UnaryOperator<String> links) {
        return new TaskView(
                task.kind(),
                Title.of(task.title()),
                task.unit(),
                task.due(),
                task.due() != null && today.isAfter(task.due()),
                task.clause(),
                links.apply(task.object()),
                Act.of(task.act(), links));
    }
}
