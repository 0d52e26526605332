package cn.etown.governance.contract.domain;

import cn.etown.kit.testing.RowRoomExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class RowRoomTest {

    @ParameterizedTest
    @MethodSource("cn.etown.kit.testing.RowRoomExample#all")
    void isCountedAsWhereTheRecordsAreKept(RowRoomExample example) {
        var fields = fields(example);

        assertThat(fields.stream().map(Field::type).mapToInt(RowRoom::of).sum()).isEqualTo(example.bytes());
        assertThat(RowRoom.objectionTo(fields).isEmpty()).isEqualTo(example.fits());
    }

    @Test
    void namesTheFirstFieldThatHasNone() {
        var objection = RowRoom.objectionTo(texts(340)).orElseThrow();

        assertThat(objection.pointer()).isEqualTo("/schema/0/properties/329");
        assertThat(objection.detail().en()).contains("340 fields", "8160 bytes", "has 7900");
    }

    @Test
    void isTakenByFieldsOfEarlierVersionsAndByNoFieldTwice() {
        assertThat(RowRoom.objectionTo(texts(329), Map.of("f0", FieldType.STRING)))
                .isEmpty();

        var objection = RowRoom.objectionTo(texts(329), Map.of("gone", FieldType.STRING));

        assertThat(objection.orElseThrow().pointer()).isEqualTo("/schema/0/properties/328");
    }

    private static List<Field> texts(int count) {
        return fields(new RowRoomExample(Map.of("STRING", count), 0, true));
    }

    private static List<Field> fields(RowRoomExample example) {
        var fields = new ArrayList<Field>();
        new TreeMap<>(example.fields()).forEach((type, count) -> {
            for (int i = 0; i < count; i++) {
                fields.add(field("f" + fields.size(), FieldType.valueOf(type)));
            }
        });
        return fields;
    }

    private static Field field(String name, FieldType type) {
        return new Field(
                name, name, type, false, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }
}
