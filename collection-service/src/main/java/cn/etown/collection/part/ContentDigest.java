package cn.etown.collection.part;

import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SHA-256 of a part's bytes as sent, which its sender declares in {@code Content-Digest} (RFC 9530). */
final class ContentDigest {

    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?=,|$)");

    private ContentDigest() {}

    /** Refuses content whose sender does not say what it is. */
    static void require(String header) {
        of(header);
    }

    /** The digest that {@code header} declares, as {@code sha-256:…}; other algorithms beside it are left alone. */
    static String of(String header) {
        Matcher found = SHA_256.matcher(header == null ? "" : header);
        if (!found.find()) {
            throw new Malformed(
                            "content-digest-required",
                            new Text(
                                    "须在 Content-Digest 头中给出内容的 sha-256 摘要（RFC 9530）",
                                    "The header Content-Digest must give the sha-256 of the content (RFC 9530)"))
                    .withClause("R4.3b");
        }
        return Digests.text(Base64.getDecoder().decode(found.group(1)));
    }

    /** That what came is not what was declared. */
    static Malformed mismatch() {
        Malformed refusal = new Malformed(
                "content-digest-mismatch",
                new Text("收到的内容与 Content-Digest 声明的摘要不符", "What came is not what Content-Digest declares"));
        refusal.withClause("R4.3b");
        return refusal;
    }
}
