package cn.etown.governance.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to say something on a ticket. */
@Schema(description = "留言: a message to the thread", examples = """
        {"text": "补充：小票编号 536365，见附件。", "links": ["https://example.org/receipts/536365.jpg"]}""")
public record AddMessageRequest(
        @NotBlank
        @Size(max = 4000)
        @Pattern(regexp = DeskText.LINES)
        @Schema(description = "内容", examples = "补充：小票编号 536365，见附件。")
        String text,

        @Size(max = 20) @Schema(description = "附件链接: attachments, by link only")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = DeskText.LINK) String> links) {}
