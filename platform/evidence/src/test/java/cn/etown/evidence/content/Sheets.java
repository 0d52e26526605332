package cn.etown.evidence.content;

import cn.etown.evidence.record.RecordFixtures;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Spreadsheets, written by code of others, and what can be wrong with them. */
final class Sheets {

    private Sheets() {}

    /** A workbook with one sheet, filled by {@code fill}. */
    static byte[] of(Consumer<Worksheet> fill) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            fill.accept(book.newWorksheet("数据"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static void heading(Worksheet sheet) {
        for (int column = 0; column < RecordFixtures.HEADING.size(); column++) {
            sheet.value(0, column, RecordFixtures.HEADING.get(column));
        }
    }

    /** {@code book} with one file of it put in or replaced. */
    static byte[] with(byte[] book, String name, byte[] content) {
        Map<String, byte[]> files = files(book);
        files.put(name, content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] with(byte[] book, String name, String content) {
        return with(book, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static String file(byte[] book, String name) {
        return new String(files(book).get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(byte[] book) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            Path aside = Files.write(Files.createTempFile("sheets", ".zip"), book);
            try (ZipFile zip = new ZipFile(aside.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            Files.delete(aside);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return files;
    }
}
