package cn.etown.governance.standard.codelist;

import cn.etown.governance.standard.AskedDay;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.time.LocalDate;
import java.util.Optional;

/** Which entries of a code list are wanted; what is {@code null} does not narrow. */
public class EntryFilter {

    @QueryParam("code")
    @Size(min = 1, max = 60)
    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
    @Parameter(description = "代码: this one only", example = "141029")
    String code;

    @QueryParam("parent")
    @Size(min = 1, max = 60)
    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
    @Parameter(description = "上级代码: only those right below it; `-` for the top level", example = "141029")
    String parent;

    @QueryParam("search")
    @Size(min = 1, max = 100)
    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
    @Parameter(description = "检索词: in code and names", example = "乡宁")
    String search;

    @QueryParam("on")
    @Pattern(regexp = AskedDay.DATE)
    @Parameter(
            description = "日期: only those in use on this day",
            example = "2026-01-01",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String on;

    Optional<LocalDate> day() {
        return Optional.ofNullable(on).map(day -> AskedDay.parse("on", day));
    }
}
