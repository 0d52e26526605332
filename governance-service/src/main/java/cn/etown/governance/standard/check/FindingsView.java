package cn.etown.governance.standard.check;

import cn.etown.governance.standard.domain.Finding;
import cn.etown.governance.standard.domain.Severity;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.stream.IntStream;

/** What the API shows of a contract held against the standard library. */
@Schema(
        name = "ContractFindings",
        description = "规范核对结果: how many findings there are, and a page of them",
        examples = """
        {"must": 1, "should": 0, "items": [{"rule": "caliber-missing", "severity": "MUST", "pointer": "/schema/0/properties/3",
         "messageZh": "没有口径", "messageEn": "It is not said what the field means",
         "whatToDoZh": "写 description：统计什么、何时、按何单位；或引用有口径的数据元",
         "whatToDoEn": "Write a description: what is counted, when, in what unit; or refer to a data element that says so"}]}""")
public record FindingsView(
        @Schema(description = "必须处理的条数", examples = "2") long must,
        @Schema(description = "建议处理的条数", examples = "5") long should,

        @Schema(description = "核对意见: in the order of the document")
        List<FindingView> items,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "翻页标记: of the next page")
        String next) {

    /** A page of {@code found}; its cursor is the place of the last one shown. */
    static FindingsView of(PageRequest request, List<Finding> found) {
        int from = request.afterNumber()
                .map(last -> (int) Math.min(last + 1, found.size()))
                .orElse(0);
        var places = IntStream.range(Math.max(from, 0), found.size())
                .limit(request.rows())
                .boxed()
                .toList();
        var page = Page.of(request, places, place -> place, place -> FindingView.of(found.get(place)));
        long must =
                found.stream().filter(one -> one.severity() == Severity.MUST).count();
        return new FindingsView(must, found.size() - must, page.items(), page.next());
    }
}
