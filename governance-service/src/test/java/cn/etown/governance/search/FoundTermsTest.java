package cn.etown.governance.search;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions and terms are made in two places: what the service asks must be what the database keeps. */
class FoundTermsTest {

    private static final String UNIT = "91141029MA0DEM1AXT";

    /** Of every sort of character that is found, and of those that are not. */
    private static final int[] CHARACTERS =
            "aZ09Ａ㐂㑖䶵中文一鿿〇々〆のンゟヿｶァㇰ豈﨎龎𠀀𠮷𪛖𫜴丽𰀀·・-'&（。é".codePoints().toArray();

    private static EarlierDatabase database;

    /** A unit whose name was kept before, and by the terms of before is not found. */
    @BeforeAll
    static void bring() throws IOException, SQLException {
        database = EarlierDatabase.at("25.2");
        database.execute("insert into unit (code, name, registered_at, revision) values ('" + UNIT
                + "', '𠮷㐂〇のデータ﨎', now(), 0)");
        assertThat(found("𠮷")).isEmpty();
        database.migrateTo("28");
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    @Test
    void ofNamesKeptBeforeAreMadeAnew() throws SQLException {
        for (String asked : List.of("𠮷", "𠮷㐂", "㐂〇", "〇", "の", "ﾃﾞｰﾀ", "﨎", "のデータ﨎", UNIT.substring(0, 9))) {
            assertThat(found(asked)).as(asked).containsExactly(UNIT);
        }
        for (String asked : List.of("𠮸", "〇㐂", "タデ", "吉")) {
            assertThat(found(asked)).as(asked).isEmpty();
        }
    }

    @Test
    void findTheLibraryAsEverythingElse() throws SQLException {
        assertThat(database.rows("select code from data_element_version where terms @@ cast('"
                        + sql(SearchTerms.query("ａｍｏｕｎｔ")) + "' as tsquery) and code = 'saleAmount'"))
                .containsExactly("saleAmount");
    }

    /** A text is found by itself, and by each beginning of it. */
    @Test
    void areThoseThatAreAskedFor() throws SQLException {
        var random = new Random(28);
        var asked = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            String text = text(random, 1 + random.nextInt(8));
            int end = text.offsetByCodePoints(0, 1 + random.nextInt(text.codePointCount(0, text.length())));
            asked.add("('" + sql(text) + "', '" + sql(SearchTerms.query(text.substring(0, end))) + "')");
        }

        assertThat(
                        database.rows(
                                "select text || ' / ' || query from (values " + String.join(", ", asked)
                                        + ") as asked (text, query) where query <> '' and not search_terms(text) @@ cast(query as tsquery)"))
                .isEmpty();
        assertThat(asked.stream().filter(pair -> !pair.endsWith(", '')"))).hasSizeGreaterThan(300);
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, CHARACTERS.length)
                .mapToObj(place -> Character.toString(CHARACTERS[place]))
                .collect(Collectors.joining());
    }

    private static List<String> found(String asked) throws SQLException {
        return database.rows(
                "select code from unit where terms @@ cast('" + sql(SearchTerms.query(asked)) + "' as tsquery)");
    }

    private static String sql(String text) {
        return text.replace("'", "''");
    }
}
