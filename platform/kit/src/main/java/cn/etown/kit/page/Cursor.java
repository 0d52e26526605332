package cn.etown.kit.page;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The opaque text that marks where a page ended: the key of its last item, unreadable on purpose. */
final class Cursor {

    private Cursor() {}

    static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static String keyOf(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String key = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // No key of ours has one, and the database takes no NUL.
            if (key.chars().anyMatch(Character::isISOControl)) {
                throw bad();
            }
            return key;
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw bad();
        }
    }

    static RuntimeException bad() {
        var detail = new Text("翻页标记无效，请从第一页重新读取", "The cursor is not one of ours; start again at the first page");
        return new Malformed("bad-cursor", detail).withErrors(List.of(new FieldError("cursor", detail)));
    }
}
