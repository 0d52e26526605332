package cn.etown.governance.unit;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a unit or a person of it is reached on duty. */
@Schema(description = "联系方式: how an office is reached", examples = """
        {"phone": "0357-6820000", "email": "office@unit-a.example"}""")
public record Contact(
        @Size(max = 20)
        @Pattern(regexp = Contact.PHONE)
        @Schema(description = "办公电话: digits, spaces and hyphens", examples = "0357-6820000")
        String phone,

        @Size(max = 254)
        @Pattern(regexp = Contact.EMAIL)
        @Schema(description = "办公邮箱", examples = "office@unit-a.example")
        String email) {

    static final String PHONE = "^\\+?[0-9][0-9 -]{4,18}$";
    public static final String EMAIL = "^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}$";

    /** The phone, or where there is none the address. */
    public String reach() {
        return phone == null ? email : phone;
    }
}
