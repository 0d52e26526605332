package cn.etown.governance.classification;

import cn.etown.governance.contract.ContractFixtures;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;

/** Interfaces of unit A whose fields count as something, and what is proposed about them. */
final class ClassificationFixtures {

    /** Noon in the county on a working day of 2026. */
    static final Instant NOON = Instant.parse("2026-09-16T04:00:00Z");

    private ClassificationFixtures() {}

    /** Sales lines whose invoice is L2, whose channel is L3 and tells of a person, whose note nobody has classified. */
    static String sales(String version) {
        return ContractFixtures.salesByLine(version)
                .replace("description: 成交时所经渠道\n        classification: L1\n", """
                        description: 成交时所经渠道
                                classification: L3
                                customProperties:
                                  - property: personalData
                                    value: 渠道负责人
                        """)
                .replace("      - name: channel\n", """
                              - name: note
                                description: 备注
                                logicalType: string
                              - name: channel
                        """);
    }

    /** An interface with an approved contract; its code. */
    static String classified() {
        String code = newInterface(UNIT_A);
        approve(code, sales("1.0.0"));
        return code;
    }

    /** Takes a contract from draft to approval; its path. */
    static String approve(String code, String document) {
        String path = "/contracts/"
                + draft(UNIT_A, code, document).then().statusCode(201).extract().path("id");
        move(asOf("signer", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        move(as("governor"), path, "APPROVED").then().statusCode(200);
        return path;
    }

    /** What counts for a field, as the center reads it. */
    static Map<String, Object> counts(String code, String field) {
        return as("auditor")
                .get("/interfaces/" + code + "/field-classes")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.field == '" + field + "' }");
    }

    static Map<String, Object> request(String code, String field, String sensitivityClass, boolean personalData) {
        var request = new HashMap<String, Object>();
        request.put("interface", code);
        request.put("field", field);
        request.put("sensitivityClass", sensitivityClass);
        request.put("personalData", personalData);
        request.put("reason", "经核实");
        request.put("evidence", List.of("采监〔2026〕31号"));
        return request;
    }

    static Response propose(RequestSpecification who, Map<String, ?> request) {
        return who.body(request).post("/classification-decisions");
    }

    /** An operator proposes what lowers a field; the path of the decision. */
    static String proposed(String code, String field, String sensitivityClass) {
        return "/classification-decisions/"
                + propose(as("operator"), request(code, field, sensitivityClass, false))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }
}
