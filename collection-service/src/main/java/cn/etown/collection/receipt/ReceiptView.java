package cn.etown.collection.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a receipt. */
@Schema(name = "Receipt", description = "回执", examples = """
        {"receipt": "eyJhbGciOiJFZERTQSJ9.eyJ2ZXJkaWN0IjoiQUNDRVBURUQifQ.c2lnbmF0dXJl", "payload": {"verdict": "ACCEPTED"}}""")
public record ReceiptView(
        @Schema(description = "签名回执: the receipt in compact form (JWS), to be checked with a key of /keys")
        String receipt,

        @Schema(description = "回执内容: what the compact form says, to be read", implementation = Object.class)
        JsonNode payload) {}
