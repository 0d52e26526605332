package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.contract.domain.RowRoom;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds a contract against the standard library (R3.2b): are data elements used where they are there, and as they say; is
 * everything named as the rules ask, defined, and classified.
 */
public final class ContractCheck {

    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");

    private final Library library;
    private final DimensionCheck openFields;

    /** One question asked of every field. */
    private interface FieldRule {
        Stream<Finding> findings(DescribedField described);
    }

    private final List<FieldRule> rules = List.of(
            this::referenceLeadsNowhere,
            this::elementIsNotReferredTo,
            this::elementOfThisNameIsNotReferredTo,
            this::typeDiffers,
            this::sizeDiffers,
            this::unitDiffers,
            this::zoneIsNotStated,
            this::valuesAreNotInTheList,
            this::valuesAreNotChecked,
            this::caliberIsMissing,
            this::classIsMissing,
            this::classIsUnknown,
            this::classIsBelowProposal,
            this::personalMarkIsMissing,
            this::chineseNameIsMissing,
            this::nameBreaksRules,
            this::headingBreaksRules);

    public ContractCheck(Library library) {
        this.library = library;
        this.openFields = new DimensionCheck(library.counted());
    }

    /** All findings: of the contract first, then field by field in the order of the document. */
    public List<Finding> of(DescribedContract contract) {
        return check(library.standard()
                .map(standard -> contract.following(
                        standard, reference -> elementOf(reference).isPresent()))
                .orElse(contract));
    }

    private List<Finding> check(DescribedContract contract) {
        var found = new ArrayList<Finding>();
        found.addAll(interfaceBreaksRules(contract));
        found.addAll(standardIsNotFollowed(contract));
        fieldsAreTooMany(contract).forEach(found::add);
        found.addAll(openFields.findings(contract));
        contract.fields()
                .forEach(field -> rules.forEach(rule -> rule.findings(field).forEach(found::add)));
        return List.copyOf(found);
    }

    private List<Finding> interfaceBreaksRules(DescribedContract contract) {
        return library.naming().stream()
                .filter(rule -> rule.subject() == NamedThing.INTERFACE_CODE)
                .filter(rule -> rule.isBrokenBy(contract.interfaceCode()))
                .map(rule -> broken(rule, "/id"))
                .toList();
    }

    private List<Finding> standardIsNotFollowed(DescribedContract contract) {
        if (contract.standard().isEmpty()) {
            return List.of();
        }
        var standard = contract.standard().get();
        if (library.standard().isEmpty()) {
            return List.of(new Finding(
                    "standard-unknown",
                    Severity.MUST,
                    standard.pointer(),
                    new Text("没有此标准接口：" + standard.url(), "There is no such standard interface: " + standard.url()),
                    new Text("改为 /standards 中的标准接口，或删去此引用", "Name one of /standards, or take the reference out")));
        }
        return new StandardCheck(library.standard().get(), contract, this::isMeasured, openFields::isClosed).findings();
    }

    private boolean isMeasured(DescribedField described) {
        return referred(described).anyMatch(element -> element.measureUnit() != null);
    }

    /** What earlier versions left in the table is looked at when it is submitted. */
    private static Stream<Finding> fieldsAreTooMany(DescribedContract contract) {
        var fields = contract.fields().stream().map(DescribedField::field).toList();
        return RowRoom.objectionTo(fields)
                .map(objection -> new Finding(
                        "fields-too-wide",
                        Severity.MUST,
                        objection.pointer(),
                        objection.detail(),
                        new Text(
                                "删去不需要采集的字段，或把记录拆为两个接口",
                                "Leave out fields that need not be collected, or make two interfaces of it")))
                .stream();
    }

    private Stream<Finding> referenceLeadsNowhere(DescribedField described) {
        return described.element().filter(reference -> elementOf(reference).isEmpty()).stream()
                .map(reference -> new Finding(
                        "element-unknown",
                        Severity.MUST,
                        reference.pointer(),
                        new Text(
                                "没有已发布的数据元：" + reference.url(),
                                "There is no published data element " + reference.url()),
                        new Text(
                                "引用 /api/governance/v1/data-elements/ 下已发布的数据元，或先登记",
                                "Refer to a published one under /api/governance/v1/data-elements/, or add it first")));
    }

    private Stream<Finding> elementIsNotReferredTo(DescribedField described) {
        if (described.element().isPresent()) {
            return Stream.empty();
        }
        return library.element(described.field().name()).stream()
                .map(
                        element -> new Finding(
                                "element-not-referred-to",
                                Severity.SHOULD,
                                described.pointer(),
                                new Text(
                                        "与数据元“" + element.nameZh() + "”同名而未引用",
                                        "Named like the data element \"" + element.nameEn()
                                                + "\" and does not refer to it"),
                                element.type() == described.field().type()
                                        ? new Text(
                                                "含义相同则在 authoritativeDefinitions 中引用它，不同则改名",
                                                "Refer to it in authoritativeDefinitions where it means the same, else choose another name")
                                        : new Text(
                                                "类型也不同：含义相同则引用并改用其类型，不同则改名",
                                                "The type differs too: where it means the same refer to it and take its type, else choose another name")));
    }

    /** Who refers to another has chosen between the two; one that has the code of the field is told of by that. */
    private Stream<Finding> elementOfThisNameIsNotReferredTo(DescribedField described) {
        var named = library.named(described.names());
        if (described.element().isPresent()
                || named.isEmpty()
                || named.containsKey(described.field().name())) {
            return Stream.empty();
        }
        var codes = String.join(", ", named.keySet());
        var name = named.firstEntry().getValue().nameZh();
        return Stream.of(new Finding(
                "element-name-not-referred-to",
                Severity.SHOULD,
                described.pointer(),
                new Text(
                        "名称与数据元“" + name + "”（" + codes + "）相同而未引用",
                        "Called \"" + name + "\" like the data element " + codes + " and does not refer to it"),
                new Text(
                        "含义相同则在 authoritativeDefinitions 中引用它，不同则换一个名称",
                        "Refer to it in authoritativeDefinitions where it means the same, else give it another name")));
    }

    private Stream<Finding> typeDiffers(DescribedField described) {
        var field = described.field();
        return referred(described)
                .filter(element -> element.type() != field.type())
                .map(element -> differs(
                        "element-type-differs",
                        described.pointer() + "/logicalType",
                        new Text(
                                "类型为 " + field.type() + "，数据元为 " + element.type(),
                                "The type is " + field.type() + ", that of the data element " + element.type())));
    }

    private Stream<Finding> sizeDiffers(DescribedField described) {
        var field = described.field();
        return referred(described)
                .filter(element -> element.type() == field.type())
                .flatMap(element -> Stream.of(
                                exceeds(field.maxLength(), element.maxLength())
                                        .map(text -> differs(
                                                "element-length-differs",
                                                described.pointer() + "/logicalTypeOptions/maxLength",
                                                text)),
                                isWider(field, element)
                                        .map(text -> differs(
                                                "element-precision-differs",
                                                described.pointer() + "/physicalType",
                                                text)))
                        .flatMap(Optional::stream));
    }

    private static Optional<Text> exceeds(Integer length, Integer most) {
        if (most == null || length != null && length <= most) {
            return Optional.empty();
        }
        String stated = length == null ? "—" : length.toString();
        return Optional.of(new Text(
                "最大长度为 " + stated + "，数据元为 " + most,
                "The longest value is " + stated + ", that of the data element " + most));
    }

    private static Optional<Text> isWider(Field field, ElementContent element) {
        if (element.precision() == null) {
            return Optional.empty();
        }
        boolean stated = field.precision() != null;
        if (stated && field.precision() <= element.precision() && field.scale() <= element.scale()) {
            return Optional.empty();
        }
        String here = stated ? "numeric(" + field.precision() + "," + field.scale() + ")" : "—";
        String there = "numeric(" + element.precision() + "," + element.scale() + ")";
        return Optional.of(new Text(
                "精度为 " + here + "，数据元为 " + there, "The size is " + here + ", that of the data element " + there));
    }

    private Stream<Finding> unitDiffers(DescribedField described) {
        return referred(described)
                .filter(element -> element.measureUnit() != null)
                .filter(element -> !described.unit().equals(Optional.of(element.measureUnit())))
                .map(element -> new Finding(
                        "element-unit-differs",
                        Severity.MUST,
                        described.pointer() + "/customProperties",
                        new Text(
                                "计量单位为 " + described.unit().orElse("—") + "，数据元为 " + element.measureUnit(),
                                "The unit is " + described.unit().orElse("—") + ", that of the data element "
                                        + element.measureUnit()),
                        new Text(
                                "以 customProperties 的 unit 写明 " + element.measureUnit() + "，数据按此单位报送",
                                "State " + element.measureUnit()
                                        + " as the custom property unit, and send the data so")));
    }

    private Stream<Finding> zoneIsNotStated(DescribedField described) {
        var field = described.field();
        boolean open = field.type() == FieldType.TIMESTAMP && field.withOffset() == null;
        if (!open || described.timezone().isPresent()) {
            return Stream.empty();
        }
        return Stream.of(
                new Finding(
                        "timezone-not-stated",
                        Severity.SHOULD,
                        described.pointer(),
                        new Text(
                                "时间未写偏移，也未写时区：本平台按本县时区理解，而按 ODCS 3.1 则为 UTC",
                                "Its times state neither offset nor zone: they are meant in the county's zone here, and in UTC after ODCS 3.1"),
                        new Text(
                                "在 logicalTypeOptions 写 defaultTimezone 为本县时区；或写 timezone: true 并在每个值中写明偏移",
                                "State the county's zone as defaultTimezone in logicalTypeOptions; or state timezone: true and write the offset in each value")));
    }

    private Stream<Finding> valuesAreNotInTheList(DescribedField described) {
        var allowed = described.field().allowed();
        return referred(described)
                .filter(element -> element.codeList() != null && allowed != null)
                .flatMap(element -> {
                    var strange = new TreeSet<>(allowed);
                    strange.removeAll(library.heldCodes().getOrDefault(element.codeList(), Set.of()));
                    return strange.isEmpty() ? Stream.empty() : Stream.of(strangeValues(described, element, strange));
                });
    }

    private static Finding strangeValues(DescribedField described, ElementContent element, Set<String> strange) {
        String named = String.join(", ", strange.stream().limit(10).toList());
        return new Finding(
                "code-list-values",
                Severity.MUST,
                described.pointer() + "/quality",
                new Text(
                        "代码集 " + element.codeList() + " 中没有：" + named,
                        "The code list " + element.codeList() + " has no " + named),
                new Text(
                        "改用代码集中的代码；单位自有的代码用代码映射（/mappings）归入标准代码",
                        "Use codes of the list; a unit's own codes are mapped to them (/mappings)"));
    }

    private Stream<Finding> valuesAreNotChecked(DescribedField described) {
        return referred(described)
                .filter(element -> element.codeList() != null)
                .filter(element -> described.field().allowed() == null
                        && described.field().pattern() == null
                        && described.codeList().isEmpty())
                .map(
                        element -> new Finding(
                                "code-list-not-enforced",
                                Severity.SHOULD,
                                described.pointer(),
                                new Text(
                                        "取自代码集 " + element.codeList() + "，但不校验取值",
                                        "Takes its values from the code list " + element.codeList()
                                                + ", and they are not checked"),
                                new Text(
                                        "在 quality 的 invalidValues 写 arguments.codeList，或列出取值，否则至少写 pattern",
                                        "Name the list as arguments.codeList of invalidValues under quality, or list its values; else state a pattern at least")));
    }

    private Stream<Finding> caliberIsMissing(DescribedField described) {
        boolean defined = described.description().isPresent()
                || referred(described).anyMatch(element -> element.caliber() != null);
        return defined
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                "caliber-missing",
                                Severity.MUST,
                                described.pointer(),
                                new Text("没有口径", "It is not said what the field means"),
                                new Text(
                                        "写 description：统计什么、何时、按何单位；或引用有口径的数据元",
                                        "Write a description: what is counted, when, in what unit; or refer to a data element that says so")));
    }

    private Stream<Finding> classIsMissing(DescribedField described) {
        if (described.classification().isPresent()) {
            return Stream.empty();
        }
        var proposed = referred(described)
                .map(ElementContent::classification)
                .filter(one -> one != null)
                .findFirst();
        return Stream.of(new Finding(
                "classification-missing",
                // A decision may classify it later; ONLINE asks for it.
                Severity.SHOULD,
                described.pointer(),
                new Text("字段未分级", "The field is not classified"),
                proposed.map(one -> new Text(
                                "写 classification；数据元建议 " + one,
                                "State its classification; the data element proposes " + one))
                        .orElse(new Text(
                                "写 classification：L1 至 L4、IMPORTANT 或 CORE",
                                "State its classification: L1 to L4, IMPORTANT or CORE"))));
    }

    private Stream<Finding> classIsUnknown(DescribedField described) {
        return described
                .classification()
                .filter(written -> SensitivityClass.named(written).isEmpty())
                .map(written -> new Finding(
                        "classification-unknown",
                        Severity.MUST,
                        described.pointer() + "/classification",
                        new Text("没有此分级：" + written, "There is no class " + written),
                        new Text("改为 L1 至 L4、IMPORTANT 或 CORE", "Make it one of L1 to L4, IMPORTANT and CORE")))
                .stream();
    }

    private Stream<Finding> classIsBelowProposal(DescribedField described) {
        var stated = described.classification().flatMap(SensitivityClass::named);
        return referred(described)
                .map(ElementContent::classification)
                .filter(proposed ->
                        proposed != null && stated.isPresent() && stated.get().isBelow(proposed))
                .map(proposed -> new Finding(
                        "classification-below-proposal",
                        Severity.SHOULD,
                        described.pointer() + "/classification",
                        new Text(
                                "分级 " + stated.get() + " 低于数据元建议的 " + proposed,
                                "The class " + stated.get() + " is below the data element's proposal " + proposed),
                        new Text(
                                "改为 " + proposed + "，或附降级的书面决定",
                                "State " + proposed + ", or have the lowering decided on record")));
    }

    private Stream<Finding> personalMarkIsMissing(DescribedField described) {
        return referred(described)
                .filter(element -> element.personalData() && !described.personalData())
                .map(element -> new Finding(
                        "personal-mark-missing",
                        Severity.MUST,
                        described.pointer() + "/customProperties",
                        new Text("数据元属于个人信息，字段未标记", "The data element tells of a person, and the field is not marked"),
                        new Text(
                                "以 customProperties 的 personalData 标记：true，或写明种类",
                                "Mark it by the custom property personalData: true, or what kind")));
    }

    private Stream<Finding> chineseNameIsMissing(DescribedField described) {
        boolean named = described
                .businessName()
                .filter(name -> CHINESE.matcher(name).find())
                .isPresent();
        return named
                ? Stream.empty()
                : Stream.of(new Finding(
                        "chinese-name-missing",
                        Severity.SHOULD,
                        described.pointer(),
                        new Text("没有中文名称", "There is no Chinese name"),
                        new Text("以 businessName 写中文名称", "Write the Chinese name as businessName")));
    }

    private Stream<Finding> nameBreaksRules(DescribedField described) {
        var field = described.field();
        boolean hasCodeList = referred(described).anyMatch(element -> element.codeList() != null);
        return library.naming().stream()
                .filter(rule -> rule.subject() == NamedThing.FIELD_NAME)
                .filter(rule -> rule.isBrokenBy(field.name(), field.type(), hasCodeList))
                .map(rule -> broken(rule, described.pointer() + "/name"));
    }

    private Stream<Finding> headingBreaksRules(DescribedField described) {
        return library.naming().stream()
                .filter(rule -> rule.subject() == NamedThing.HEADING)
                .filter(rule -> rule.isBrokenBy(described.field().physicalName()))
                .map(rule -> broken(rule, described.pointer() + "/physicalName"));
    }

    private Stream<ElementContent> referred(DescribedField described) {
        return described.element().flatMap(this::elementOf).stream();
    }

    private Optional<ElementContent> elementOf(Reference reference) {
        return Optional.ofNullable(reference.code()).flatMap(library::element);
    }

    private static Finding differs(String rule, String pointer, Text message) {
        return new Finding(
                rule,
                Severity.MUST,
                pointer,
                message,
                new Text(
                        "改为与数据元一致，或引用另一数据元；数据元不合用时提请修订",
                        "Make it as the data element says, refer to another one, or ask for the element to be changed"));
    }

    private static Finding broken(NamingRule rule, String pointer) {
        return new Finding(
                "naming:" + rule.code(),
                rule.severity(),
                pointer,
                rule.message(),
                new Text("按命名规范改名", "Rename it as the naming rules ask"));
    }
}
