package cn.etown.collection.part;

import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.RecordSchema;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ChunkTest {

    private static final RecordSchema SCHEMA = new RecordSchema(
            "lines", ZoneOffset.UTC, null, null, List.of(), List.of(), List.of(Field.of("kind", FieldType.STRING, 1)));

    private final RecordReader reader = new RecordFormat(SCHEMA)
            .under(List.of("kind"), new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 1)));

    @Test
    void weighsWhatIsToldOfRecordsThatAreRefused() {
        ReadRecord refused = reader.read(2, List.of(""));
        Chunk chunk = new Chunk(SCHEMA);

        chunk.add(refused.withoutCells());
        assertThat(chunk.failureWeight()).isZero();
        chunk.add(refused);

        int written = Failures.json(refused.failures()).getBytes(StandardCharsets.UTF_8).length;
        assertThat(chunk.failureWeight()).isBetween((long) written, 2L * written);
    }
}
