package cn.etown.governance.coverage;

import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.annotation.JsonValue;

/** A listing as it came over the wire, not looked at yet. */
record SentListing(byte[] bytes, ListingFormat format) {

    /** SHA-256 of the bytes; stands for the listing wherever a request is compared with another. */
    @JsonValue
    String digest() {
        return Digests.text(Digests.sha256(bytes));
    }
}
