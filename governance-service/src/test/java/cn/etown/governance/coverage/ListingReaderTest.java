package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemName;
import cn.etown.governance.coverage.domain.ListedItem;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ListingReaderTest {

    private final ListingReader reader = new ListingReader();

    @Test
    void readsCsvInWhateverOrderItsHeadingSays() {
        var read = csv("\uFEFFfield,table,title\r\namount,orders,金额\r\n\"order no\",orders,\"单号,含前缀\"\r\n");

        assertThat(read.items())
                .containsExactly(
                        new ListedItem(new ItemName("orders", "amount"), "金额", ""),
                        new ListedItem(new ItemName("orders", "order no"), "单号,含前缀", ""));
    }

    @Test
    void readsJson() {
        var read = json("{\"items\": [{\"table\": \"orders\", \"field\": \"amount\", \"type\": \"numeric\"}]}");

        assertThat(read.items()).containsExactly(new ListedItem(new ItemName("orders", "amount"), "", "numeric"));
    }

    @Test
    void readsNamesThatLookAlikeAsOne() {
        var composed = csv("table,field\norders,caf\u00e9\n");
        var decomposed = csv("table,field\norders,cafe\u0301\n");

        assertThat(composed.items()).isEqualTo(decomposed.items());
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var sent = new SentListing("table,field\n订单,金额\n".getBytes(Charset.forName("GBK")), ListingFormat.CSV);

        assertThat(refusal(sent).code()).isEqualTo("malformed-utf-8");
    }

    @Test
    void refusesAnythingButTheStatedForm() {
        for (var content : List.of(
                "", "table,field\norders\n", "table,field\norders,amount,more\n", "table,field\norders,\"amount\n")) {
            assertThat(refusal(sent(content)).code()).as(content).isEqualTo("malformed-csv");
        }
        for (var content : List.of(
                "table,field\n",
                "table,column\norders,amount\n",
                "table,field,field\norders,amount,amount\n",
                "table,field\norders,am\0ount\n")) {
            assertThat(refusal(new SentListing(content.getBytes(StandardCharsets.UTF_8), ListingFormat.CSV))
                            .code())
                    .as(content)
                    .isEqualTo("malformed-listing");
        }
        for (var content : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"items\": []}",
                "{\"items\": [{\"table\": \"a\", \"field\": \"b\", \"owner\": \"c\"}]}",
                "{\"items\": [{\"table\": \"a\", \"table\": \"b\", \"field\": \"c\"}]}",
                "{\"items\": [{\"table\": \"a\", \"field\": \"b\"}]} more",
                "[".repeat(5000))) {
            assertThat(refusal(new SentListing(content.getBytes(StandardCharsets.UTF_8), ListingFormat.JSON))
                            .code())
                    .as(content)
                    .isEqualTo("malformed-listing");
        }
    }

    @Test
    void namesTheLineAndTheCellThatAreWrong() {
        var refusal = refusal(sent("table,field,title\norders,amount,\n,amount,\norders,amount,again\norders,b,"
                + "x".repeat(201) + "\norders," + "y".repeat(129) + ",\n"));

        assertThat(refusal.code()).isEqualTo("invalid-listing");
        assertThat(refusal.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/3/table", "/4", "/5/title", "/6/field");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        var refusal = refusal(sent("table,field,title\n\norders,amount,\"a\nb\"\n\n,price,\n"));

        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/3/title", "/6/table");
    }

    @Test
    void namesThePlaceInJson() {
        var content =
                "{\"items\": [{\"table\": \"a\", \"field\": \"b\"}, null, {\"table\": \"a\", \"field\": \"\\ud800\"}]}";

        var refusal = refusal(new SentListing(content.getBytes(StandardCharsets.UTF_8), ListingFormat.JSON));

        assertThat(refusal.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/items/1/table", "/items/2/field");
    }

    @Test
    void tellsTheFirstFindingsAndStops() {
        var refusal = refusal(sent("table,field\n" + ",a\n".repeat(1000)));

        assertThat(refusal.errors()).hasSize(ListingReader.MOST_FINDINGS);
    }

    @Test
    void takesTheMostItemsAndNotOneMore() {
        assertThat(csv(lines(ListingReader.MOST_ITEMS)).items()).hasSize(ListingReader.MOST_ITEMS);
        assertThat(refusal(sent(lines(ListingReader.MOST_ITEMS + 1))).code()).isEqualTo("malformed-listing");
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "t,f" + i)
                .collect(Collectors.joining("\n", "table,field\n", "\n"));
    }

    private static SentListing sent(String csv) {
        return new SentListing(csv.getBytes(StandardCharsets.UTF_8), ListingFormat.CSV);
    }

    private ReadListing csv(String content) {
        return reader.read(sent(content));
    }

    private ReadListing json(String content) {
        return reader.read(new SentListing(content.getBytes(StandardCharsets.UTF_8), ListingFormat.JSON));
    }

    private Malformed refusal(SentListing sent) {
        return catchThrowableOfType(Malformed.class, () -> reader.read(sent));
    }
}
