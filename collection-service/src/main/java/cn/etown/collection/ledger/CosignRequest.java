package cn.etown.collection.ledger;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "见证签名: what a witness signed", examples = """
        {"size": 2, "signature": "— auditor.example/witness jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="}""")
public record CosignRequest(
        @NotNull @Min(0) @Schema(description = "检查点的回执数: the size of the checkpoint that was signed")
        Long size,

        @NotBlank
        @Size(max = 1000)
        @Schema(description = "签名行: the signature line of C2SP tlog-cosignature, without the line's end")
        String signature) {}
