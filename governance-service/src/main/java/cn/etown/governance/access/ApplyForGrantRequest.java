package cn.etown.governance.access;

import cn.etown.governance.interfaces.InterfaceResource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to apply for a grant. */
@Schema(description = "申请使用: of which interface, and on what terms", examples = """
        {"interfaceCode": "online-retail", "terms": {"purpose": "测算本县农产品网络零售额", "fields": ["quantity", "price"],
         "filter": [{"field": "channel", "operator": "IN", "values": ["网店", "直播"]}],
         "quota": {"recordsPerDay": 100000, "requestsPerDay": 200}, "from": "2026-12-01", "until": "2027-05-31"}}""")
public record ApplyForGrantRequest(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @Schema(description = "数据接口", examples = "online-retail")
        String interfaceCode,

        @NotNull @Valid @Schema(description = "授权内容") GrantTerms terms) {}
