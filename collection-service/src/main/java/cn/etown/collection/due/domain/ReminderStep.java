package cn.etown.collection.due.domain;

import java.util.Optional;

/** The steps by which a batch that is not here is asked for, each given once and in this order. */
public enum ReminderStep {
    /** Before it is due (到期提醒). */
    REMINDER("到期提醒"),
    /** When it is missing (催报): from then on 经催报后仍未报送 can be told from late (统计法 2024, art. 44). */
    URGING("催报"),
    SUPERVISION("督办"),
    NOTICE("通报");

    private final String chinese;

    ReminderStep(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public Optional<ReminderStep> next() {
        return this == NOTICE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
