package cn.etown.kit.idempotency;

import java.lang.reflect.Type;

/**
 * A creating request that came with an Idempotency-Key.
 *
 * @param caller who sent it; a key is theirs alone
 * @param hash of operation, path and body
 * @param bodyType of the answer
 */
record KeyedRequest(String caller, String key, byte[] hash, Type bodyType) {}
