package cn.etown.collection.receipt;

import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Correction.Explanation;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Difference;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.evidence.record.Decimals;
import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The members of a receipt. Landed: they grow by a new version only. */
final class ReceiptPayload {

    private static final int VERSION = 1;
    /** Of corrections, which have a member more. */
    private static final int VERSION_OF_CORRECTIONS = 2;

    private ReceiptPayload() {}

    /**
     * @param center the code of the center that signs
     * @param test whether the times were not taken from a real clock
     */
    static ObjectNode of(Receipt receipt, String center, boolean test) {
        ObjectNode payload = object();
        payload.put("receiptVersion", receipt.correction() == null ? VERSION : VERSION_OF_CORRECTIONS);
        payload.put("center", center);
        payload.put("unit", receipt.unit());
        payload.put("interface", receipt.interfaceCode());
        payload.put("dataset", receipt.dataset());
        payload.put("contractVersion", receipt.contractVersion());
        payload.put("documentVersion", receipt.documentVersion());
        payload.put("contractDigest", receipt.contractDigest());
        payload.put("batch", receipt.batch().toString());
        payload.put("kind", receipt.kind().name());
        payload.putObject("period")
                .put("from", receipt.period().from().toString())
                .put("to", receipt.period().to().toString());
        payload.set("manifest", manifest(receipt.manifest()));
        if (receipt.correction() != null) {
            payload.set("correction", correction(receipt.correction(), receipt.corrected()));
        }
        payload.set("counted", counted(receipt.counted()));
        payload.put("rejectedShareLimit", Decimals.text(receipt.rejectedShareLimit()));
        payload.put("verdict", receipt.verdict().state().name());
        receipt.verdict().refusal().ifPresent(reason -> payload.put("refusal", reason.code()));
        var differences = payload.putArray("differences");
        receipt.verdict().differences().forEach(difference -> differences.add(difference(difference)));
        payload.put("openedAt", time(receipt.openedAt()));
        payload.put("sealedAt", time(receipt.sealedAt()));
        payload.put("judgedAt", time(receipt.judgedAt()));
        payload.put("sealedBy", receipt.sealedBy());
        payload.put("ledgerPosition", receipt.ledgerPosition());
        if (test) {
            payload.put("test", true);
        }
        return payload;
    }

    private static ObjectNode manifest(Manifest manifest) {
        ObjectNode declared = object();
        declared.put("records", manifest.records());
        declared.set("totals", totals(manifest.totals()));
        if (manifest.recordSetDigest() != null) {
            declared.put("recordSetDigest", manifest.recordSetDigest());
        }
        String digest = Digests.text(Digests.sha256(CanonicalJson.bytes(declared)));
        return declared.put("digest", digest);
    }

    private static ObjectNode correction(Correction stated, Corrected found) {
        ObjectNode correction = object();
        correction.put("reason", stated.reason());
        if (stated.explanation() != null) {
            correction.set("explanation", explanation(stated.explanation()));
        }
        correction.put("upserts", found.upserts());
        correction.put("withdrawals", found.withdrawals());
        correction.put("superseded", found.superseded());
        correction.set("totalsBefore", totals(found.totalsBefore()));
        correction.set("totalsAfter", totals(found.totalsAfter()));
        return correction.put("totalChangeLimit", Decimals.text(found.totalChangeLimit()));
    }

    private static ObjectNode explanation(Explanation stated) {
        ObjectNode explanation = object().put("text", stated.text());
        if (stated.link() != null) {
            explanation.put("link", stated.link());
        }
        if (stated.digest() != null) {
            explanation.put("digest", stated.digest());
        }
        return explanation;
    }

    private static ObjectNode counted(Counted counted) {
        ObjectNode found = object();
        found.put("received", counted.received());
        found.put("conforming", counted.conforming());
        found.put("accepted", counted.accepted());
        found.put("quarantined", counted.quarantined());
        found.set("totals", totals(counted.totals()));
        found.set("acceptedTotals", totals(counted.acceptedTotals()));
        found.put("recordSetDigest", counted.recordSetDigest());
        return found.put("acceptedDigest", counted.acceptedDigest());
    }

    private static ObjectNode difference(Difference difference) {
        return object().put("name", difference.name())
                .put("declared", difference.declared())
                .put("found", difference.found());
    }

    private static ObjectNode totals(Map<String, BigDecimal> totals) {
        ObjectNode texts = object();
        Decimals.texts(totals).forEach(texts::put);
        return texts;
    }

    /** PostgreSQL holds times to the microsecond; a receipt says the same. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
