package cn.etown.e2e;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The reader of files that expectations rest on. */
class RetailTest {

    private static final LocalDate DAY = LocalDate.of(2010, 12, 1);

    @Test
    void readsCellsWithCommasQuotesAndNothingInThem() {
        var day = Retail.Day.of(
                DAY,
                List.of(
                        "536365,85123A,\"晋南 \"\"大\"\", 盒装\",6,2010-12-01 08:26:00,2.55,17850,China",
                        "C536366,22632,,-2,2010-12-01 08:28:00,1.85,,China",
                        "C536367,22633,\"\",-1,2010-12-01 08:29:00,1.00,\"\",China"));

        assertThat(day.expected())
                .isEqualTo(new Retail.Expected(3, 1, new BigDecimal("10.60"), 3, new BigDecimal("15.30"), 6, 0));
    }

    @Test
    void doublesALineForAnotherCustomer() {
        var line = "536365,85123A,\"晋南 \"\"大\"\", 盒装\",6,2010-12-01 08:26:00,2.55,17850,China";

        var doubled = Retail.Day.of(DAY, List.of(line)).withKey();

        assertThat(doubled.lines()).containsExactly(line, line.replace("17850", "99999"));
        assertThat(doubled.expected().received()).isEqualTo(2);
        assertThat(doubled.expected().accepted()).isEqualTo(1);
    }
}
