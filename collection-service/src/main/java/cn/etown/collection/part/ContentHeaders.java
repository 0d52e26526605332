package cn.etown.collection.part;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a request says of the content it carries. */
public class ContentHeaders {

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

    /** @param contentDigest as {@code Content-Digest}, or {@code null} */
    SentAs sentAs(String contentDigest) {
        return SentAs.of(contentDigest, contentType, contentEncoding, delimiter, quote);
    }
}
