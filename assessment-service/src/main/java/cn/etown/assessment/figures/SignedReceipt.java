package cn.etown.assessment.figures;

import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.nio.charset.StandardCharsets;

/**
 * The receipt of a batch, as collection answers it.
 *
 * @param receipt the compact form (JWS)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SignedReceipt(String receipt) {

    String digest() {
        return Digests.text(Digests.sha256(receipt.getBytes(StandardCharsets.US_ASCII)));
    }
}
