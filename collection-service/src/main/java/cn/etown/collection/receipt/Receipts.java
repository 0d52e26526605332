package cn.etown.collection.receipt;

import cn.etown.collection.batch.Batches;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.signing.SigningKey;
import cn.etown.collection.signing.SigningKeys;
import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.SystemClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/** Signs receipts and hands them out. */
@ApplicationScoped
public class Receipts {

    private static final String TYPE = "etown-receipt+jws";

    private final SigningKeys keys;
    private final Batches batches;
    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;
    private final String center;

    Receipts(
            SigningKeys keys,
            Batches batches,
            Pool pool,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "etown.center.code") String center) {
        this.keys = keys;
        this.batches = batches;
        this.pool = pool;
        this.json = json;
        this.clock = clock;
        this.center = center;
    }

    /** The receipt in compact form: JWS with EdDSA over Ed25519 (RFC 7515, RFC 8037). Its payload is canonical JSON. */
    public String sign(Receipt receipt) {
        SigningKey key = keys.current();
        String header = CanonicalJson.text(JsonNodeFactory.instance
                .objectNode()
                .put("alg", "EdDSA")
                .put("kid", key.id())
                .put("typ", TYPE));
        JsonNode payload = ReceiptPayload.of(receipt, center, !(clock instanceof SystemClock));
        String signed = SigningKey.base64(header) + "." + SigningKey.base64(CanonicalJson.bytes(payload));
        return signed + "." + SigningKey.base64(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The digest a receipt is referred to by, {@code sha-256:…} of its compact form. */
    public static String digest(String compact) {
        return Digests.text(Digests.sha256(compact.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Keeps the receipt of a batch, exactly as signed. */
    public void keep(BulkTransaction tx, UUID batch, String compact) {
        tx.run("insert into receipt (batch, digest, compact) values ($1, $2, $3)", batch, digest(compact), compact);
    }

    /** The receipt of a batch that was judged. */
    public Uni<ReceiptView> require(UUID batch) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery("select compact from receipt where batch = $1")
                        .execute(Tuple.of(batch)))
                .map(rows -> view(batch, rows));
    }

    private ReceiptView view(UUID batch, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new NotFound(new Text("批次的回执", "receipt of the batch"), batch);
        }
        String compact = rows.iterator().next().getString("compact");
        byte[] payload = Base64.getUrlDecoder().decode(compact.split("\\.")[1]);
        try {
            return new ReceiptView(compact, json.readTree(new String(payload, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The receipt of " + batch + " is broken", e);
        }
    }
}
