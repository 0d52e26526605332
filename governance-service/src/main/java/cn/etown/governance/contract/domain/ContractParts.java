package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every part of the Open Data Contract Standard 3.1 that a contract document may hold or may not: the tables by which the
 * readers of this package read, and by which the API lists what is enforced, so that neither can say what the other does not
 * do (R3.2b).
 */
public final class ContractParts {

    private static final String OBJECT_PATH = "/schema/*";
    private static final String PROPERTY_PATH = OBJECT_PATH + "/properties/*";
    private static final String OPTIONS_PATH = PROPERTY_PATH + "/logicalTypeOptions";
    private static final String QUALITY_PATH = "/quality/*";
    private static final String NOT_ZH = "质量规则写允许多少，不写不允许多少；请用其他阈值";
    private static final String NOT_EN =
            "A rule says how many are allowed, not how many are not: use another threshold";

    static final PartTable TOP = PartTable.keysOf("")
            .enforces(
                    "apiVersion",
                    Kind.TEXT,
                    "标准版本：v3.1.0，也接受 v3.0.x",
                    "Version of the standard: v3.1.0, and v3.0.x too")
            .enforces("kind", Kind.TEXT, "须为 DataContract", "Must be DataContract")
            .enforces("id", Kind.TEXT, "文档标识，1 至 200 个字符", "The document's identifier, 1 to 200 characters")
            .enforces(
                    "version",
                    Kind.TEXT,
                    "版本：同一接口内不重复；语义化版本须达到所作变更要求的号",
                    "Version: once for an interface; a semantic version must be as high as its changes call for")
            .enforces(
                    "status",
                    Kind.TEXT,
                    "必填；规范的实际状态由平台管理",
                    "Must be there; the state that counts is kept by the platform")
            .enforces(
                    "schema",
                    Kind.LIST,
                    "恰有一个对象：接口的一种记录",
                    "Exactly one object: the one kind of record of the interface")
            .describes("name", Kind.TEXT, "名称", "Name")
            .describes("tenant", Kind.TEXT, "租户", "Tenant")
            .describes("domain", Kind.TEXT, "业务域", "Domain")
            .describes("dataProduct", Kind.TEXT, "数据产品", "Data product")
            .describes("description", Kind.OBJECT, "用途、限制、用法", "Purpose, limitations, usage")
            .describes("tags", Kind.LIST, "标签", "Tags")
            .describes(
                    "servers", Kind.LIST, "来源服务器；采集不据此连接", "Servers of the source; collection does not connect by them")
            .describes("support", Kind.LIST, "支持渠道", "Support channels")
            .describes("price", Kind.OBJECT, "价格", "Price")
            // A list up to 3.0, an object with members since 3.1.
            .describes("team", Kind.ANY, "团队", "Team")
            .describes("roles", Kind.LIST, "访问角色；权限由平台授权管理", "Access roles; access is granted by the platform")
            .describes("slaDefaultElement", Kind.TEXT, "服务水平的默认对象", "Default element of the service levels")
            .describes(
                    "slaProperties",
                    Kind.LIST,
                    "服务水平：在 service-levels 中展示；考核以保障策略为准，与其矛盾的规范不能提交",
                    "Service levels: shown under service-levels; what is assessed is the assurance policy, and a contract that contradicts it is not submitted")
            .describes("authoritativeDefinitions", Kind.LIST, "权威定义链接", "Links to definitions")
            .describes("customProperties", Kind.LIST, "自定义属性（文档级）", "Custom properties of the document")
            .describes("contractCreatedTs", Kind.TEXT, "文档生成时间", "When the document was made");

    static final PartTable SERVICE_LEVEL = PartTable.keysOf("/slaProperties/*")
            .describes("id", Kind.TEXT, "标识", "Identifier")
            .describes(
                    "property",
                    Kind.TEXT,
                    "指标，如 latency、frequency、retention",
                    "Which level: latency, frequency, retention …")
            .describes("value", Kind.ANY, "取值", "Value")
            .describes("valueExt", Kind.ANY, "取值的补充", "Extended value")
            .describes("unit", Kind.TEXT, "单位", "Unit")
            .describes("element", Kind.TEXT, "适用对象", "Element it applies to")
            .describes("driver", Kind.TEXT, "原因", "What drives it")
            .describes("description", Kind.TEXT, "说明", "Description")
            .describes("scheduler", Kind.TEXT, "调度器", "Scheduler")
            .describes("schedule", Kind.TEXT, "调度", "Schedule");

    static final PartTable OBJECT = PartTable.keysOf(OBJECT_PATH)
            .enforces("name", Kind.TEXT, "必填", "Must be there")
            .enforces("logicalType", Kind.TEXT, "须为 object", "Must be object")
            .enforces("properties", Kind.LIST, "字段，1 至 500 个", "The fields, 1 to 500")
            .enforces("quality", Kind.LIST, "质量规则，见其下各项", "Quality rules, see below")
            .enforces("customProperties", Kind.LIST, "平台扩展，见其下各项", "The platform's extensions, see below")
            .describes("id", Kind.TEXT, "标识", "Identifier")
            .describes("physicalName", Kind.TEXT, "物理名称", "Physical name")
            .describes("physicalType", Kind.TEXT, "物理类型", "Physical type")
            .describes("description", Kind.TEXT, "说明", "Description")
            .describes("businessName", Kind.TEXT, "业务名称", "Business name")
            .describes("dataGranularityDescription", Kind.TEXT, "粒度说明", "Granularity")
            .describes("authoritativeDefinitions", Kind.LIST, "权威定义链接", "Links to definitions")
            .describes("tags", Kind.LIST, "标签", "Tags")
            .refuses("relationships", "请写在字段上", "Belongs to a field");

    static final PartTable EXTENSIONS = PartTable.valuesOf(OBJECT_PATH + "/customProperties/*/property")
            .enforces("theme", Kind.TEXT, "监测主题", "The theme its measures feed")
            .enforces("eventDate", Kind.TEXT, "统计日期字段", "The field whose day a record's figures belong to")
            .enforces("dimensions", Kind.LIST, "统计维度字段", "Fields the figures are told apart by")
            .enforces("measures", Kind.LIST, "度量", "What is counted");

    static final PartTable PROPERTY = PartTable.keysOf(PROPERTY_PATH)
            .enforces("name", Kind.TEXT, "字段名，不分大小写唯一", "The field's name, once whatever the case")
            .enforces("physicalName", Kind.TEXT, "文件中的列标题", "The heading of its column")
            .enforces(
                    "physicalType",
                    Kind.TEXT,
                    "number 字段的 numeric(精度,小数位) 被校验；其他写法只作说明",
                    "numeric(precision,scale) of a number is checked; any other only describes")
            .enforces("logicalType", Kind.TEXT, "类型，见其下各项", "The type, see below")
            .enforces("logicalTypeOptions", Kind.OBJECT, "类型的约束，见其下各项", "Options of the type, see below")
            .enforces("required", Kind.FLAG, "每条记录须有值", "Every record has a value")
            .enforces("unique", Kind.FLAG, "仅用于唯一的 primaryKey 字段", "Only on the one field of the business key")
            .enforces("primaryKey", Kind.FLAG, "属于业务主键，主键唯一", "Belongs to the business key, which is unique")
            .enforces("primaryKeyPosition", Kind.WHOLE, "在业务主键中的位置", "Its place in the business key")
            .enforces("quality", Kind.LIST, "质量规则，见其下各项", "Quality rules, see below")
            .enforces("relationships", Kind.LIST, "对其他数据资产的引用，见其下各项", "References to other assets, see below")
            .describes("id", Kind.TEXT, "标识", "Identifier")
            .describes("description", Kind.TEXT, "口径说明", "Description")
            .describes("businessName", Kind.TEXT, "业务名称", "Business name")
            .describes(
                    "classification",
                    Kind.TEXT,
                    "提议的分级：L1 至 L4、IMPORTANT 或 CORE；起作用的分级见字段分级",
                    "The class it proposes: L1 to L4, IMPORTANT or CORE; the one that counts stands among the field classes")
            .describes("encryptedName", Kind.TEXT, "加密列名称", "Name of the encrypted column")
            .describes("criticalDataElement", Kind.FLAG, "关键数据元素", "Critical data element")
            .describes("partitioned", Kind.FLAG, "来源表是否按此分区", "Whether the source partitions by it")
            .describes("partitionKeyPosition", Kind.WHOLE, "来源表分区位置", "Its place in the source's partition key")
            .describes("transformSourceObjects", Kind.LIST, "加工来源", "Sources it is made of")
            .describes("transformLogic", Kind.TEXT, "加工逻辑", "How it is made")
            .describes("transformDescription", Kind.TEXT, "加工说明", "How it is made, in words")
            .describes("examples", Kind.LIST, "示例值", "Example values")
            .describes("authoritativeDefinitions", Kind.LIST, "权威定义链接", "Links to definitions")
            .describes("tags", Kind.LIST, "标签", "Tags")
            .describes(
                    "customProperties",
                    Kind.LIST,
                    "自定义属性（字段级）；personalData 提议个人信息标记，为 true 或写明种类",
                    "Custom properties of the field; personalData proposes the personal mark: true, or what kind")
            .refuses("properties", "表格单元不能容纳嵌套对象；请展开为字段", "A cell holds no nested object: write its members as fields")
            .refuses("items", "表格单元不能容纳数组；请另立接口", "A cell holds no array: make it an interface of its own");

    static final PartTable RELATIONSHIP = PartTable.keysOf(PROPERTY_PATH + "/relationships/*")
            .enforces("type", Kind.TEXT, "foreignKey（缺省）", "foreignKey, as where left out")
            .enforces(
                    "to",
                    Kind.TEXT,
                    "数据集.字段：该字段须为其唯一的业务主键；取值须为裁定时已接收且有效的记录的主键",
                    "dataset.field, its whole business key: a value is the key of a record that is visible when the batch is judged")
            .enforces(
                    "customProperties",
                    Kind.LIST,
                    "scope：OWN_UNIT（缺省，本单位的记录）或 ALL（任何单位的记录）",
                    "scope: OWN_UNIT, as where left out, for records of the unit itself, or ALL for those of any unit")
            .refuses("from", "就是所在的字段", "It is the field on which it stands");

    static final PartTable TYPES = PartTable.valuesOf(PROPERTY_PATH + "/logicalType")
            .enforces("string", Kind.TEXT, "文本", "Text")
            .enforces("integer", Kind.TEXT, "整数，至多 64 位", "A whole number of at most 64 bits")
            .enforces("number", Kind.TEXT, "精确十进制数", "An exact decimal")
            .enforces("boolean", Kind.TEXT, "true 或 false", "true or false")
            .enforces("date", Kind.TEXT, "日期", "A date")
            .enforces("timestamp", Kind.TEXT, "日期时间", "A date with time")
            .enforces("time", Kind.TEXT, "时间", "A time of day")
            .refuses("object", "表格单元不能容纳嵌套对象；请展开为字段", "A cell holds no nested object: write its members as fields")
            .refuses("array", "表格单元不能容纳数组；请另立接口", "A cell holds no array: make it an interface of its own");

    static final PartTable QUALITY_OF_OBJECT = quality(OBJECT_PATH + QUALITY_PATH);
    static final PartTable QUALITY_OF_PROPERTY = quality(PROPERTY_PATH + QUALITY_PATH);

    static final PartTable RULE_TYPES = PartTable.valuesOf(PROPERTY_PATH + QUALITY_PATH + "/type")
            .enforces("library", Kind.TEXT, "标准库规则，见 metric", "A rule of the standard's library, see metric")
            .describes("text", Kind.TEXT, "文字说明的规则", "A rule in words")
            .refuses("sql", "来源库中的 SQL 不在此执行", "SQL of a source's database is not run here")
            .enforces(
                    "custom",
                    Kind.TEXT,
                    "engine: cel 的行级规则：编译并按字段类型检查，每条记录逐条执行；其他引擎被拒绝",
                    "A row rule with engine: cel is compiled and type-checked against the fields, and every record is held to it. Other engines are refused");

    static final PartTable METRICS_OF_OBJECT = PartTable.valuesOf(OBJECT_PATH + QUALITY_PATH + "/metric")
            .enforces(
                    "duplicateValues",
                    Kind.TEXT,
                    "mustBe: 0，arguments.properties 恰为业务主键：主键唯一；其他阈值可用于任何字段",
                    "mustBe: 0 with arguments.properties the business key: the key is unique; other thresholds are for any fields")
            .enforces("rowCount", Kind.TEXT, "一次报送（首次报送的批次）的记录数", "Records of a delivery, an original batch")
            .refuses("nullValues", "请写在字段上", "Belongs to a field")
            .refuses("missingValues", "请写在字段上", "Belongs to a field")
            .refuses("invalidValues", "请写在字段上", "Belongs to a field");

    static final PartTable METRICS = PartTable.valuesOf(PROPERTY_PATH + QUALITY_PATH + "/metric")
            .enforces("nullValues", Kind.TEXT, "mustBe: 0：每条记录须有值", "mustBe: 0: every record has a value")
            .enforces(
                    "missingValues",
                    Kind.TEXT,
                    "mustBe: 0，arguments.missingValues 只含 null 与空串：每条记录须有值",
                    "mustBe: 0 with arguments.missingValues of null and '' alone: every record has a value")
            .enforces(
                    "invalidValues",
                    Kind.TEXT,
                    "mustBe: 0：arguments.validValues 为全部可取值，arguments.pattern 为格式，或 arguments.codeList 为代码集的编码：取值须在报送时有效的代码集版本中",
                    "mustBe: 0: arguments.validValues are all values allowed, arguments.pattern is the pattern, or arguments.codeList names a code list: values are codes of its version in force when they are sent")
            .enforces(
                    "duplicateValues",
                    Kind.TEXT,
                    "mustBe: 0，用于唯一的 primaryKey 字段：主键唯一",
                    "mustBe: 0 on the one field of the business key: the key is unique")
            .refuses("rowCount", "请写在 schema 对象上", "Belongs to the schema object");

    private static final Map<FieldType, PartTable> OPTIONS = options();

    private ContractParts() {}

    /** All parts, from the top of a document down. */
    public static List<Part> all() {
        var tables = Stream.of(
                TOP,
                SERVICE_LEVEL,
                OBJECT,
                EXTENSIONS,
                QUALITY_OF_OBJECT,
                METRICS_OF_OBJECT,
                PROPERTY,
                RELATIONSHIP,
                TYPES,
                QUALITY_OF_PROPERTY,
                RULE_TYPES,
                METRICS);
        return Stream.concat(tables, OPTIONS.values().stream())
                .flatMap(table -> table.parts().stream())
                .toList();
    }

    /** The {@code logicalTypeOptions} that ODCS gives {@code type}. */
    static PartTable optionsOf(FieldType type) {
        return OPTIONS.get(type);
    }

    private static PartTable quality(String path) {
        return PartTable.keysOf(path)
                .enforces("type", Kind.TEXT, "规则种类，见其下各项；缺省 library", "Kind of rule, see below; library where left out")
                .enforces("metric", Kind.TEXT, "标准库规则，见其下各项", "The library's rule, see below")
                .enforces(
                        "mustBe",
                        Kind.NUMBER,
                        "0：不允许一条记录违反，逐条执行；其他值是整批的阈值",
                        "0: not one record may fail, and each is held to that; any other is a threshold of the whole delivery")
                .enforces("arguments", Kind.OBJECT, "规则的参数", "Arguments of the rule")
                .enforces(
                        "severity",
                        Kind.TEXT,
                        "error（缺省）：违反则拒收；warning：仅用于整批的阈值，违反则记录在批次上",
                        "error, as where left out: what breaks it is refused; warning, of a threshold of a whole delivery alone: it is noted with the batch")
                .describes("id", Kind.TEXT, "标识", "Identifier")
                .describes("name", Kind.TEXT, "名称", "Name")
                .describes("description", Kind.TEXT, "说明", "Description")
                .describes("dimension", Kind.TEXT, "质量维度", "Quality dimension")
                .describes("businessImpact", Kind.TEXT, "业务影响", "Impact on business")
                .describes("method", Kind.TEXT, "方法", "Method")
                .enforces(
                        "unit",
                        Kind.TEXT,
                        "阈值的单位：rows（缺省）或 percent；mustBe: 0 时只作说明",
                        "Unit of the threshold: rows, as where left out, or percent; beside mustBe: 0 it only describes")
                .describes("schedule", Kind.TEXT, "调度；每次报送都校验", "Schedule; every delivery is checked")
                .describes("scheduler", Kind.TEXT, "调度器", "Scheduler")
                .describes("tags", Kind.LIST, "标签", "Tags")
                .describes("authoritativeDefinitions", Kind.LIST, "权威定义链接", "Links to definitions")
                .describes("customProperties", Kind.LIST, "自定义属性", "Custom properties")
                .refuses("rule", "ODCS 3.1 已改称 metric", "ODCS 3.1 calls it metric")
                .refuses("query", "来源库中的 SQL 不在此执行", "SQL of a source's database is not run here")
                .enforces("engine", Kind.TEXT, "行级规则的引擎：cel", "Engine of a row rule: cel")
                .enforces(
                        "implementation",
                        Kind.TEXT,
                        "CEL 表达式，结果为 bool，至多 1000 个字符；字段无值而结果不定时视为符合，given(字段) 判断是否有值",
                        "A CEL expression with a bool as result, at most 1000 characters; where the result hangs on a field without a value it is kept, and given(field) tells whether it has one")
                .enforces(
                        "mustBeLessThan",
                        Kind.NUMBER,
                        "整批中少于此数（rows）或此百分比（percent）",
                        "Fewer than so many rows or so much percent of a delivery")
                .enforces(
                        "mustBeLessOrEqualTo",
                        Kind.NUMBER,
                        "整批中不多于此数或此百分比",
                        "At most so many rows or so much percent of a delivery")
                .enforces("mustBeGreaterThan", Kind.NUMBER, "仅用于 rowCount：多于此数", "On rowCount alone: more than so many")
                .enforces(
                        "mustBeGreaterOrEqualTo",
                        Kind.NUMBER,
                        "仅用于 rowCount：不少于此数",
                        "On rowCount alone: so many at least")
                .enforces(
                        "mustBeBetween",
                        Kind.LIST,
                        "仅用于 rowCount：两数之间，含两端，较小的在前",
                        "On rowCount alone: between the two numbers or one of them, the smaller first")
                .refuses("mustNotBe", NOT_ZH, NOT_EN)
                .refuses("mustNotBeBetween", NOT_ZH, NOT_EN);
    }

    private static Map<FieldType, PartTable> options() {
        var tables = new EnumMap<FieldType, PartTable>(FieldType.class);
        for (FieldType type : FieldType.values()) {
            tables.put(type, optionsOf(type, PartTable.keysOf(OPTIONS_PATH + "(" + type.logicalType() + ")")));
        }
        return tables;
    }

    private static PartTable optionsOf(FieldType type, PartTable table) {
        return switch (type) {
            case STRING ->
                table.enforces("minLength", Kind.WHOLE, "最小字符数", "Characters, at least")
                        .enforces("maxLength", Kind.WHOLE, "最大字符数", "Characters, at most")
                        .enforces("pattern", Kind.TEXT, "正则表达式，代价有界", "A pattern whose cost is bounded")
                        .describes("format", Kind.TEXT, "文本种类，如 email、uuid", "Kind of text, such as email, uuid");
            case INTEGER ->
                bounds(table, Kind.NUMBER)
                        .enforces("multipleOf", Kind.NUMBER, "取值为其整数倍", "A whole multiple of it")
                        .enforces("format", Kind.TEXT, "i8 至 i64、u8 至 u64：取值范围", "i8 to i64, u8 to u64: the range");
            case NUMBER ->
                bounds(table, Kind.NUMBER)
                        .enforces("multipleOf", Kind.NUMBER, "取值为其整数倍", "A whole multiple of it")
                        .refuses(
                                "format",
                                "数值按精确十进制保存，不用二进制浮点格式；请在 physicalType 写 numeric(精度,小数位)",
                                "Numbers are kept as exact decimals, not as binary floating point; state numeric(precision,scale) as physicalType");
            case DATE -> bounds(table, Kind.TEXT).enforces("format", Kind.TEXT, "书写格式", "How it is written");
            case TIMESTAMP ->
                bounds(table, Kind.TEXT)
                        .enforces("format", Kind.TEXT, "书写格式", "How it is written")
                        .enforces("timezone", Kind.FLAG, "true：每个值写明偏移", "true: each value states its offset")
                        .enforces(
                                "defaultTimezone",
                                Kind.TEXT,
                                "须为本县时区：未写偏移的时间按此理解",
                                "Must be the county's zone, in which times without an offset are meant");
            case TIME ->
                bounds(table, Kind.TEXT)
                        .enforces("format", Kind.TEXT, "书写格式", "How it is written")
                        .enforces("timezone", Kind.FLAG, "只能为 false", "Can only be false")
                        .refuses("defaultTimezone", "time 类型不带时区", "A time has no time zone");
            case BOOLEAN -> table;
        };
    }

    private static PartTable bounds(PartTable table, Kind kind) {
        return table.enforces("minimum", kind, "最小值", "Smallest value")
                .enforces("exclusiveMinimum", kind, "大于此值", "Larger than this")
                .enforces("maximum", kind, "最大值", "Largest value")
                .enforces("exclusiveMaximum", kind, "小于此值", "Smaller than this");
    }
}
