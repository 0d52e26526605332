package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Progress;
import cn.etown.local.Service;
import cn.etown.local.demo.Demo;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The small demonstration that {@code platform/local/start --demo} loads. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationTest {

    private final County county;
    private final LocalSystem system;

    DemonstrationTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
    }

    @Test
    void bringsInTenDaysWithItsPlantedFaultsOnceHoweverOftenItIsLoaded() {
        load();
        List<JsonNode> first = batches();
        load();

        assertThat(batches()).isEqualTo(first);
        assertThat(first)
                .extracting(batch -> batch.path("state").asText())
                .contains("ACCEPTED", "ACCEPTED_WITH_REJECTS", "REFUSED");
        // Two units, ten days each, one day of one unit missing on purpose.
        assertThat(first).hasSize(19);
    }

    private void load() {
        new Demo(system.url(Service.GATEWAY), system.tokens(), Progress.SILENT).load();
    }

    private List<JsonNode> batches() {
        return county.person("operator").all("/api/collection/v1/batches?limit=200").stream()
                .filter(batch -> batch.path("interface").asText().startsWith("demo-"))
                .toList();
    }
}
