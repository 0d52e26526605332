package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.governance.invitation.domain.InvitedRole;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of an invitation. */
@Schema(description = "账号邀请: an invitation and how far it has come", examples = """
        {"id": "019b76da-a800-7000-8000-000000000003", "person": "019b76da-a800-7000-8000-000000000001",
         "unit": "91141029MA0DEM1AXT", "loginName": "clerk-e", "email": null, "roles": ["CLERK"], "state": "SENT",
         "problem": null, "account": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "pending": false, "invitedBy": "operator",
         "invitedAt": "2026-01-01T00:00:00Z", "until": "2026-01-15", "revision": 3}""")
public record InvitationView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "责任人") UUID person,

        @Schema(
                description = "单位: code of the person's unit, which the account's tokens name",
                examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "登录名", examples = "clerk-e") String loginName,
        @Schema(description = "邮箱") String email,
        @Schema(description = "角色") List<InvitedRole> roles,
        @Schema(description = "状态") InvitationState state,

        @Schema(description = "未能开通的原因: code of the problem, while it is REFUSED", examples = "login-name-taken")
        String problem,

        @Schema(description = "账号标识: the account's subject, once it is made")
        String account,

        @Schema(description = "待办: the account does not stand as the state says yet; it is tried again until it does")
        boolean pending,

        @Schema(description = "邀请人") String invitedBy,
        @Schema(description = "邀请时间") Instant invitedAt,

        @Schema(description = "有效期至: the last day on which it can be accepted")
        LocalDate until,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "临时密码: in the answer that hands it over, and never again")
        String temporaryPassword,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    InvitationView showing(String password) {
        return new InvitationView(
                id, person, unit, loginName, email, roles, state, problem, account, pending, invitedBy, invitedAt,
                until, password, revision);
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }

    /** Without names and password, as it may stand in a log. */
    @Override
    public String toString() {
        return "invitations/" + id + " " + state;
    }
}
