package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/**
 * A unit that sends data, with its clerk, its signer and its own machine.
 *
 * @param letter by which the realm names its accounts
 * @param unit its unified social credit code
 */
public record Provider(County county, String letter, String unit) {

    public Api clerk() {
        return county.person("clerk-" + letter);
    }

    public Api signer() {
        return county.person("signer-" + letter);
    }

    public Api machine() {
        return county.machine("unit-" + letter + "-system");
    }

    /** A new interface of this unit that carries the retail contract and is ONLINE in collection's eyes too. */
    public String retailInterface() {
        String code = "retail-" + UUID.randomUUID().toString().substring(0, 8);
        Api operator = county.person("operator");
        String sourceSystem = operator.post("/api/governance/v1/source-systems", """
                        {"unit": "%s", "name": "网店订单系统", "domain": "BUSINESS_PLATFORM", "phase": "OPERATION"}""".formatted(unit))
                .expect(201)
                .path("id")
                .asText();
        operator.post("/api/governance/v1/interfaces", """
                        {"code": "%s", "name": "网店销售明细", "sourceSystem": "%s"}""".formatted(code, sourceSystem))
                .expect(201);
        String contract = clerk().post(
                        "/api/governance/v1/interfaces/" + code + "/contracts", "application/yaml", retailContract())
                .expect(201)
                .path("id")
                .asText();
        county.move("clerk-" + letter, "contracts/" + contract, "SUBMITTED");
        county.move("operator", "interfaces/" + code, "DESIGNED");
        county.move("governor", "contracts/" + contract, "APPROVED");
        county.move("governor", "interfaces/" + code, "APPROVED");
        county.move("operator", "interfaces/" + code, "BUILT");
        county.move("operator", "interfaces/" + code, "ACCEPTED");
        county.move("governor", "contracts/" + contract, "IN_FORCE");
        county.move("operator", "interfaces/" + code, "ONLINE");
        awaitOnline(code);
        return code;
    }

    /** Opens a batch for one day and returns its id. */
    public String openBatch(String interfaceCode, Retail.Day day) {
        return open(machine(), interfaceCode, day).expect(201).path("id").asText();
    }

    public Api.Answer open(Api caller, String interfaceCode, Retail.Day day) {
        return caller.post("/api/collection/v1/batches", """
                {"interface": "%s", "kind": "ORIGINAL", "period": {"from": "%s", "to": "%s"},
                 "records": %d, "totals": {"amount": "%s", "quantity": "%s"}}""".formatted(
                        interfaceCode,
                        day.date(),
                        day.date(),
                        day.expected().received(),
                        day.expected().sentAmount().toPlainString(),
                        day.expected().sentQuantity()));
    }

    /** Seals a batch and waits for its verdict. */
    public JsonNode judged(String batch) {
        return judged(batch, County.PATIENCE);
    }

    public JsonNode judged(String batch, Duration patience) {
        seal(batch).expect(202);
        return awaitVerdict(batch, patience);
    }

    public Api.Answer seal(String batch) {
        Api sealer = machine();
        String path = "/api/collection/v1/batches/" + batch;
        return sealer.post(path + "/transitions", sealer.get(path).etag(), """
                {"target": "VALIDATING"}""");
    }

    public JsonNode awaitVerdict(String batch) {
        return awaitVerdict(batch, County.PATIENCE);
    }

    private JsonNode awaitVerdict(String batch, Duration patience) {
        Api reader = machine();
        return await().atMost(patience)
                .until(
                        () -> reader.get("/api/collection/v1/batches/" + batch).expect(200),
                        view -> !List.of("OPEN", "VALIDATING")
                                .contains(view.path("state").asText()));
    }

    private void awaitOnline(String interfaceCode) {
        Api probe = machine();
        // A NIL batch far in the past tells that collection has followed governance this far, and disturbs nobody.
        await().atMost(County.PATIENCE)
                .until(() -> probe.post("/api/collection/v1/batches", """
                                {"interface": "%s", "kind": "NIL", "period": {"from": "2001-01-01", "to": "2001-01-01"},
                                 "records": 0}""".formatted(interfaceCode))
                                .status()
                        == 201);
    }

    public static byte[] retailContract() {
        try (var file = Provider.class.getResourceAsStream("/retail.odcs.yaml")) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
