package cn.etown.governance.standard.mapping;

import cn.etown.governance.csv.CsvTable;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A mapping's entries as a table: UTF-8, with the heading {@code code,name,standardCode} or 本单位代码,名称,标准代码. */
final class MappingCsv {

    private static final Set<String> CODE = Set.of("code", "本单位代码");
    private static final Set<String> NAME = Set.of("name", "名称");
    private static final Set<String> STANDARD_CODE = Set.of("standardCode", "标准代码");
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cc}\\p{Cs}]*");
    private static final int MOST_ERRORS = 50;

    private MappingCsv() {}

    /** Reads the whole table, or refuses it with the lines that are wrong. */
    static ChangeMappingRequest read(byte[] body) {
        var table = CsvTable.read(CsvTable.text(body), ChangeMappingRequest.MOST);
        mustBeHeading(table.heading());
        if (table.lines().size() > ChangeMappingRequest.MOST) {
            throw new RuleRefused(
                    "too-many-entries",
                    new Text(
                            "一次至多 " + ChangeMappingRequest.MOST + " 行",
                            "At most " + ChangeMappingRequest.MOST + " lines in one request"));
        }
        var wrong = new ArrayList<FieldError>();
        var entries =
                table.lines().stream().map(line -> entry(table, line, wrong)).toList();
        if (!wrong.isEmpty()) {
            throw new RuleRefused("mapping-table", new Text("表中有误，未写入任何一行", "The table is wrong; no line was taken"))
                    .withErrors(wrong.stream().limit(MOST_ERRORS).toList());
        }
        return new ChangeMappingRequest(entries, List.of());
    }

    /** A misspelt heading must not lose its column in silence. */
    private static void mustBeHeading(List<String> headings) {
        long codes = headings.stream().filter(CODE::contains).count();
        long names = headings.stream().filter(NAME::contains).count();
        long standardCodes = headings.stream().filter(STANDARD_CODE::contains).count();
        if (codes != 1 || names > 1 || standardCodes > 1 || codes + names + standardCodes != headings.size()) {
            throw new Malformed(
                    "mapping-heading",
                    new Text(
                            "表头应为：本单位代码,名称,标准代码（或 code,name,standardCode），每列至多一次，本单位代码必有",
                            "The heading is code,name,standardCode (or 本单位代码,名称,标准代码), each once at most and code always"));
        }
    }

    private static MappedCode entry(CsvTable table, CsvTable.Line line, List<FieldError> wrong) {
        String code = cell(table, line, CODE, 100, wrong).orElse("");
        if (code.isBlank()) {
            wrong.add(error(line, "code", "缺少本单位代码", "The unit's own code is missing"));
        }
        return new MappedCode(
                code,
                cell(table, line, NAME, 200, wrong).orElse(null),
                cell(table, line, STANDARD_CODE, 60, wrong).orElse(null));
    }

    private static Optional<String> cell(
            CsvTable table, CsvTable.Line line, Set<String> headings, int longest, List<FieldError> wrong) {
        var cell = headings.stream()
                .map(heading -> table.cell(line, heading))
                .filter(text -> !text.isEmpty())
                .findFirst();
        cell.filter(text -> text.length() > longest || !PLAIN.matcher(text).matches())
                .ifPresent(text -> wrong.add(error(
                        line,
                        headings.stream()
                                .filter(heading -> heading.charAt(0) < 0x80)
                                .findFirst()
                                .orElseThrow(),
                        "至多 " + longest + " 个字符，不含控制字符",
                        "At most " + longest + " characters, none of them a control character")));
        return cell;
    }

    private static FieldError error(CsvTable.Line line, String column, String zh, String en) {
        long at = line.number();
        return new FieldError("/" + at + "/" + column, new Text("第 " + at + " 行：" + zh, "Line " + at + ": " + en));
    }
}
