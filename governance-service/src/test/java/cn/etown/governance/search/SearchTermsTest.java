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
                "㐂〇々       | '㐂〇' & '〇々'", // extension A, and what stands like an ideograph
                "𠮷         | '𠮷'", // extension B: one character, two of Java's
                "𠮷野家𪚥     | '𠮷野' & '野家' & '家𪚥'",
                "豈﨎        | '豈﨎'", // compatibility: one has another form, one has not
                "ﾃﾞｰﾀ表      | 'デー' & 'ータ' & 'タ表'",
                "の          | 'の'",
                "阿・波       | '阿' & '波'", // a dot between names
            })
    void asksForWordsByTheirBeginningAndForChineseByPairs(String text, String query) {
        assertThat(SearchTerms.query(text)).isEqualTo(query);
    }
}
