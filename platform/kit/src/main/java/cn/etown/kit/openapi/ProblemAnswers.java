package cn.etown.kit.openapi;

import cn.etown.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says in the OpenAPI document, for each operation, which problems it may answer, so that no operation has to repeat it:
 * what an operation takes decides what can be wrong with it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {

    private static final Map<Integer, String> MEANING = Map.ofEntries(
            Map.entry(400, "请求格式有误: the request cannot be read"),
            Map.entry(401, "未登录: no valid token"),
            Map.entry(403, "角色无权: the role does not permit it"),
            Map.entry(404, "未找到: no such thing for this caller"),
            Map.entry(409, "与现有状态冲突: contradicts what already is"),
            Map.entry(412, "版本已过期: changed by somebody else meanwhile"),
            Map.entry(413, "内容过大: the body is too large"),
            Map.entry(415, "内容类型不支持: the media type is not taken"),
            Map.entry(422, "规则不允许: a rule refuses it"),
            Map.entry(428, "缺少 If-Match: the header is missing"),
            Map.entry(429, "请求过多: too many of this caller at once; repeat later"),
            Map.entry(500, "系统内部错误: the service failed"),
            Map.entry(503, "暂时无法服务: repeat later"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> addProblems(path, method, operation)));
    }

    private static void addProblems(String path, PathItem.HttpMethod method, Operation operation) {
        boolean secured =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        boolean writes = method != PathItem.HttpMethod.GET;
        add(operation, 400);
        if (secured) {
            add(operation, 401);
            add(operation, 403);
        }
        if (path.contains("{")) {
            add(operation, 404);
        }
        if (writes) {
            add(operation, 409);
            add(operation, 422);
        }
        if (operation.getRequestBody() != null) {
            add(operation, 413);
            add(operation, 415);
        }
        if (takesIfMatch(operation)) {
            add(operation, 412);
            add(operation, 428);
        }
        if (operation.getResponses().hasAPIResponse("429")) {
            add(operation, 429);
        }
        add(operation, 500);
        add(operation, 503);
        sortAnswers(operation);
    }

    private static boolean takesIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    }

    private static void add(Operation operation, int status) {
        String code = Integer.toString(status);
        if (operation.getResponses().hasAPIResponse(code)
                && operation.getResponses().getAPIResponse(code).getContent() != null) {
            return;
        }
        operation.getResponses().addAPIResponse(code, problem(status));
    }

    private static APIResponse problem(int status) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createAPIResponse()
                .description(MEANING.get(status))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
    }

    private static void sortAnswers(Operation operation) {
        var sorted = new TreeMap<>(operation.getResponses().getAPIResponses());
        operation.getResponses().setAPIResponses(new LinkedHashMap<>(sorted));
    }
}
