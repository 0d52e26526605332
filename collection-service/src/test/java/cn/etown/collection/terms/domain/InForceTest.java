package cn.etown.collection.terms.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class InForceTest {

    /** The third was decided after the second, for an earlier day: it does not take the second's place. */
    private static final InForce<String> VERSIONS = new InForce<String>()
            .with(LocalDate.parse("2000-01-01"), "first")
            .with(LocalDate.parse("2027-01-01"), "second")
            .with(LocalDate.parse("2026-07-01"), "third")
            .with(LocalDate.parse("2027-03-01"), "fourth")
            .with(LocalDate.parse("2027-03-01"), "fifth");

    @ParameterizedTest
    @CsvSource({
        "1999-12-31, first",
        "2000-01-01, first",
        "2026-06-30, first",
        "2026-07-01, third",
        "2026-12-31, third",
        "2027-01-01, second",
        "2027-02-28, second",
        "2027-03-01, fifth",
        "2050-01-01, fifth"
    })
    void aVersionHoldsFromItsDayUntilAnotherDoes(LocalDate day, String version) {
        assertThat(VERSIONS.on(day)).isEqualTo(version);
    }

    @Test
    void whatAVersionMeansHoldsOnTheSameDays() {
        assertThat(VERSIONS.map(String::length).on(LocalDate.parse("2026-07-01")))
                .isEqualTo(5);
        assertThat(VERSIONS.map(String::length).on(LocalDate.parse("2027-01-01")))
                .isEqualTo(6);
    }
}
