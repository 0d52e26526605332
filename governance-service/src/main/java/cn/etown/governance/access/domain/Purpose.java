package cn.etown.governance.access.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.List;
import java.util.Locale;

/** What data are asked for, in words that say something (R3.2e). */
public record Purpose(String text) {

    /** Phrases that fit every application, and so say nothing of this one. */
    private static final List<String> EMPTY_PHRASES = List.of(
            "情况属实",
            "已核实",
            "工作需要",
            "业务需要",
            "日常工作",
            "内部使用",
            "数据分析",
            "统计分析",
            "数据使用",
            "学习研究",
            "领导要求",
            "按要求",
            "测试",
            "其他",
            "workneeds",
            "asrequired",
            "dataanalysis",
            "internaluse",
            "test");

    private static final int LEAST_DIFFERENT_CHARACTERS = 6;

    /** @throws RuleRefused {@code empty-purpose}, where nothing is left beside phrases that say nothing */
    public Purpose {
        if (charactersThatSaySomething(text) < LEAST_DIFFERENT_CHARACTERS) {
            var detail = new Text(
                    "用途须写明数据用于何事，不能只写“工作需要”一类的话",
                    "The purpose must say what the data are for; a phrase like 工作需要 does not");
            throw new RuleRefused("empty-purpose", detail)
                    .withClause("R3.2e")
                    .withErrors(List.of(new FieldError("/terms/purpose", detail)));
        }
    }

    private static long charactersThatSaySomething(String text) {
        var letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        var left = letters.toString();
        for (var phrase : EMPTY_PHRASES) {
            left = left.replace(phrase, "");
        }
        return left.codePoints().distinct().count();
    }
}
