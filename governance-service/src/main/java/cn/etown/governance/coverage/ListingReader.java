package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemName;
import cn.etown.governance.coverage.domain.ListedItem;
import cn.etown.governance.csv.CsvTable;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads listings strictly: UTF-8, CSV with a heading or JSON, at most {@value #MOST_ITEMS} items, each named
 * once. What is wrong is told with its line or place, the first {@value #MOST_FINDINGS} findings.
 */
@ApplicationScoped
class ListingReader {

    static final int MOST_ITEMS = 20_000;
    static final int MOST_FINDINGS = 50;

    private static final int MOST_TITLE = 200;
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cc}\\p{Cs}]*");
    private static final String TABLE = "table";
    private static final String FIELD = "field";
    private static final String TITLE = "title";
    private static final String TYPE = "type";
    private static final Set<String> HEADINGS = Set.of(TABLE, FIELD, TITLE, TYPE);

    private final ObjectReader json = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Document.class);

    /** An item as it was written. */
    record Written(String table, String field, String title, String type) {}

    /** A listing in JSON. */
    record Document(List<Written> items) {}

    /** @throws Malformed {@code malformed-utf-8}, {@code malformed-csv}, {@code malformed-listing}, or {@code invalid-listing} with the places */
    ReadListing read(SentListing sent) {
        String content = CsvTable.text(sent.bytes());
        if (content.indexOf('\0') >= 0) {
            throw malformed("清单含有空字符", "The listing has null characters");
        }
        var written = sent.format() == ListingFormat.JSON ? fromJson(content) : fromCsv(content);
        return new ReadListing(sent.format(), content, sent.digest(), checked(written));
    }

    private Map<String, Written> fromJson(String content) {
        try {
            Document document = json.readValue(content);
            if (document == null || document.items() == null) {
                throw malformed("缺少 items", "There are no items");
            }
            var written = new LinkedHashMap<String, Written>();
            document.items().forEach(item -> written.put("/items/" + written.size(), item));
            return written;
        } catch (JsonProcessingException unreadable) {
            var at = unreadable.getLocation();
            String place = at == null ? "" : " " + at.getLineNr() + ":" + at.getColumnNr();
            throw malformed("不是规定格式的 JSON，位置" + place, "The JSON cannot be read at" + place);
        }
    }

    private static Map<String, Written> fromCsv(String content) {
        var table = CsvTable.read(content, MOST_ITEMS);
        mustBeHeading(table.heading());
        var written = new LinkedHashMap<String, Written>();
        table.lines()
                .forEach(line -> written.put(
                        "/" + line.number(),
                        new Written(
                                table.cell(line, TABLE),
                                table.cell(line, FIELD),
                                table.cell(line, TITLE),
                                table.cell(line, TYPE))));
        return written;
    }

    private static void mustBeHeading(List<String> heading) {
        boolean known = HEADINGS.containsAll(heading) && new HashSet<>(heading).size() == heading.size();
        if (!known || !heading.contains(TABLE) || !heading.contains(FIELD)) {
            throw malformed(
                    "表头须为 table、field，可加 title、type",
                    "The heading is table and field, and title and type where wanted");
        }
    }

    private static List<ListedItem> checked(Map<String, Written> written) {
        if (written.size() > MOST_ITEMS) {
            throw malformed("一份清单最多 " + MOST_ITEMS + " 个数据项", "A listing has at most " + MOST_ITEMS + " items");
        }
        if (written.isEmpty()) {
            throw malformed("清单中没有数据项", "The listing has no items");
        }
        var items = new ArrayList<ListedItem>();
        var names = new HashSet<ItemName>();
        var findings = new ArrayList<FieldError>();
        written.forEach((place, item) -> read(item, place, names, items, findings));
        if (!findings.isEmpty()) {
            throw new Malformed("invalid-listing", new Text("清单内容不符合要求", "The listing does not meet its description"))
                    .withErrors(findings.stream().limit(MOST_FINDINGS).toList());
        }
        return items;
    }

    private static void read(
            Written item, String place, Set<ItemName> names, List<ListedItem> items, List<FieldError> findings) {
        if (item == null || !ItemName.isReadable(item.table())) {
            findings.add(name(place + "/" + TABLE));
        } else if (!ItemName.isReadable(item.field())) {
            findings.add(name(place + "/" + FIELD));
        } else if (!isText(item.title())) {
            findings.add(text(place + "/" + TITLE));
        } else if (!isText(item.type())) {
            findings.add(text(place + "/" + TYPE));
        } else {
            var name = new ItemName(item.table(), item.field());
            if (!names.add(name)) {
                findings.add(new FieldError(place, new Text("重复的数据项：" + name, "The item stands twice: " + name)));
            }
            items.add(new ListedItem(name, orEmpty(item.title()), orEmpty(item.type())));
        }
    }

    /** A title or type may be left out. */
    private static boolean isText(String text) {
        return text == null
                || text.length() <= MOST_TITLE && PLAIN.matcher(text).matches();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    private static FieldError name(String place) {
        return new FieldError(
                place,
                new Text(
                        "须为 1 至 " + ItemName.MOST + " 个字符，不含控制字符",
                        "1 to " + ItemName.MOST + " characters, none of control"));
    }

    private static FieldError text(String place) {
        return new FieldError(
                place,
                new Text("最多 " + MOST_TITLE + " 个字符，不含控制字符", "At most " + MOST_TITLE + " characters, none of control"));
    }

    private static Malformed malformed(String zh, String en) {
        return new Malformed("malformed-listing", new Text(zh, en));
    }
}
