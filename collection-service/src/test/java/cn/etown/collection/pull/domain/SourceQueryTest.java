package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SourceQueryTest {

    @Test
    void findsItsParametersOutsideOfQuotesAndCasts() {
        var query = SourceQuery.of(
                "select ':from', \"a:to\", x::text from t where d >= :from and d <= :to and id > :checkpoint");

        assertThat(query.sql())
                .isEqualTo("select ':from', \"a:to\", x::text from t where d >= ? and d <= ? and id > ?");
        assertThat(query.parameters()).containsExactly("from", "to", "checkpoint");
        assertThat(query.needsCheckpoint()).isTrue();
    }

    @Test
    void keepsASemicolonThatIsQuoted() {
        assertThat(SourceQuery.of("select ';--?' as x").parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "update t set x = 1",
                "select 1; drop table t",
                "select 1 -- x",
                "select /* x */ 1",
                "select 'x",
                "select $1",
                "select $$;$$",
                "select E'\\'; drop table t'",
                "select ?",
                "select :unknown"
            })
    void refusesWhatIsNotSurelyOneSelect(String text) {
        assertThatThrownBy(() -> SourceQuery.of(text)).isInstanceOf(RuleRefused.class);
    }
}
