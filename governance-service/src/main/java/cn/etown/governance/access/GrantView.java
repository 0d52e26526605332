package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.history.Person;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a grant. */
@Schema(description = "使用授权: a data user's right to named fields, for a purpose, until a day", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interfaceCode": "online-retail", "provider": "91141029MA0DEM1AXT",
         "unit": "93141029MA0DEM2BXB", "terms": {"purpose": "测算本县农产品网络零售额", "fields": ["quantity", "price"],
         "filter": [], "quota": {"recordsPerDay": 100000, "requestsPerDay": 200}, "from": "2026-12-01",
         "until": "2027-05-31"}, "state": "APPLIED", "asksConsent": false, "importantFields": [],
         "consentedFields": [], "conditional": false,
         "appliedBy": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "user"},
         "appliedAt": "2026-11-20T01:00:00Z",
         "next": {"duty": "CHECK", "due": "2026-11-24", "overdue": false}, "revision": 0}""")
public record GrantView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "数据接口") String interfaceCode,

        @Schema(description = "数据提供方: the unit that owns the interface")
        String provider,

        @Schema(description = "数据使用方: the unit that applied and reads")
        String unit,

        @Schema(description = "授权内容") GrantTerms terms,

        @Schema(description = "续期自: the grant whose place it is to take", nullable = true)
        UUID renews,

        @Schema(description = "状态: that of today; EXPIRED and LAPSED follow from the days alone")
        GrantState state,

        @Schema(description = "须征求提供方意见: whether important data are asked for")
        boolean asksConsent,

        @Schema(
                description =
                        "重要数据字段: the important fields it touches, as they were classified when that was last looked at")
        List<String> importantFields,

        @Schema(description = "提供方已同意的字段: those of them to which the provider consented")
        List<String> consentedFields,

        @Schema(description = "有条件共享: whether anything is asked for beyond L1 and L2, or of a person")
        boolean conditional,

        @Schema(description = "申请人") Person appliedBy,
        @Schema(description = "申请时间") Instant appliedAt,

        @Schema(description = "待办: what is owed next; null where it is decided", nullable = true)
        Next next,

        @Schema(description = "授权时间", nullable = true) Instant givenAt,

        @Schema(description = "复核期限: the day by which it is reviewed anew", nullable = true)
        LocalDate reviewDue,

        @Schema(
                description =
                        "失效日: the last day without that review; null where its year's calendar is not published yet",
                nullable = true)
        LocalDate lapsesAfter,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "分级提高时间: when one of its fields came to count as more, since it was given or reviewed last; absent where none did")
        Instant reclassifiedAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    /** What is owed next on an application. */
    @Schema(name = "GrantNext", description = "待办: what is owed next, by whom and by when")
    public record Next(
            @Schema(description = "事项") GrantDuty duty,

            @Schema(description = "责任单位: null where the center owes it", nullable = true)
            String unit,

            @Schema(description = "期限: the last day on which it is in time")
            LocalDate due,

            @Schema(description = "是否逾期") boolean overdue) {}

    static GrantView of(AccessGrant grant, LocalDate today) {
        var next = grant.duty() == null
                ? null
                : new Next(grant.duty(), grant.dutyUnit(), grant.dutyDue(), today.isAfter(grant.dutyDue()));
        return new GrantView(
                grant.id(),
                grant.interfaceCode(),
                grant.provider(),
                grant.unit(),
                grant.terms(),
                grant.renews(),
                grant.stateOn(today),
                grant.asksConsent(),
                grant.importantFields(),
                grant.consentedFields(),
                grant.conditional(),
                Person.of(grant.applicant(), grant.applicantName()),
                grant.appliedAt(),
                next,
                grant.givenAt(),
                grant.reviewDue(),
                grant.lapsesAfter(),
                grant.reclassifiedAt(),
                grant.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
