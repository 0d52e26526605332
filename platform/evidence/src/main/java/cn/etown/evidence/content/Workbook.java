package cn.etown.evidence.content;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooLarge;
import cn.etown.kit.problem.Unavailable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A spreadsheet in Office Open XML (ISO/IEC 29500), with all of it that its first sheet needs. The archive is looked at before
 * anything is inflated, and whatever is inflated is bounded.
 */
final class Workbook implements Closeable {

    /** Most bytes of the file. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int MOST_ENTRIES = 2000;
    private static final int MOST_DIRECTORY_BYTES = 1024 * 1024;
    private static final int MOST_STRINGS = 200_000;
    private static final int MOST_STRING_CHARACTERS = 4 * 1024 * 1024;
    private static final int MOST_STYLES = 65_536;
    private static final int MOST_FORMATS = 2000;
    private static final int LONGEST_FORMAT = 255;
    /** Most bytes, inflated, of what is neither the sheet nor its texts. */
    private static final long MOST_BESIDE = 16L * 1024 * 1024;

    private static final long OLD_OR_ENCRYPTED = 0xD0CF11E0A1B11AE1L;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final Pattern MACROS =
            Pattern.compile("(?i)xl/(vbaproject.*|macrosheets/.*|dialogsheets/.*|activex/.*)");
    private static final Pattern LINKS = Pattern.compile("(?i)xl/(externallinks/.*|connections\\.xml|querytables/.*)");

    /** Quoted and escaped characters of a number format, and what stands in brackets but for elapsed time. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\[\\]]*\\]");

    private static final Pattern PART_OF_A_DATE = Pattern.compile("[dmyhs]");

    private final Path file;
    private final ZipFile zip;
    private final List<String> strings = new ArrayList<>();
    private final Set<Integer> dateStyles = new HashSet<>();
    private boolean since1904;
    private String sheet;

    private Workbook(Path file) throws IOException {
        this.file = file;
        zip = new ZipFile(file.toFile());
    }

    /** Puts {@code bytes} aside and opens them. */
    static Workbook open(InputStream bytes) {
        Path file = newFile();
        try {
            copy(bytes, file);
            requirePlainArchive(file);
            Workbook opened = new Workbook(file);
            opened.read();
            return opened;
        } catch (ZipException notZip) {
            throw refused(file, malformed());
        } catch (IOException failure) {
            throw refused(file, new UncheckedIOException(failure));
        } catch (RuntimeException refused) {
            throw refused(file, refused);
        }
    }

    private static Path newFile() {
        try {
            return Files.createTempFile("content", ".xlsx");
        } catch (IOException full) {
            throw noRoom();
        }
    }

    private static RuntimeException refused(Path file, RuntimeException why) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            why.addSuppressed(left);
        }
        return why;
    }

    /** That the disk takes no more is not the sender's fault. */
    private static void copy(InputStream bytes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long copied = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                copied += read;
                if (copied > MOST_BYTES) {
                    throw tooLarge();
                }
                write(out, buffer, read);
            }
        }
    }

    private static void write(OutputStream out, byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException full) {
            throw noRoom();
        }
    }

    /** The archive's directory is read whole when it is opened, so its size is looked at before. */
    private static void requirePlainArchive(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < END_LENGTH) {
                throw malformed();
            }
            if (in.readLong() == OLD_OR_ENCRYPTED) {
                throw new Malformed(
                        "spreadsheet-encrypted",
                        new Text(
                                "电子表格已加密，或为旧的 XLS 格式；请另存为不加密的 XLSX",
                                "The spreadsheet is encrypted, or of the old XLS form; save it as plain XLSX"));
            }
            byte[] tail = new byte[(int) Math.min(in.length(), END_LENGTH + LONGEST_COMMENT)];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int at = tail.length - END_LENGTH;
            while (at >= 0 && end.getInt(at) != END_OF_DIRECTORY) {
                at--;
            }
            // Where the comment is not all that follows, others would look for the end of the directory elsewhere.
            if (at < 0
                    || at + END_LENGTH + Short.toUnsignedInt(end.getShort(at + 20)) != tail.length
                    || Short.toUnsignedInt(end.getShort(at + 10)) > MOST_ENTRIES
                    || Integer.toUnsignedLong(end.getInt(at + 12)) > MOST_DIRECTORY_BYTES) {
                throw malformed();
            }
        }
    }

    private void read() {
        try {
            zip.stream().forEach(Workbook::requirePermitted);
            sheet = firstSheet();
            readStyles();
            readStrings();
        } catch (RuntimeException refused) {
            closeArchive(refused);
            throw refused;
        }
    }

    private void closeArchive(RuntimeException refused) {
        try {
            zip.close();
        } catch (IOException left) {
            refused.addSuppressed(left);
        }
    }

    private static void requirePermitted(ZipEntry entry) {
        if (MACROS.matcher(entry.getName()).matches()) {
            throw new RuleRefused(
                    "spreadsheet-macros", new Text("电子表格含有宏，不予接收", "A spreadsheet with macros is not taken"));
        }
        if (LINKS.matcher(entry.getName()).matches()) {
            throw linked();
        }
        if (BoundedEntry.isTooLarge(entry.getSize(), entry.getCompressedSize())) {
            throw expandsTooFar();
        }
    }

    private String firstSheet() {
        String id = null;
        try (XmlEvents xml = beside("xl/workbook.xml")) {
            while (id == null && xml.next()) {
                if (xml.isStart("workbookPr")) {
                    since1904 = xml.isTrue("date1904");
                } else if (xml.isStart("sheet")) {
                    id = xml.attribute("id");
                }
            }
        }
        String target = id == null ? null : target(id);
        if (target == null) {
            throw malformed();
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /** Where the relationship {@code id} leads, {@code null} where there is none. Looks at all of them. */
    private String target(String id) {
        String target = null;
        try (XmlEvents xml = beside("xl/_rels/workbook.xml.rels")) {
            while (xml.next()) {
                if (xml.isStart("Relationship")) {
                    if ("External".equals(xml.attribute("TargetMode"))) {
                        throw linked();
                    }
                    if (id.equals(xml.attribute("Id"))) {
                        target = xml.attribute("Target");
                    }
                }
            }
        }
        return target;
    }

    private void readStyles() {
        if (zip.getEntry("xl/styles.xml") == null) {
            return;
        }
        Map<Integer, Boolean> dates = new HashMap<>();
        boolean inCells = false;
        int style = 0;
        try (XmlEvents xml = beside("xl/styles.xml")) {
            while (xml.next()) {
                if (xml.isStart("numFmt")) {
                    dates.put(number(xml.attribute("numFmtId"), -1), isDateCode(xml.attribute("formatCode")));
                } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                    inCells = xml.isStart();
                } else if (inCells && xml.isStart("xf")) {
                    if (isDate(number(xml.attribute("numFmtId"), 0), dates)) {
                        dateStyles.add(style);
                    }
                    style++;
                }
                if (style > MOST_STYLES || dates.size() > MOST_FORMATS) {
                    throw malformed();
                }
            }
        }
    }

    /** Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates and times by themselves. */
    private static boolean isDate(int format, Map<Integer, Boolean> stated) {
        boolean isDate = format >= 14 && format <= 22
                || format >= 27 && format <= 36
                || format >= 45 && format <= 47
                || format >= 50 && format <= 58;
        return stated.getOrDefault(format, isDate);
    }

    private static boolean isDateCode(String code) {
        if (code == null || code.length() > LONGEST_FORMAT) {
            throw malformed();
        }
        return !code.equalsIgnoreCase("General")
                && PART_OF_A_DATE
                        .matcher(LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT))
                        .find();
    }

    private void readStrings() {
        if (zip.getEntry("xl/sharedStrings.xml") == null) {
            return;
        }
        long characters = 0;
        try (XmlEvents xml = new XmlEvents(entry("xl/sharedStrings.xml", BoundedEntry.MOST))) {
            while (xml.next()) {
                if (xml.isStart("si")) {
                    String text = text(xml, "si");
                    characters += text.length();
                    strings.add(text);
                    if (strings.size() > MOST_STRINGS || characters > MOST_STRING_CHARACTERS) {
                        throw tooLarge();
                    }
                }
            }
        }
    }

    /** The text of the element that has just begun: all its runs, without the readings of their characters. */
    static String text(XmlEvents xml, String element) {
        StringBuilder text = new StringBuilder();
        boolean within = false;
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart("rPh")) {
                xml.skip();
            } else if (xml.isText()) {
                if (within) {
                    xml.appendTo(text);
                }
            } else {
                within = xml.isStart("t");
            }
        }
        return unescaped(text.toString());
    }

    /** Control characters are written {@code _x000D_}, and an underscore that would be read so {@code _x005F_}. */
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int code = at + 7 <= text.length() && text.charAt(at + 6) == '_' ? hex(text.substring(at + 2, at + 6)) : -1;
            if (code == 0) {
                throw PlainText.nulFound();
            }
            if (code > 0 && (code < ' ' || code == '_')) {
                plain.append(text, done, at).append((char) code);
                done = at + 7;
            }
            at = text.indexOf("_x", Math.max(done, at + 1));
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static int hex(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** The first sheet's own file. */
    BoundedEntry sheet() {
        return entry(sheet, BoundedEntry.MOST);
    }

    String string(String index) {
        int place = number(index, -1);
        if (place < 0 || place >= strings.size()) {
            throw malformed();
        }
        return strings.get(place);
    }

    boolean isDate(String style) {
        return style != null && dateStyles.contains(number(style, -1));
    }

    boolean since1904() {
        return since1904;
    }

    @Override
    public void close() {
        try {
            closeAndDelete();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private void closeAndDelete() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private XmlEvents beside(String name) {
        return new XmlEvents(entry(name, MOST_BESIDE));
    }

    private BoundedEntry entry(String name, long most) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw malformed();
        }
        try {
            return new BoundedEntry(zip.getInputStream(entry), entry, most);
        } catch (ZipException broken) {
            throw malformed();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            return otherwise;
        }
    }

    static Malformed malformed() {
        return new Malformed(
                "malformed-spreadsheet",
                new Text("不是有效的 XLSX 电子表格，或单元格过长", "Not a valid XLSX spreadsheet, or a cell is too long"));
    }

    private static Refusal noRoom() {
        return new Unavailable(
                "no-room-for-spreadsheet",
                new Text(
                        "暂无空间存放电子表格，请稍后重试", "There is no room to put the spreadsheet aside; repeat the request later"));
    }

    static Refusal expandsTooFar() {
        return new TooLarge(
                "expands-too-far",
                new Text("电子表格解压后过大，不予接收", "The spreadsheet comes to far too much once it is unpacked"));
    }

    private static Refusal tooLarge() {
        return new TooLarge(
                "spreadsheet-too-large",
                new Text(
                        "电子表格至多 64 MiB、20 万个不同文本；更大的数据请用 CSV 报送",
                        "A spreadsheet has at most 64 MiB and 200,000 different texts; send more than that as CSV"));
    }

    private static Refusal linked() {
        return new RuleRefused(
                "spreadsheet-links",
                new Text(
                        "电子表格含有外部链接，不予接收；请断开链接后保存",
                        "A spreadsheet with external links is not taken; break them and save it"));
    }
}
