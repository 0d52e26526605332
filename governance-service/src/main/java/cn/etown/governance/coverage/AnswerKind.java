package cn.etown.governance.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit says about items that are missing. */
@Schema(
        description =
                "答复类型: it will be connected by a day (将接入), an exemption was asked for (已申请豁免), the system does not"
                        + " hold it (系统不产生), or another reason (其他)")
public enum AnswerKind {
    WILL_CONNECT,
    EXEMPTION_ASKED,
    NOT_HELD,
    OTHER;

    /** Whether the center decides on it; what is promised by a day ends by itself. */
    boolean needsDecision() {
        return this != WILL_CONNECT;
    }
}
