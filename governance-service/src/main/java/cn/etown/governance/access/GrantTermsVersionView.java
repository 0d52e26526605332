package cn.etown.governance.access;

import cn.etown.governance.history.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of what was applied for at one time. */
@Schema(description = "授权内容版本: what was applied for, as it was stated at one time", examples = """
        {"number": 1, "terms": {"purpose": "测算本县农产品网络零售额", "fields": ["quantity", "price"], "filter": [],
         "quota": {"recordsPerDay": 100000, "requestsPerDay": 200}, "from": "2026-12-01", "until": "2027-05-31"},
         "statedBy": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "user"},
         "statedAt": "2026-11-20T01:00:00Z"}""")
public record GrantTermsVersionView(
        @Schema(description = "版本: counted from 1; the last one holds", examples = "1")
        int number,

        @Schema(description = "授权内容") GrantTerms terms,
        @Schema(description = "填报人") Person statedBy,
        @Schema(description = "填报时间") Instant statedAt) {}
