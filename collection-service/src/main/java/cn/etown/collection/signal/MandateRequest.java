package cn.etown.collection.signal;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to declare who sends for a unit. */
@Schema(description = "代报备案", examples = """
        {"client": "county-erp-service", "until": "2027-11-30", "evidence": "与服务商签订的代报委托书 2026-11-01"}""")
public record MandateRequest(
        @NotNull
        @Size(min = 1, max = 200)
        @Pattern(regexp = "[\\x21-\\x7e]+")
        @Schema(description = "客户端: the client that sends for the unit")
        String client,

        @NotNull @PlausibleDay @Schema(description = "截止日: the last day")
        LocalDate until,

        @NotNull
        @Size(min = 5, max = 2000)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        @Schema(description = "依据: the paper, by name, link or digest")
        String evidence) {}
