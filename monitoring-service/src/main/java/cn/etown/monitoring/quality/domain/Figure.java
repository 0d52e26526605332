package cn.etown.monitoring.quality.domain;

import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A quality figure: a value from 0 to 100, or the reason why there is none. */
public sealed interface Figure {

    /** @param value 0 to 100, without trailing zeros */
    record Measured(BigDecimal value) implements Figure {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        public Measured {
            if (value.signum() < 0 || value.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException("A figure is from 0 to 100, not " + value);
            }
        }
    }

    /** Nothing was there to be measured. */
    record NotAssessable(Reason reason) implements Figure {}

    /** Why a figure cannot be told. */
    enum Reason {
        NOTHING_RECEIVED("nothing-received", new Text("没有收到记录", "No record was received")),
        NO_BATCH("no-batch", new Text("没有已裁定的批次", "No batch was judged"));

        private final String code;
        private final Text text;

        Reason(String code, Text text) {
            this.code = code;
            this.text = text;
        }

        public String code() {
            return code;
        }

        public Text text() {
            return text;
        }
    }

    /**
     * 100 × {@code part} ÷ {@code whole}, to four decimal places and rounded down: 100 means that not one is wrong.
     *
     * @param part 0 to {@code whole}
     * @param whole how many there are
     * @param reason why there is no figure where {@code whole} is 0
     */
    static Figure share(long part, long whole, Reason reason) {
        if (whole == 0) {
            return new NotAssessable(reason);
        }
        BigDecimal value = BigDecimal.valueOf(part)
                .multiply(Measured.HUNDRED)
                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN)
                .stripTrailingZeros();
        return new Measured(value.scale() < 0 ? value.setScale(0) : value);
    }
}
