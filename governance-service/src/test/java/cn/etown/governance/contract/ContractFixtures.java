package cn.etown.governance.contract;

/** Contract documents. */
public final class ContractFixtures {

    private ContractFixtures() {}

    /** Sales lines with everything that is enforced and some of what only describes. */
    public static String sales() {
        return SALES;
    }

    /** {@link #sales()} with fields that nothing is said of: the standard library does not let it go on. */
    public static String undescribedSales() {
        return SALES.replaceAll("(?m)^ {8}(description: .*|classification: L[0-9])\n", "");
    }

    /** {@link #sales()} with another version. */
    public static String sales(String version) {
        return SALES.replace("version: 1.0.0", "version: " + version);
    }

    /** {@link #sales(String)} whose figures are told apart by the line instead of the channel, so that any class suits the channel. */
    public static String salesByLine(String version) {
        return sales(version).replace("value: [channel]", "value: [line]");
    }

    /** {@link #sales(String)} without a business key. */
    public static String salesWithoutKey(String version) {
        return sales(version).replaceAll(" *primaryKey(Position)?: .*\n", "");
    }

    /** {@link #sales(String)} with another type of the field at place 3. */
    public static String salesWithDecimalQuantity(String version) {
        return sales(version).replaceFirst("(name: quantity\n *logicalType: )integer", "$1number");
    }

    /** {@link #sales()} with one piece of text replaced by another. */
    public static String salesBut(String text, String replacement) {
        if (!SALES.contains(text)) {
            throw new IllegalArgumentException("Not in the document: " + text);
        }
        return SALES.replace(text, replacement);
    }

    /** {@link #sales(String)} with no field classified. */
    public static String salesUnclassified(String version) {
        return sales(version).replaceAll(" *classification: .*\n", "");
    }

    /** What a YAML document says. */
    public static Object read(String yaml) {
        return new DocumentReader().read(yaml, DocumentFormat.YAML);
    }

    private static final String SALES = """
            # 网店销售明细
            apiVersion: v3.1.0
            kind: DataContract
            id: sales-lines
            version: 1.0.0
            status: draft
            name: 网店销售明细
            domain: 业务平台域
            description:
              purpose: 销售监测
            servers:
              - server: shop
                type: custom
            schema:
              - name: sales
                physicalType: table
                description: 每行一笔销售或退货
                properties:
                  - name: invoice
                    logicalType: string
                    physicalName: 单号
                    description: 网店系统中一笔订单的编号；退货以 C 开头
                    classification: L2
                    required: true
                    primaryKey: true
                    primaryKeyPosition: 1
                    logicalTypeOptions:
                      minLength: 1
                      maxLength: 20
                      pattern: ^C?[0-9]{6,10}$
                  - name: line
                    logicalType: integer
                    physicalName: 行号
                    description: 订单内商品行的序号，从 1 起
                    classification: L1
                    required: true
                    primaryKey: true
                    primaryKeyPosition: 2
                    logicalTypeOptions:
                      minimum: 1
                      format: i32
                  - name: soldAt
                    logicalType: timestamp
                    physicalName: 成交时间
                    description: 买方付款成功的时间；退货为退款成功的时间
                    classification: L1
                    required: true
                    logicalTypeOptions:
                      format: yyyy-MM-dd HH:mm:ss
                      minimum: "2010-01-01 00:00:00"
                  - name: quantity
                    logicalType: integer
                    physicalName: 数量
                    description: 成交商品件数；退货为负数
                    classification: L1
                    required: true
                  - name: price
                    logicalType: number
                    physicalType: numeric(12,2)
                    physicalName: 单价
                    description: 买方实付单价，含税，元
                    classification: L2
                    required: true
                    logicalTypeOptions:
                      minimum: 0
                      maximum: 99999.99
                      multipleOf: 0.01
                  - name: channel
                    logicalType: string
                    physicalName: 渠道
                    description: 成交时所经渠道
                    classification: L1
                    quality:
                      - type: library
                        metric: invalidValues
                        arguments:
                          validValues: [网店, 直播, 门店]
                        mustBe: 0
                      - type: text
                        description: 以成交渠道为准
                customProperties:
                  - property: theme
                    value: SALES
                  - property: eventDate
                    value: soldAt
                  - property: dimensions
                    value: [channel]
                  - property: measures
                    value:
                      - name: amount
                        aggregate: SUM
                        factors: [quantity, price]
                      - name: quantity
                        aggregate: SUM
                        factors: [quantity]
                      - name: lines
                        aggregate: COUNT
                      - name: returns
                        aggregate: COUNT
                        when:
                          field: quantity
                          lessThan: "0"
            team:
              name: 数据组
              members:
                - username: clerk-a
            price:
              priceAmount: 9.95
              priceCurrency: CNY
            """;
}
