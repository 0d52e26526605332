package cn.etown.governance.contract;

import cn.etown.kit.testing.PostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.accept;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.builtAs;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.meetRequirements;
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
        String source = as("service").get(path).path("sourceSystem");

        String contract = draft(UNIT_A, code, ContractFixtures.sales())
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("id");
        move(asOf("signer", UNIT_A), "/contracts/" + contract, "SUBMITTED")
                .then()
                .statusCode(200);
        move(as("operator"), path, "DESIGNED").then().statusCode(200);
        move(as("governor"), "/contracts/" + contract, "APPROVED").then().statusCode(200);
        move(as("governor"), path, "APPROVED").then().statusCode(200);
        move(as("operator"), path, "BUILT", builtAs()).then().statusCode(200);
        accept(code);
        meetRequirements(UNIT_A, code);
        move(as("operator"), "/contracts/" + contract, "IN_FORCE").then().statusCode(200);
        move(as("operator"), path, "ONLINE").then().statusCode(200).body("state", equalTo("ONLINE"));

        var subjects =
                Set.of("units/" + UNIT_A, "source-systems/" + source, "interfaces/" + code, "contracts/" + contract);
        var events = eventsOf(subjects, golden().size());
        assertThat(masked(events, code, source, contract)).isEqualTo(golden());
        as("auditor")
                .get(path + "/transitions")
                .then()
                .statusCode(200)
                .body("items.to", equalTo(List.of("DESIGNED", "APPROVED", "BUILT", "ACCEPTED", "ONLINE")))
                .body("items.by.subject[1]", equalTo("subject-of-governor"));
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/events.json")) {
            return json.readTree(golden);
        }
    }

    /** What differs from run to run gives way to its name. */
    private JsonNode masked(ArrayNode events, String code, String source, String contract) throws IOException {
        return json.readTree(events.toString()
                .replace(code.replace('-', '_'), "{dataset}")
                .replace(code, "{code}")
                .replace(source, "{sourceSystem}")
                .replace(contract, "{contract}")
                .replaceAll("\"policy\":\"[0-9a-f-]{36}\"", "\"policy\":\"{policy}\"")
                .replaceAll("\"holdsFrom\":\"[0-9-]{10}\"", "\"holdsFrom\":\"{holdsFrom}\"")
                .replaceAll(
                        "\"(at|inForceAt|registeredAt|changedAt)\":\"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\"",
                        "\"$1\":\"{$1}\"")
                .replaceAll("\"([a-zA-Z]+Until)\":\"20\\d\\d-\\d\\d-\\d\\d\"", "\"$1\":\"{$1}\""));
    }

    /** Reads the feed from its beginning until {@code count} events of {@code subjects} came by. */
    private ArrayNode eventsOf(Set<String> subjects, int count) throws IOException {
        var found = json.createArrayNode();
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
                if (subjects.contains(event.get("subject").asText())) {
                    found.addObject()
                            .put("type", event.get("type").asText())
                            .put("subject", event.get("subject").asText())
                            .set("data", event.get("data"));
                }
            }
        }
        return found;
    }
}
