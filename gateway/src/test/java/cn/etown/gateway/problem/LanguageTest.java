package cn.etown.gateway.problem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | CHINESE",
                "'' | CHINESE",
                "zh-CN | CHINESE",
                "zh-TW,zh;q=0.9 | CHINESE",
                "en | ENGLISH",
                "en-GB,en;q=0.9 | ENGLISH",
                "en;q=0.5,zh;q=0.8 | CHINESE",
                "fr,en;q=0.3 | ENGLISH",
                "fr | CHINESE",
                "*;;q | CHINESE"
            })
    void isWhatTheCallerPrefersOfTheTwo(String acceptLanguage, Language expected) {
        assertThat(Language.preferredBy(acceptLanguage)).isEqualTo(expected);
    }
}
