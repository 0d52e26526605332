package cn.etown.collection.submission;

import cn.etown.collection.batch.OpenBatchRequest;
import cn.etown.collection.part.Arriving;
import cn.etown.collection.part.SentAs;

import java.io.InputStream;
import java.util.Optional;

/**
 * What one call carries.
 *
 * @param key by which the sender repeats it
 * @param manifestHash of the manifest as it was sent
 * @param request that brings it
 * @param content the bytes of the file, as they come
 */
record Submission(
        Optional<String> key,
        OpenBatchRequest manifest,
        byte[] manifestHash,
        SentAs sent,
        Arriving request,
        InputStream content) {}
