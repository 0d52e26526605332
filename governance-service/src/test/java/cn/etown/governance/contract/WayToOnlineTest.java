package cn.etown.governance.contract;

import cn.etown.kit.testing.PostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** One interface, from registration to ONLINE, and what the other services learn of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WayToOnlineTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void takesAnInterfaceFromRegistrationToOnlineAndTellsEveryStep() throws IOException {
        String code = newInterface(UNIT_A);
        String path = "/interfaces/" + code;

        String contract = draft(UNIT_A, code, ContractFixtures.sales())
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("number", equalTo(1))
                .extract()
                .path("id");
        move(asOf("signer", UNIT_A), "/contracts/" + contract, "SUBMITTED")
                .then()
                .statusCode(200);
        move(as("operator"), path, "DESIGNED").then().statusCode(200);
        move(as("governor"), "/contracts/" + contract, "APPROVED").then().statusCode(200);
        move(as("governor"), path, "APPROVED").then().statusCode(200);
        move(as("operator"), path, "BUILT").then().statusCode(200);
        move(as("operator"), path, "ACCEPTED").then().statusCode(200);
        move(as("operator"), "/contracts/" + contract, "IN_FORCE").then().statusCode(200);
        move(as("operator"), path, "ONLINE")
                .then()
                .statusCode(200)
                .body("state", equalTo("ONLINE"))
                .body("contract", equalTo("IN_FORCE"));

        var events = eventsOf("interfaces/" + code, 7);
        assertThat(events)
                .extracting(event -> event.get("type").asText())
                .containsExactly(
                        "cn.etown.governance.interface-registered.v1",
                        "cn.etown.governance.interface-moved.v1",
                        "cn.etown.governance.interface-moved.v1",
                        "cn.etown.governance.interface-moved.v1",
                        "cn.etown.governance.interface-moved.v1",
                        "cn.etown.governance.contract-in-force.v1",
                        "cn.etown.governance.interface-moved.v1");
        assertThat(events.get(6).at("/data/from").asText()).isEqualTo("ACCEPTED");
        assertThat(events.get(6).at("/data/to").asText()).isEqualTo("ONLINE");
        assertThat(dataOf(events.get(5))).isEqualTo(inForce(code, contract));
        as("auditor")
                .get(path + "/transitions")
                .then()
                .statusCode(200)
                .body("items.to", equalTo(List.of("DESIGNED", "APPROVED", "BUILT", "ACCEPTED", "ONLINE")))
                .body("items.by.subject[1]", equalTo("subject-of-governor"));
    }

    private JsonNode inForce(String code, String contract) throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/contract-in-force.v1.json")) {
            var data = (ObjectNode) json.readTree(golden);
            data.put("interface", code).put("contract", contract);
            ((ObjectNode) data.get("schema")).put("dataset", code.replace('-', '_'));
            return data;
        }
    }

    private JsonNode dataOf(JsonNode event) {
        return event.get("data");
    }

    /** Reads the feed from its beginning until {@code count} events of {@code subject} came by. */
    private List<JsonNode> eventsOf(String subject, int count) throws IOException {
        var found = new ArrayList<JsonNode>();
        long after = 0;
        while (found.size() < count) {
            var batch = json.readTree(as("service")
                    .queryParam("after", after)
                    .queryParam("wait", 10)
                    .queryParam("limit", 1000)
                    .get("/events")
                    .asString());
            assertThat(batch).isNotEmpty();
            for (JsonNode event : batch) {
                after = event.get("sequence").asLong();
                if (event.get("subject").asText().equals(subject)) {
                    found.add(event);
                }
            }
        }
        return found;
    }
}
