package cn.etown.governance.contract;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.kit.feed.NewEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

class ContractInForceTest {

    private static final UUID CONTRACT = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    /** Of every kind; without rules there is no such member, as {@code events.json} has it. */
    private static final String WITH_RULES = """
            apiVersion: v3.1.0
            kind: DataContract
            id: orders
            version: 1.1.0
            status: draft
            schema:
              - name: orders
                properties:
                  - name: order
                    logicalType: string
                    primaryKey: true
                    primaryKeyPosition: 1
                    required: true
                  - name: channel
                    logicalType: string
                    quality:
                      - {metric: invalidValues, mustBe: 0, arguments: {codeList: channels}}
                  - name: shop
                    logicalType: string
                    relationships:
                      - {to: shops.id, customProperties: [{property: scope, value: ALL}]}
                  - name: quantity
                    logicalType: integer
                    quality:
                      - {name: 空数量, metric: nullValues, mustBeLessThan: 0.50, unit: percent, severity: warning}
                  - name: remark
                    logicalType: string
                    quality:
                      - {metric: invalidValues, mustBeLessOrEqualTo: 5, arguments: {validValues: [x, y], pattern: '^[a-z]$'}}
                quality:
                  - {metric: rowCount, mustBeBetween: [10, 20000]}
                  - {type: custom, engine: cel, name: 数量为正, description: 数量须大于零, implementation: quantity > 0}
            """;

    @Test
    void tellsTheRulesAsItAlwaysDid() {
        var document = ContractDocument.read(ContractFixtures.read(WITH_RULES), "orders", ZoneId.of("Asia/Shanghai"));

        GoldenEvents.assertTold(
                "contract-in-force-with-rules.json",
                new NewEvent(
                        "cn.etown.governance.contract-in-force.v1",
                        "contracts/" + CONTRACT,
                        new ContractInForce(
                                "orders",
                                CONTRACT,
                                2,
                                document.version(),
                                "sha-256:3c1391f213edaf9667306f99b8b01afd0d78a3700a28897f7c788941f0b7a519",
                                Instant.parse("2026-09-16T04:00:00Z"),
                                ToldSchema.of(document))));
    }
}
