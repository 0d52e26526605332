package cn.etown.collection.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** That the ledger only grew from one checkpoint to another. */
@Schema(
        name = "Consistency",
        description = "一致性证明: shows that nothing was taken away or changed between two checkpoints",
        examples = """
        {"from": 1, "to": 2, "proof": ["DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o="]}""")
public record ConsistencyView(
        @Schema(description = "较早检查点的回执数: receipts of the earlier checkpoint")
        long from,

        @Schema(description = "较新检查点的回执数: receipts of the later checkpoint")
        long to,

        @Schema(description = "证明: the hashes of RFC 6962, section 2.1.2, base64")
        List<String> proof) {}
