package cn.etown.evidence.content;

import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** In what form a file is. It is stated by whoever has the file, and never guessed. */
public sealed interface ContentFormat {

    /** The media types of the forms. */
    String CSV = "text/csv";

    String JSON_LINES = "application/x-ndjson";
    String JSON = "application/json";
    String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The file, read from {@code bytes} as they come; nothing is read before its heading is asked for. */
    Content open(InputStream bytes, RecordFormat contract);

    /** The form in words that read back the same, as a media type with what it needs. */
    String text();

    /**
     * CSV after RFC 4180.
     *
     * @param charset UTF-8 or GB18030
     */
    record Csv(Charset charset, char delimiter, char quote) implements ContentFormat {

        static final String DELIMITERS = ",;\t|";
        static final String QUOTES = "\"'";

        /** UTF-8, comma and double quote. */
        public static final Csv PLAIN = new Csv(StandardCharsets.UTF_8, ',', '"');

        public Csv {
            if (DELIMITERS.indexOf(delimiter) < 0) {
                throw new Malformed(
                        "bad-delimiter",
                        new Text("分隔符只能是 , ; | 或制表符", "The delimiter is one of , ; | and the tabulator"));
            }
            if (QUOTES.indexOf(quote) < 0) {
                throw new Malformed("bad-quote", new Text("引号只能是 \" 或 '", "The quote is \" or '"));
            }
        }

        @Override
        public Content open(InputStream bytes, RecordFormat contract) {
            return new CsvContent(new PlainText(bytes, charset), delimiter, quote);
        }

        @Override
        public String text() {
            String said = CSV;
            if (!charset.equals(PLAIN.charset)) {
                said += "; charset=" + charset.name();
            }
            if (delimiter != PLAIN.delimiter) {
                said += "; delimiter=" + (delimiter == '\t' ? "tab" : "\"" + delimiter + "\"");
            }
            return quote == PLAIN.quote ? said : said + "; quote=\"'\"";
        }
    }

    /** JSON objects: each a line, or all in one array. */
    record Json(boolean lines) implements ContentFormat {

        @Override
        public Content open(InputStream bytes, RecordFormat contract) {
            PlainText text = new PlainText(bytes, StandardCharsets.UTF_8);
            return new JsonContent(text, lines, contract);
        }

        @Override
        public String text() {
            return lines ? JSON_LINES : JSON;
        }
    }

    /** A spreadsheet of at most 64 MiB, which is put aside on disk while it is read. */
    record Xlsx() implements ContentFormat {

        @Override
        public Content open(InputStream bytes, RecordFormat contract) {
            Workbook workbook = Workbook.open(bytes);
            try {
                return new XlsxContent(workbook, contract);
            } catch (RuntimeException refused) {
                workbook.close();
                throw refused;
            }
        }

        @Override
        public String text() {
            return XLSX;
        }
    }

    /**
     * The form that a sender states.
     *
     * @param mediaType without parameters
     * @param charset as stated, or {@code null}
     * @param delimiter of CSV: {@code tab} or the character, or {@code null}; the same for {@code quote}
     * @return empty where the media type, or the charset for it, is none that is read here
     */
    static Optional<ContentFormat> of(String mediaType, String charset, String delimiter, String quote) {
        Optional<Charset> found = charset(charset == null ? "UTF-8" : charset);
        if (mediaType.equalsIgnoreCase(CSV)) {
            return found.map(known -> new Csv(known, only(delimiter, ','), only(quote, '"')));
        }
        if (delimiter != null || quote != null) {
            throw new Malformed("not-csv", new Text("只有 CSV 有分隔符和引号", "Only CSV has a delimiter and a quote"));
        }
        Optional<Charset> utf8 = found.filter(StandardCharsets.UTF_8::equals);
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case JSON_LINES -> utf8.map(known -> new Json(true));
            case JSON -> utf8.map(known -> new Json(false));
            case XLSX -> Optional.of(new Xlsx());
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> charset(String stated) {
        return switch (stated.toUpperCase(Locale.ROOT)) {
            case "UTF-8" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030" -> Optional.of(Charset.forName("GB18030"));
            default -> Optional.empty();
        };
    }

    /** The one character that is stated; what is none of those taken is refused by the form. */
    private static char only(String stated, char otherwise) {
        if (stated == null) {
            return otherwise;
        }
        if (stated.equalsIgnoreCase("tab")) {
            return '\t';
        }
        return stated.length() == 1 ? stated.charAt(0) : 0;
    }
}
