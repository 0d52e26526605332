package cn.etown.collection.batch.domain;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class EmptyPhrasesTest {

    private final EmptyPhrases phrases = new EmptyPhrases(List.of("情况属实", "属实", "已核实", "As above"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "情况属实",
                "情况 属实！已核实，属实",
                "已核实、已核实、已核实、已核实",
                "情况属实，是的",
                "AS ABOVE, as above.",
                "哈哈哈哈哈哈哈哈哈哈哈哈",
                "……！！！———···"
            })
    void nothingIsSaidByThemAlone(String text) {
        assertThat(phrases.isEmpty(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"两笔订单的单价录入有误", "已核实：两笔退货漏录", "Two returns were left out, as above", "A-17、A-18 重复"})
    void somethingIsSaidBesideThem(String text) {
        assertThat(phrases.isEmpty(text)).isFalse();
    }
}
