package cn.etown.gateway.access;

import cn.etown.gateway.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs/",
                "/api/governance/v1/units/91141029MA0DEM1AXT",
                "/api/collection/v1/assets/%E9%94%80%E5%94%AE/records",
                "/api/collection/v1/a..b/.c/d.",
                "/api/collection/v1/a%20b:c@d,e=f",
                "/api/collection/v1/a%40%5b%5D%60%7b%7c%7D%3a%2B%3f%23"
            })
    void takesAPathThatReadsOnlyOneWay(String path) {
        assertThat(RequestPath.requirePlain(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/governance",
                "//api/governance",
                "/api//governance",
                "/api/collection/../governance",
                "/api/collection/..",
                "/api/./collection",
                "/api/collection/%2e%2e/governance",
                "/api/collection/.%2E/governance",
                "/api/collection%2fv1",
                "/api/collection%5Cv1",
                "/api/collection/v1/keys;x=1",
                "/api/collection/v1/keys%3bx=1",
                "/api/collection/v1/keys%00",
                "/api/collection/v1/keys%0d%0a",
                "/api/collection/%252e%252e/governance",
                "/q/%6detrics",
                "/q/%4Detrics",
                "/%71/metrics",
                "/api/collection/v%31/keys",
                "/api/collection/v1/a%2db",
                "/api/collection/v1/a%5fb",
                "/api/collection/v1/a%7Eb",
                "/api/collection/v1/a%5ab",
                "/api/collection/%zz",
                "/api/collection/%e",
                "/api\\collection",
                "/api/销售"
            })
    void refusesAPathThatCouldBeReadInTwoWays(String path) {
        assertThatThrownBy(() -> RequestPath.requirePlain(path)).isInstanceOf(Refused.class);
    }

    @Test
    void readsTheLongestPathTheServerTakes() {
        String path = "/a%20b.".repeat(600);

        assertThat(RequestPath.requirePlain(path)).isEqualTo(path);
    }
}
