package cn.etown.governance.access.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PurposeTest {

    @ParameterizedTest
    @ValueSource(strings = {"测算本县农产品网络零售额", "工作需要：测算乡镇销售额", "Weekly report on farm produce sold online"})
    void saysWhatTheDataAreFor(String text) {
        assertThat(new Purpose(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"工作需要", "情况属实，已核实。", "工作需要，数据分析！", "……", "啊啊啊啊啊啊啊啊啊啊", "数据分析用", "Data analysis", "1111111111"})
    void isRefusedWhereItFitsEverything(String text) {
        assertThatThrownBy(() -> new Purpose(text)).isInstanceOfSatisfying(RuleRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo("empty-purpose");
            assertThat(refused.errors().get(0).pointer()).isEqualTo("/terms/purpose");
        });
    }
}
