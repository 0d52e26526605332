package cn.etown.collection.catalogue;

import cn.etown.evidence.record.CodeListRule;
import cn.etown.evidence.record.ContractRules;
import cn.etown.evidence.record.ReferenceRule;
import cn.etown.evidence.record.RowRule;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Collection reads what governance tells, as governance's golden file has it. */
class ToldRulesTest {

    private static final Path GOLDEN = Path.of(
            "..", "governance-service", "src", "test", "resources", "golden", "contract-in-force-with-rules.json");

    private final Contracts contracts = new Contracts(null, new ObjectMapper().findAndRegisterModules());

    @Test
    void areReadAsTheyAreTold() throws IOException {
        String schema = new JsonArray(Files.readString(GOLDEN))
                .getJsonObject(0)
                .getJsonObject("data")
                .getJsonObject("schema")
                .encode();

        ContractRules rules = contracts.format(schema).schema().rules();

        assertThat(rules.rows()).extracting(RowRule::name).containsExactly("数量为正");
        assertThat(rules.batch()).hasSize(3);
        assertThat(rules.codeLists()).extracting(CodeListRule::field).containsExactly("channel");
        assertThat(rules.references()).extracting(ReferenceRule::of).containsExactly("id");
    }
}
