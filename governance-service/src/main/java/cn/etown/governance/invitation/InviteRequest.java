package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitedRole;
import cn.etown.governance.unit.Contact;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the API takes to invite a responsible person. */
@Schema(description = "邀请开通账号: a responsible person to invite", examples = """
        {"person": "019b76da-a800-7000-8000-000000000001", "roles": ["CLERK"], "loginName": "clerk-e"}""")
public record InviteRequest(
        @NotNull @Schema(description = "责任人: id of the person, whose unit the account belongs to")
        UUID person,

        @NotEmpty
        @Size(max = 3)
        @Schema(description = "角色: what the person may be; roles of the center are not given here")
        List<@NotNull InvitedRole> roles,

        @Size(min = 3, max = 60)
        @Pattern(regexp = "^[a-z0-9][a-z0-9._-]*$")
        @Schema(
                description = "登录名: lower-case letters, digits, dots, hyphens; left out, the e-mail address",
                examples = "clerk-e")
        String loginName,

        @Size(max = 254)
        @Pattern(regexp = Contact.EMAIL)
        @Schema(description = "邮箱: needed where the realm sends mail", examples = "office@unit-a.example")
        String email) {

    private static final int LONGEST_NAME = 60;

    /** The name the person signs in with. */
    String accountName() {
        return loginName == null ? email.toLowerCase(Locale.ROOT) : loginName;
    }

    List<InvitedRole> distinctRoles() {
        return roles.stream().distinct().sorted().toList();
    }

    /** Refuses an invitation that names no account, or cannot reach the person. */
    void mustHold(boolean byMail) {
        if (email == null && byMail) {
            throw refused("email-needed", "/email", "邀请通过邮件发出，请填写邮箱", "Invitations go by mail: give an address");
        }
        if (loginName == null && (email == null || email.length() > LONGEST_NAME)) {
            throw refused(
                    "login-name-needed",
                    "/loginName",
                    "请填写登录名或不超过 " + LONGEST_NAME + " 个字符的邮箱",
                    "Give a login name, or an e-mail address of at most " + LONGEST_NAME + " characters");
        }
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withErrors(List.of(new FieldError(pointer, detail)));
    }
}
