package cn.etown.governance.contract;

import java.nio.charset.StandardCharsets;

/** A contract document as text. */
record WrittenDocument(String text, DocumentFormat format) {

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
