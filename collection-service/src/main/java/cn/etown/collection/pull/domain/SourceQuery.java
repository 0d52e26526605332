package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a source's database: one SELECT. That it reads only, its transaction sees to; here is only what cannot be told
 * apart safely refused: several statements, comments, and quotes by dollars or backslashes.
 *
 * @param text as it was drafted
 * @param sql with ? for each named parameter
 * @param parameters the names in the order in which they stand
 */
public record SourceQuery(String text, String sql, List<String> parameters) {

    private static final Set<String> KNOWN = Set.of("from", "to", "checkpoint");
    private static final Pattern NAMED = Pattern.compile(":([A-Za-z_][A-Za-z0-9_]*)");

    public static SourceQuery of(String query) {
        String text = query == null ? "" : query.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("select ") && !lower.startsWith("select\n") && !lower.startsWith("with ")) {
            throw refused(new Text("只能是一条 SELECT 查询", "One SELECT is taken"));
        }
        StringBuilder sql = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher named = NAMED.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, at + 1);
                if (end < 0) {
                    throw refused(new Text("引号未闭合", "A quote is never closed"));
                }
                sql.append(text, at, end + 1);
                at = end + 1;
            } else if (text.startsWith("::", at)) {
                sql.append("::");
                at += 2;
            } else if (c == ':' && named.region(at, text.length()).lookingAt()) {
                String name = named.group(1);
                if (!KNOWN.contains(name)) {
                    throw refused(
                            new Text("参数只能是 :from、:to、:checkpoint", "The parameters are :from, :to and :checkpoint"));
                }
                names.add(name);
                sql.append('?');
                at = named.end();
            } else if (c == ';' || c == '?' || c == '$' || c == '\\' || startsComment(text, at)) {
                throw refused(new Text("查询中不能有 ; ? $ \\ 和注释", "A query has no ; ? $ \\ and no comments"));
            } else {
                sql.append(c);
                at++;
            }
        }
        if (text.indexOf('\\') >= 0) {
            throw refused(new Text("查询中不能有 \\", "A query has no backslash"));
        }
        return new SourceQuery(text, sql.toString(), List.copyOf(names));
    }

    public boolean needsCheckpoint() {
        return parameters.contains("checkpoint");
    }

    /** Whether it asks by the days of a period. */
    public boolean namesDays() {
        return parameters.contains("from") || parameters.contains("to");
    }

    private static boolean startsComment(String text, int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    private static RuleRefused refused(Text detail) {
        RuleRefused refused = new RuleRefused("query-refused", detail);
        refused.withErrors(List.of(new FieldError("/target/query", detail)));
        return refused;
    }
}
