package cn.etown.governance.search;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Sale Am   | 'sale':* & 'am':*",
                "乡         | '乡'",
                "乡宁县      | '乡宁' & '宁县'",
                "乡宁 141029 | '乡宁' & '141029':*",
                "L'x&(!)   | 'l':* & 'x':*",
                "ＡＰＩ接口    | 'api':* & '接口'",
                "'--'      | \"\"",
            })
    void asksForWordsByTheirBeginningAndForChineseByPairs(String text, String query) {
        assertThat(SearchTerms.query(text)).isEqualTo(query);
    }
}
