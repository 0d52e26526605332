package cn.etown.collection.due.domain;

import cn.etown.evidence.due.Due;

/**
 * Why nothing is due for a period (免报).
 *
 * @param reason in Chinese, as the policy says it where it does
 */
public record Exemption(ExemptionCause cause, String reason) {

    static Exemption of(Due.Nothing due) {
        return new Exemption(
                switch (due.cause()) {
                    case EXEMPT_PERIOD -> ExemptionCause.EXEMPT_PERIOD;
                    case NON_WORKING_DAY -> ExemptionCause.NON_WORKING_DAY;
                },
                due.reason());
    }
}
