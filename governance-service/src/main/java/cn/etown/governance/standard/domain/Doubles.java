package cn.etown.governance.standard.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Codes that stand twice in one request. */
public final class Doubles {

    private Doubles() {}

    /** Refuses {@code codes}, the codes of a request's {@code /entries}, where one stands there twice. */
    public static void refuse(List<String> codes) {
        var first = new HashMap<String, Integer>();
        var wrong = new ArrayList<FieldError>();
        for (int i = 0; i < codes.size(); i++) {
            Integer before = first.putIfAbsent(codes.get(i), i);
            if (before != null) {
                wrong.add(new FieldError(
                        "/entries/" + i + "/code",
                        new Text("与第 " + (before + 1) + " 条重复", "The same as in entry " + (before + 1))));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RuleRefused("duplicate-code", new Text("同一代码出现多次", "A code stands there more than once"))
                    .withErrors(List.copyOf(wrong));
        }
    }
}
