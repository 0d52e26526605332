package cn.etown.gateway.document;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.Services;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import static cn.etown.gateway.testing.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Services.class)
class DocumentRoutesTest {

    private final Caller anybody = Caller.anonymous();

    @Test
    void showsTheOperationsOfEveryServiceThatRuns() {
        var response = anybody.get("/openapi?format=json");

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(response).getJsonObject("paths").fieldNames())
                .contains(
                        "/api/governance/v1/units",
                        "/api/collection/v1/units/{code}/batches",
                        "/api/assessment/v1/schemes");
    }

    @Test
    void namesTheServiceThatDoesNot() {
        JsonObject info =
                json(anybody.get("/openapi", "Accept", "application/json")).getJsonObject("info");

        assertThat(info.getString("description")).endsWith(": monitoring");
    }

    @Test
    void isYamlUnlessAskedOtherwise() throws Exception {
        var response = anybody.get("/openapi");
        JsonNode document = new YAMLMapper().readTree(response.body());

        assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml;charset=UTF-8");
        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void aPersonIsLedToThePageThatShowsIt() {
        assertThat(anybody.get("/").headers().firstValue("Location")).contains("/docs");
        assertThat(anybody.get("/docs/").body()).contains("'/openapi'", "etown-console");
    }
}
