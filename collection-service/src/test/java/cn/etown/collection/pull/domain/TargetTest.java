package cn.etown.collection.pull.domain;

import cn.etown.evidence.record.Period;
import cn.etown.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetTest {

    private static final Period MARCH = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

    @Test
    void isFilledWithThePeriod() {
        var target = Target.Http.of("https://ERP.example.cn/{from}/x?to={to}");

        assertThat(target.host()).isEqualTo("erp.example.cn");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.place(MARCH)).isEqualTo("https://ERP.example.cn/2026-03-01/x?to=2026-03-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/there", "https://erp.example.cn/there", "https://erp.example.cn:443/there", "there"})
    void isRedirectedOnItsHost(String location) {
        var target = Target.Http.of("https://erp.example.cn/here");

        assertThat(target.redirected("https://erp.example.cn/here", location))
                .contains("erp.example.cn")
                .endsWith("/there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example.cn/there",
                "https://erp.example.cn:8443/there",
                "https://erp.example.cn@evil.example/there",
                "//evil.example/there",
                "https://127.0.0.1/",
                "javascript:x",
                "https://erp.example.cn.evil.example/"
            })
    void isRedirectedNowhereElse(String location) {
        var target = Target.Http.of("https://erp.example.cn/here");

        assertThatThrownBy(() -> target.redirected("https://erp.example.cn/here", location))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("redirect-refused"));
    }
}
