package cn.etown.governance.contract;

import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.annotation.JsonValue;

/** A contract document as it came over the wire, not looked at yet. */
public record SentDocument(byte[] bytes, DocumentFormat format) {

    /** SHA-256 of the bytes; stands for the document wherever a request is compared with another. */
    @JsonValue
    String digest() {
        return Digests.text(Digests.sha256(bytes));
    }
}
