package cn.etown.collection.part;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.problem.HttpRefusal;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a request says of the content it carries. */
public class ContentHeaders {

    private static final int UNSUPPORTED = 415;

    @HeaderParam("Content-Type")
    @Parameter(hidden = true)
    String contentType;

    @HeaderParam("Content-Encoding")
    @Parameter(
            in = ParameterIn.HEADER,
            description = "压缩方式: gzip or zstd; not compressed where it is absent",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"gzip", "zstd", "identity"}))
    String contentEncoding;

    @QueryParam("delimiter")
    @Size(max = 3)
    @Parameter(description = "CSV 分隔符: one of , ; | and tab; a comma where it is absent", example = ";")
    String delimiter;

    @QueryParam("quote")
    @Size(max = 1)
    @Parameter(description = "CSV 引号: \" or '; \" where it is absent", example = "'")
    String quote;

    /** How the content is sent, or a refusal with 415. */
    SentAs sentAs(String digest) {
        if (contentType == null) {
            throw HttpRefusal.of(UNSUPPORTED);
        }
        MediaType type = MediaType.valueOf(contentType);
        ContentFormat format = ContentFormat.of(
                        type.getType() + "/" + type.getSubtype(),
                        type.getParameters().get(MediaType.CHARSET_PARAMETER),
                        delimiter,
                        quote)
                .orElseThrow(() -> HttpRefusal.of(UNSUPPORTED));
        Encoding encoding = Encoding.of(contentEncoding).orElseThrow(() -> HttpRefusal.of(UNSUPPORTED));
        return new SentAs(digest, encoding, format);
    }
}
