package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a contract, beside its document. */
@Schema(description = "接口规范: one version of what an interface carries", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interface": "online-retail", "unit": "91141029MA0DEM1AXT",
         "number": 1, "version": "1.0.0", "state": "IN_FORCE", "format": "YAML",
         "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "draftedBy": "unit-a-clerk", "draftedAt": "2026-01-01T00:00:00Z",
         "inForceAt": "2026-01-08T00:00:00Z", "revision": 3}""")
public record ContractView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "序号: counts the versions of one interface, from 1", examples = "1")
        int number,

        @Schema(description = "版本: as the document says", examples = "1.0.0")
        String version,

        @Schema(description = "状态") ContractState state,
        @Schema(description = "文档格式: as it was sent") DocumentFormat format,

        @Schema(
                description = "文档摘要: SHA-256 of the document's bytes",
                examples = "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String digest,

        @Schema(description = "起草人") String draftedBy,
        @Schema(description = "起草时间") Instant draftedAt,

        @Schema(description = "生效时间: when it came into force; absent before")
        Instant inForceAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static ContractView of(Contract contract) {
        return new ContractView(
                contract.id(),
                contract.interfaceCode(),
                contract.unit(),
                contract.number(),
                contract.version(),
                contract.state(),
                contract.format(),
                contract.digest(),
                contract.authorName(),
                contract.draftedAt(),
                contract.inForceAt(),
                contract.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
