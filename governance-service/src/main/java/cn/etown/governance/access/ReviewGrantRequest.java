package cn.etown.governance.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to confirm a grant at its review. */
@Schema(description = "复核确认: why the grant is still needed and kept within", examples = """
        {"reason": "用途未变，近半年读取量正常", "evidence": []}""")
public record ReviewGrantRequest(
        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = GrantText.LINES)
        @Schema(description = "理由", examples = "用途未变，近半年读取量正常")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = GrantText.LINE) String> evidence) {}
