package cn.etown.governance.papers;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.time.LocalDate;

/** Which interpretations a list shows. */
public class InterpretationFilter {

    @QueryParam("clause")
    @Size(max = 10)
    @Pattern(regexp = "^[\\x21-\\x7e]*$")
    @Parameter(description = "条款: only those of this clause", example = "R4.3a")
    String clause;

    @QueryParam("text")
    @Size(min = 1, max = 100)
    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
    @Parameter(
            description =
                    "检索词: in question, answer and reference; Chinese from the first character, words in English by how they"
                            + " begin",
            example = "数据项")
    String text;

    @PlausibleDay
    @QueryParam("inForceOn")
    @Parameter(description = "施行于: only those that hold on this day", example = "2026-04-01")
    LocalDate inForceOn;

    /** Or {@code null}, as the others. */
    String clause() {
        return clause;
    }

    String text() {
        return text;
    }

    LocalDate inForceOn() {
        return inForceOn;
    }
}
