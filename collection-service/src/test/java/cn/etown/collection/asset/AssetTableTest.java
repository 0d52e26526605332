package cn.etown.collection.asset;

import cn.etown.evidence.record.FieldType;
import cn.etown.kit.testing.RowRoomExample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class AssetTableTest {

    /** The same examples as in governance, which refuses a contract that would not fit. */
    @ParameterizedTest
    @MethodSource("cn.etown.kit.testing.RowRoomExample#all")
    void countsTheRoomOfARowAsGovernanceDoes(RowRoomExample example) {
        int bytes = example.fields().entrySet().stream()
                .mapToInt(type ->
                        type.getValue() * AssetTable.room(AssetTable.fullType(FieldType.valueOf(type.getKey()))))
                .sum();

        assertThat(bytes).isEqualTo(example.bytes());
        assertThat(bytes <= AssetTable.ROOM).isEqualTo(example.fits());
    }
}
