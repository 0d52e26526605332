package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What holds whatever happened to the batches of one interface: no receipt without its rows, no visible row without its receipt,
 * totals exact against what was sent, and one ledger that only grew since this was made. Asked of the API, of the offline
 * verifier, and of the database itself.
 */
final class Invariants {

    private static final String COLLECTION = "/api/collection/v1";

    /** Batches whose state, receipt and entry in the ledger do not go together. */
    private static final String AT_ODDS = """
            select count(*) from batch b
                left join receipt r on r.batch = b.id left join ledger_entry e on e.batch = b.id
            where (b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS', 'REFUSED')) <> (r.batch is not null)
                or (r.batch is null) <> (e.batch is null) or b.ledger_position is distinct from e.position""";

    /** By how much the entries of the ledger differ from the places that were given. */
    private static final String GAPS = """
            select abs(position - (select count(*) from ledger_entry))
                + abs(position - (select coalesce(max(position), 0) from ledger_entry)) from ledger_head""";

    /** Answered batches of an interface of which not every record that was counted is there, once. */
    private static final String SHORT = """
            select count(*) from batch b where b.interface = '%s' and b.ledger_position is not null and b.received <>
                (select count(distinct (_part, _line)) from %s where _batch = b.number)
                + (select count(distinct (part, line)) from quarantine where batch = b.number)
                + (select count(*) from withdrawal where batch = b.number)""";

    private final LocalSystem system;
    private final Provider provider;
    private final Api anybody;
    private final String interfaceCode;
    private final String asset;
    private final OfflineVerifier verifier;
    private final JsonNode earlier;

    /** @param folder for what the offline verifier reads */
    Invariants(County county, LocalSystem system, Provider provider, String interfaceCode, Path folder) {
        this.system = system;
        this.provider = provider;
        this.interfaceCode = interfaceCode;
        asset = "asset." + interfaceCode.replace('-', '_');
        anybody = county.nobody();
        verifier = new OfflineVerifier(folder);
        verifier.keep("ledger-keys", anybody.get(COLLECTION + "/ledger/keys"));
        verifier.keep("keys", anybody.get(COLLECTION + "/keys"));
        earlier = newest();
    }

    /** The table of the interface's rows. */
    String asset() {
        return asset;
    }

    /** The newest checkpoint that is published. */
    JsonNode newest() {
        return anybody.get(COLLECTION + "/ledger/checkpoints?limit=1")
                .expect(200)
                .at("/items/0");
    }

    /** A batch that was judged has a receipt, all of its rows, exact totals and its place in the ledger. */
    void assertAnswered(String batch, Retail.Expected sent) {
        JsonNode view = view(batch);
        JsonNode counted = view.path("counted");
        assertThat(view.path("state").asText()).as(view.toString()).startsWith("ACCEPTED");
        assertThat(counted.path("received").asLong()).isEqualTo(sent.received());
        assertThat(counted.path("accepted").asLong()).isEqualTo(sent.accepted());
        assertThat(new BigDecimal(counted.at("/totals/amount").asText())).isEqualByComparingTo(sent.sentAmount());
        assertThat(counted.at("/totals/quantity").asLong()).isEqualTo(sent.sentQuantity());
        assertThat(new BigDecimal(counted.at("/acceptedTotals/amount").asText()))
                .isEqualByComparingTo(sent.amount());
        assertThat(new Receipts(anybody)
                        .verify(receipt(batch).expect(200).path("receipt").asText())
                        .path("counted"))
                .isEqualTo(counted);
        assertThat(decimal("select count(*) from %s join batch on number = _batch where id = '%s'"
                        .formatted(asset, batch)))
                .isEqualByComparingTo(BigDecimal.valueOf(sent.accepted()));
        assertThat(decimal(
                        "select coalesce(sum(quantity * unit_price), 0) from %s join batch on number = _batch where id = '%s'"
                                .formatted(asset, batch)))
                .isEqualByComparingTo(sent.amount());
        assertInLedger(batch);
        assertHolds(batch);
    }

    /** A batch that is not judged has none of that: nobody was promised anything, and nothing of it is visible. */
    void assertUnanswered(String batch) {
        assertThat(view(batch).path("state").asText()).isIn("OPEN", "VALIDATING");
        assertThat(receipt(batch).status()).isEqualTo(404);
        assertThat(inclusion(batch).status()).isEqualTo(404);
        assertThat(decimal("""
                        select (select count(*) from ledger_entry e where e.batch = b.id)
                            + (select count(*) from rollup r where r.batch = b.id)
                            + (select count(*) from supersession s where s.by_batch = b.number)
                        from batch b where id = '%s'""".formatted(batch))).isZero();
    }

    /** Of all batches: whoever has a receipt has its rows, and nobody else; one ledger, of which all that was published is left. */
    void assertOneLedger() {
        assertThat(decimal(AT_ODDS)).isZero();
        assertThat(decimal(GAPS)).isZero();
        assertThat(decimal(SHORT.formatted(interfaceCode, asset))).isZero();
        assertBegins(earlier.path("note").asText(), earlier.path("size").asLong());
    }

    /** A checkpoint, published or only signed, is a beginning of the newest. */
    void assertBegins(String note, long size) {
        JsonNode newest = await().atMost(County.PATIENCE)
                .until(this::newest, found -> found.path("size").asLong() >= size);
        verifier.keep("earlier", note);
        verifier.keep("later", newest.path("note").asText());
        verifier.keep(
                "growth", anybody.get(COLLECTION + "/ledger/consistency?from=" + size + "&to=" + newest.path("size")));
        assertThat(verifier.verify("growth", "earlier", "later", "ledger-keys", "proof=growth"))
                .contains("The ledger only grew");
    }

    /** The receipt stands in what is published of the ledger, or will in a moment. */
    void assertInLedger(String batch) {
        await().atMost(County.PATIENCE).until(() -> inclusion(batch).status(), status -> status == 200);
        verifier.keep("receipt", receipt(batch));
        verifier.keep("proof", inclusion(batch));
        assertThat(verifier.verify("receipt", "receipt", "keys", "proof", "ledger-keys"))
                .contains("The signature is genuine", "It stands in the ledger");
    }

    /** The center computes every digest anew from the rows, and finds what the receipt says. */
    private void assertHolds(String batch) {
        String check = provider.signer()
                .post(COLLECTION + "/batches/" + batch + "/verifications", "{}")
                .expect(202)
                .path("id")
                .asText();
        JsonNode done = await().atMost(County.PATIENCE)
                .until(
                        () -> provider.signer()
                                .get(COLLECTION + "/verifications/" + check)
                                .expect(200),
                        view -> !view.path("state").asText().equals("WAITING"));
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("HOLDS");
    }

    JsonNode view(String batch) {
        return provider.signer().get(COLLECTION + "/batches/" + batch).expect(200);
    }

    Api.Answer receipt(String batch) {
        return provider.signer().get(COLLECTION + "/batches/" + batch + "/receipt");
    }

    Api.Answer inclusion(String batch) {
        return provider.signer().get(COLLECTION + "/batches/" + batch + "/inclusion");
    }

    long number(String query) {
        return decimal(query).longValueExact();
    }

    private BigDecimal decimal(String query) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getBigDecimal(1);
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    private Connection connect() throws SQLException {
        var access = system.database("collection");
        return DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
    }
}
