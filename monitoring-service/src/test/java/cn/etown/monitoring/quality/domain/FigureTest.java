package cn.etown.monitoring.quality.domain;

import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.quality.domain.Figure.Measured;
import cn.etown.monitoring.quality.domain.Figure.NotAssessable;
import cn.etown.monitoring.quality.domain.Figure.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FigureTest {

    private static Figure measured(String value) {
        return new Measured(new BigDecimal(value));
    }

    @Nested
    class AccuracyOfRecords {

        @Test
        void isTheShareOfReceivedRecordsThatAreValid() {
            assertThat(Accuracy.of(new Records(200, 200, 197, 197, 3))).isEqualTo(measured("98.5"));
        }

        @Test
        void isAFullHundredWithoutAFault() {
            assertThat(Accuracy.of(new Records(7, 7, 7, 7, 0))).isEqualTo(measured("100"));
        }

        @Test
        void isZeroWhereNothingIsValid() {
            assertThat(Accuracy.of(new Records(7, 7, 0, 0, 7))).isEqualTo(measured("0"));
        }

        @Test
        void isNeverRoundedUpToAHundred() {
            assertThat(Accuracy.of(new Records(10_000_000, 10_000_000, 9_999_999, 9_999_999, 1)))
                    .isEqualTo(measured("99.9999"));
        }

        @Test
        void asksNotHowManyWereDeclared() {
            assertThat(Accuracy.of(new Records(400, 200, 100, 100, 100))).isEqualTo(measured("50"));
        }

        @Test
        void cannotBeToldWhereNothingWasReceived() {
            assertThat(Accuracy.of(new Records(0, 0, 0, 0, 0))).isEqualTo(new NotAssessable(Reason.NOTHING_RECEIVED));
        }
    }

    @Nested
    class DeclaredAgainstCountedOfBatches {

        @Test
        void isTheShareOfBatchesThatAreAsDeclared() {
            assertThat(DeclaredAgainstCounted.of(19, 20)).isEqualTo(measured("95"));
        }

        @Test
        void cannotBeToldWithoutABatch() {
            assertThat(DeclaredAgainstCounted.of(0, 0)).isEqualTo(new NotAssessable(Reason.NO_BATCH));
        }
    }

    @Test
    void isFromZeroToAHundred() {
        assertThatThrownBy(() -> measured("100.0001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> measured("-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
