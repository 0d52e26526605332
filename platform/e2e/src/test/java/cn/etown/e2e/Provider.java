package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        return onlineInterface(retailContract());
    }

    /** The same, but invoice, article, quantity and time are the key of a line. */
    public String keyedInterface() {
        return onlineInterface(keyedContract());
    }

    /** A new interface of this unit that carries the contract {@code document} and is ONLINE in collection's eyes too. */
    public String onlineInterface(byte[] document) {
        String code = plannedInterface();
        String contract = submittedContract(code, document);
        county.move("operator", "interfaces/" + code, "DESIGNED");
        county.move("governor", "contracts/" + contract, "APPROVED");
        county.move("governor", "interfaces/" + code, "APPROVED");
        county.move("operator", "interfaces/" + code, "BUILT", ", \"evidence\": [\"采建〔2026〕5号\"]")
                .expect(200);
        reportAcceptance(code);
        county.move("operator", "interfaces/" + code, "ACCEPTED");
        county.move("governor", "contracts/" + contract, "IN_FORCE");
        meetRequirements(code);
        county.move("operator", "interfaces/" + code, "ONLINE");
        awaitOnline(code);
        return code;
    }

    /** A new interface of this unit, PLANNED. */
    public String plannedInterface() {
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
        return code;
    }

    /** The retail contract of an interface, submitted; its id. */
    public String submittedContract(String interfaceCode) {
        return submittedContract(interfaceCode, retailContract());
    }

    private String submittedContract(String interfaceCode, byte[] document) {
        String contract = clerk().post(
                        "/api/governance/v1/interfaces/" + interfaceCode + "/contracts", "application/yaml", document)
                .expect(201)
                .path("id")
                .asText();
        county.move("clerk-" + letter, "contracts/" + contract, "SUBMITTED");
        return contract;
    }

    /** What an interface needs to be ONLINE beside its contract and its acceptance: one step for each requirement. */
    public void meetRequirements(String interfaceCode) {
        setAssurancePolicy(interfaceCode);
        nameResponsible(interfaceCode);
        haveLegalBasisReviewed(interfaceCode);
    }

    /** What collection reports of a trial batch that went well. */
    public void reportAcceptance(String interfaceCode) {
        county.machine("collection-service")
                .post("/api/governance/v1/interfaces/" + interfaceCode + "/acceptances", """
                        {"trialBatch": "/api/collection/v1/batches/%s", "contractVersion": "1.0.0", "passed": true,
                         "criteria": [{"name": "拒收率不高于 1%%", "passed": true, "result": "拒收率 0%%"}]}""".formatted(
                                UUID.randomUUID()))
                .expect(201);
    }

    private void setAssurancePolicy(String interfaceCode) {
        county.person("operator")
                .post("/api/governance/v1/interfaces/" + interfaceCode + "/assurance-policies", """
                        {"holdsFrom": "%s", "reason": "端到端测试",
                         "terms": {"frequency": "DAILY", "latestArrival": {"tier": "NEXT_DAY_09"},
                                   "supportHours": {"days": "WORKING_DAYS", "from": "08:30", "to": "17:30"},
                                   "answerWithin": {"amount": 4, "unit": "WORKING_HOURS"},
                                   "repairWithin": {"amount": 2, "unit": "WORKING_DAYS"},
                                   "retention": {"originalsMonths": 24, "summariesMonths": 120, "forGood": false},
                                   "thresholds": {"completeness": "99", "accuracy": "98", "consistency": "98",
                                                  "timeliness": "95", "security": "100", "availability": "99"},
                                   "rejectedShareLimit": "1"}}""".formatted(
                                County.today()))
                .expect(201);
    }

    private void nameResponsible(String interfaceCode) {
        String person = signer().post(
                        "/api/governance/v1/units/" + unit() + "/responsible-people", """
                        {"name": "责任人甲", "office": "信息科", "duty": "DATA_RESPONSIBLE",
                         "contact": {"phone": "0357-6820001"}, "from": "%s"}""".formatted(County.today()))
                .expect(201)
                .path("id")
                .asText();
        signer().post(
                        "/api/governance/v1/interfaces/" + interfaceCode + "/responsible-people",
                        "{\"person\": \"%s\"}".formatted(person))
                .expect(201);
    }

    private void haveLegalBasisReviewed(String interfaceCode) {
        String record = clerk().post("/api/governance/v1/interfaces/" + interfaceCode + "/legal-records", """
                        {"bases": [{"kind": "CONTRACT", "citation": "数据采集责任书"}], "personalData": ["客户编号"],
                         "risks": [{"risk": "客户身份外泄", "measure": "只报送编号", "owner": "数据组"}]}""")
                .expect(201)
                .path("id")
                .asText();
        county.move(
                        "governor",
                        "legal-records/" + record,
                        "REVIEWED",
                        ", \"reviewedUntil\": \"" + County.today().plusDays(100) + "\"")
                .expect(200);
    }

    /** Opens a batch for one day and returns its id. */
    public String openBatch(String interfaceCode, Retail.Day day) {
        return open(machine(), interfaceCode, day).expect(201).path("id").asText();
    }

    public Api.Answer open(Api caller, String interfaceCode, Retail.Day day) {
        return open(caller, interfaceCode, day, "\"kind\": \"ORIGINAL\"");
    }

    /** Opens a correction of which {@code upserts} are the lines, and sends them; the id of the batch. */
    public String openCorrection(String interfaceCode, Retail.Day upserts) {
        String batch = open(
                        signer(), interfaceCode, upserts, "\"kind\": \"CORRECTION\", \"reason\": \"单价录入有误，按原始单据更正\"")
                .expect(201)
                .path("id")
                .asText();
        signer().putPart(batch, 1, upserts.upserts()).expect(200);
        return batch;
    }

    private static Api.Answer open(Api caller, String interfaceCode, Retail.Day day, String kind) {
        return caller.post("/api/collection/v1/batches", """
                {"interface": "%s", %s, "period": {"from": "%s", "to": "%s"},
                 "records": %d, "totals": {"amount": "%s", "quantity": "%s"}}""".formatted(
                        interfaceCode,
                        kind,
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
        return seal(machine(), batch);
    }

    /** Corrections are sealed by the signer. */
    public Api.Answer seal(Api sealer, String batch) {
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

    /** Waits until collection takes data for the interface. */
    public void awaitOnline(String interfaceCode) {
        awaitOnline(interfaceCode, machine());
    }

    /** Waits until what {@code probe} asks, such as a replica that has just started, takes data for the interface. */
    public void awaitOnline(String interfaceCode, Api probe) {
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

    private static byte[] keyedContract() {
        String document = new String(retailContract(), StandardCharsets.UTF_8);
        int position = 1;
        for (String field : List.of("invoice_no", "stock_code", "quantity", "sold_at")) {
            String name = "      - name: " + field + "\n";
            document = document.replace(
                    name, name + "        primaryKey: true\n        primaryKeyPosition: " + position++ + "\n");
        }
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
