package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.SemanticVersion.Step;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Set;

/**
 * One difference between two versions of a contract.
 *
 * @param pointer where it is in the new document, or in the old one where the new has no such place
 * @param name the field, measure or part that differs
 * @param fields the fields whose users it touches
 * @param backward whether it leaves records of the old version right under the new one
 * @param forward whether it leaves records of the new version right under the old one
 * @param before as it was, or {@code null}
 * @param after as it is, or {@code null}
 */
public record Difference(
        Aspect aspect,
        Change change,
        String pointer,
        String name,
        Set<String> fields,
        boolean backward,
        boolean forward,
        String before,
        String after) {

    /** What differs. */
    public enum Aspect {
        FIELD("字段", "the field"),
        TYPE("类型", "the type"),
        REQUIRED("必填", "whether a value is required"),
        KEY("业务主键", "the business key"),
        HEADING("列标题", "the heading"),
        FORMAT("书写格式", "how values are written"),
        OFFSET("时区偏移", "whether values state their offset"),
        PRECISION("精度", "the precision"),
        RANGE("取值范围", "the range"),
        STEP("步长", "the step"),
        LENGTH("长度", "the length"),
        PATTERN("格式", "the pattern"),
        VALUES("可取值", "the allowed values"),
        EVENT_DATE("统计日期", "the event date"),
        UNIT("计量单位", "the unit of measure"),
        THEME("监测主题", "the theme"),
        DIMENSION("维度", "the dimension"),
        MEASURE("度量", "the measure"),
        ROW_RULE("行级规则", "the row rule"),
        QUALITY("整批质量规则", "the rule on a delivery"),
        DESCRIPTION("说明", "what is described"),
        /** Written otherwise, with nothing else enforced and nothing else said. */
        NOTATION("写法", "how the document puts it");

        private final String zh;
        private final String en;

        Aspect(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /** How it differs. */
    public enum Change {
        ADDED("增加", "was added"),
        REMOVED("去掉", "was removed"),
        NARROWED("收窄", "was narrowed"),
        WIDENED("放宽", "was widened"),
        CHANGED("改变", "was changed");

        private final String zh;
        private final String en;

        Change(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /** What figures and readers are built on: to lose it is a loss even where records can still be read. */
    private static final Set<Aspect> RELIED_UPON =
            EnumSet.of(Aspect.FIELD, Aspect.UNIT, Aspect.EVENT_DATE, Aspect.THEME, Aspect.DIMENSION, Aspect.MEASURE);

    /** What leaves all that is enforced as it was. */
    private static final Set<Aspect> SAID = EnumSet.of(Aspect.DESCRIPTION, Aspect.NOTATION);

    public Difference {
        fields = Set.copyOf(fields);
    }

    /** The step of the version that this difference alone calls for. */
    public Step callsFor() {
        if (SAID.contains(aspect)) {
            return Step.PATCH;
        }
        boolean lost = RELIED_UPON.contains(aspect) && (change == Change.REMOVED || change == Change.CHANGED);
        return lost || !backward ? Step.MAJOR : Step.MINOR;
    }

    /** Whether those who use its fields, or the interface where it names none, have reason to look: what a field means too. */
    public boolean touches() {
        return aspect == Aspect.DESCRIPTION ? !fields.isEmpty() : aspect != Aspect.NOTATION;
    }

    /** What to tell a person. */
    public Text text() {
        return new Text(
                name + "：" + aspect.zh + change.zh + values("：", "（无）"),
                name + ": " + aspect.en + " " + change.en + values(": ", "(none)"));
    }

    private String values(String colon, String none) {
        if (before == null && after == null) {
            return "";
        }
        return colon + (before == null ? none : before) + " → " + (after == null ? none : after);
    }
}
