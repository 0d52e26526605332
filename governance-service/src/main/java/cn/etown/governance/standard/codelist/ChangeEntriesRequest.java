package cn.etown.governance.standard.codelist;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to change the entries of a draft. */
@Schema(
        description = "代码集条目变更: entries to put in, or in place of those with the same code, and codes to take out",
        examples = """
        {"entries": [{"code": "141029", "nameZh": "乡宁县", "nameEn": "Xiangning County", "parent": "141000"}], "remove": ["141028"]}""")
public record ChangeEntriesRequest(
        @NotNull @Size(max = MOST) @Schema(description = "写入: at most 2,000 in one request")
        List<@NotNull @Valid CodeEntry> entries,

        @Size(max = MOST) @Schema(description = "移除: codes to take out first")
        List<@NotBlank @Size(max = 60) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> remove) {

    static final int MOST = 2_000;

    public ChangeEntriesRequest {
        remove = remove == null ? List.of() : remove;
    }
}
