package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.SubjectKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a ticket is about beside an interface, or instead of one. */
@Schema(description = "事项对象: a theme, an indicator or a document", examples = """
        {"kind": "THEME", "code": "SALES"}""")
public record TicketSubject(
        @NotNull @Schema(description = "类别: THEME 监测主题, INDICATOR 指标, DOCUMENT 规范性文件")
        SubjectKind kind,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "编码: that of an indicator is taken as it is said", examples = "SALES")
        String code) {}
