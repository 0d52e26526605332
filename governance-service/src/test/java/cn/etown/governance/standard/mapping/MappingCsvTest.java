package cn.etown.governance.standard.mapping;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Refusal;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MappingCsvTest {

    @Test
    void readsATableWithHeadingsInEitherLanguageAndInAnyOrder() {
        var english = read("name,code,standardCode\n翅果油,SP-1,GRAIN_OIL\n,SP-2,\n");
        var chinese = read("\uFEFF本单位代码,名称,标准代码\r\nSP-1,翅果油,GRAIN_OIL\r\nSP-2,,\r\n");

        assertThat(english.entries())
                .containsExactly(new MappedCode("SP-1", "翅果油", "GRAIN_OIL"), new MappedCode("SP-2", null, null));
        assertThat(chinese).isEqualTo(english);
    }

    @Test
    void namesEveryLineThatIsWrong() {
        var refused = refused("code,name,standardCode\n,a,\nSP-1,\u0007,\nSP-2,ok,x\n" + "y".repeat(101) + ",,\n");

        assertThat(refused.code()).isEqualTo("mapping-table");
        assertThat(refused.errors()).extracting(FieldError::pointer).containsExactly("/2/code", "/3/name", "/5/code");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThat(refused("code,本单位代码\n1,2\n").code()).isEqualTo("mapping-heading");
        assertThat(refused("code,standardcode\n1,2\n").code()).isEqualTo("mapping-heading");
        assertThat(refused("name\n1\n").code()).isEqualTo("mapping-heading");
        assertThat(refused("codes\n").code()).isEqualTo("mapping-heading");
        assertThat(refused("").code()).isEqualTo("malformed-csv");
        assertThat(refused("code,name\n1,2,3\n").code()).isEqualTo("malformed-csv");
        assertThat(refused("code,name\n1\n").code()).isEqualTo("malformed-csv");
        assertThat(refused("code,name\n\"1,2\n").code()).isEqualTo("malformed-csv");
        var gbk = "本单位代码,标准代码\n".getBytes(Charset.forName("GBK"));
        assertThat(catchThrowableOfType(Refusal.class, () -> MappingCsv.read(gbk))
                        .code())
                .isEqualTo("malformed-utf-8");
    }

    @Test
    void refusesATableWithTooManyLines() {
        var table = new StringBuilder("code\n");
        for (int i = 0; i <= ChangeMappingRequest.MOST; i++) {
            table.append("SP-").append(i).append('\n');
        }

        assertThat(refused(table.toString()).code()).isEqualTo("too-many-entries");
    }

    private static ChangeMappingRequest read(String table) {
        return MappingCsv.read(table.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refused(String table) {
        return catchThrowableOfType(Refusal.class, () -> read(table));
    }
}
