package cn.etown.governance.standard.mapping;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
        var entries = new ArrayList<MappedCode>();
        var wrong = new ArrayList<FieldError>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text(body))) {
            for (NamedCsvRecord line : csv) {
                if (entries.size() == ChangeMappingRequest.MOST) {
                    throw new RuleRefused(
                            "too-many-entries",
                            new Text(
                                    "一次至多 " + ChangeMappingRequest.MOST + " 行",
                                    "At most " + ChangeMappingRequest.MOST + " lines in one request"));
                }
                if (entries.isEmpty()) {
                    mustBeHeading(line.getHeader());
                }
                mustFit(line);
                entries.add(entry(line, wrong));
            }
        } catch (CsvParseException | IOException | IllegalArgumentException unreadable) {
            throw malformed(new Text("不是有效的 CSV", "Not valid CSV"));
        }
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

    /** The reader counts the cells of lines, not of the heading: a code with a comma in it would shift the others. */
    private static void mustFit(NamedCsvRecord line) {
        if (line.getFieldCount() > line.getHeader().size()) {
            long at = line.getStartingLineNumber();
            throw malformed(new Text("第 " + at + " 行的列多于表头", "Line " + at + " has more cells than the heading"));
        }
    }

    private static Malformed malformed(Text detail) {
        return new Malformed("malformed-csv", detail);
    }

    private static MappedCode entry(NamedCsvRecord line, List<FieldError> wrong) {
        String code = cell(line, CODE, 100, wrong).orElse("");
        if (code.isBlank()) {
            wrong.add(error(line, "code", "缺少本单位代码", "The unit's own code is missing"));
        }
        return new MappedCode(
                code,
                cell(line, NAME, 200, wrong).orElse(null),
                cell(line, STANDARD_CODE, 60, wrong).orElse(null));
    }

    private static Optional<String> cell(
            NamedCsvRecord line, Set<String> headings, int longest, List<FieldError> wrong) {
        var cell = headings.stream()
                .flatMap(heading -> line.findField(heading).stream())
                .findFirst()
                .filter(text -> !text.isEmpty());
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

    private static FieldError error(NamedCsvRecord line, String column, String zh, String en) {
        long at = line.getStartingLineNumber();
        return new FieldError("/" + at + "/" + column, new Text("第 " + at + " 行：" + zh, "Line " + at + ": " + en));
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new Malformed(
                    "malformed-utf-8",
                    new Text("表不是有效的 UTF-8，请另存为 UTF-8 的 CSV", "The table is not valid UTF-8; save it as CSV in UTF-8"));
        }
    }
}
