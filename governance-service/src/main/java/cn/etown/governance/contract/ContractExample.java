package cn.etown.governance.contract;

/** A contract's document, for the API's description, in both forms it may have. */
public final class ContractExample {

    public static final String YAML = """
            apiVersion: v3.1.0
            kind: DataContract
            id: online-retail
            version: 1.0.0
            status: draft
            schema:
              - name: sales
                properties:
                  - name: line
                    logicalType: string
                    required: true
                    primaryKey: true
                    physicalName: 流水号
                  - name: soldAt
                    logicalType: timestamp
                    required: true
                    logicalTypeOptions:
                      format: yyyy-MM-dd HH:mm:ss
                  - name: quantity
                    logicalType: integer
                    required: true
                customProperties:
                  - property: eventDate
                    value: soldAt
                  - property: measures
                    value:
                      - name: quantity
                        aggregate: SUM
                        factors: [quantity]
            """;

    public static final String JSON = """
            {
              "apiVersion": "v3.1.0",
              "kind": "DataContract",
              "id": "online-retail",
              "version": "1.0.0",
              "status": "draft",
              "schema": [{
                "name": "sales",
                "properties": [
                  {"name": "line", "logicalType": "string", "required": true, "primaryKey": true,
                   "physicalName": "流水号"},
                  {"name": "soldAt", "logicalType": "timestamp", "required": true,
                   "logicalTypeOptions": {"format": "yyyy-MM-dd HH:mm:ss"}},
                  {"name": "quantity", "logicalType": "integer", "required": true}
                ],
                "customProperties": [
                  {"property": "eventDate", "value": "soldAt"},
                  {"property": "measures",
                   "value": [{"name": "quantity", "aggregate": "SUM", "factors": ["quantity"]}]}
                ]
              }]
            }
            """;

    private ContractExample() {}
}
