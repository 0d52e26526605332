package cn.etown.collection.pull.domain;

import cn.etown.evidence.record.Period;
import cn.etown.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetTest {

    private static final Period MARCH = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

    @Test
    void isFilledWithThePeriod() {
        var target = Target.Http.of("https://ERP.example.cn/{from}/x?to={to}");

        assertThat(target.host()).isEqualTo("erp.example.cn");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.place(MARCH)).isEqualTo("https://ERP.example.cn/2026-03-01/x?to=2026-03-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/there", "https://erp.example.cn/there", "https://erp.example.cn:443/there", "there"})
    void isRedirectedOnItsHost(String location) {
        var target = Target.Http.of("https://erp.example.cn/here");

        assertThat(target.redirected("https://erp.example.cn/here", location))
                .contains("erp.example.cn")
                .endsWith("/there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example.cn/there",
                "https://erp.example.cn:8443/there",
                "https://erp.example.cn@evil.example/there",
                "//evil.example/there",
                "https://127.0.0.1/",
                "javascript:x",
                "https://erp.example.cn.evil.example/"
            })
    void isRedirectedNowhereElse(String location) {
        var target = Target.Http.of("https://erp.example.cn/here");

        assertThatThrownBy(() -> target.redirected("https://erp.example.cn/here", location))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("redirect-refused"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=x",
                "day={from}&access_token=x",
                "apikey=x",
                "api-key=x",
                "APIKey=x",
                "subscription-key=x",
                "key=x",
                "AppKey=x",
                "client_secret=x",
                "clientSecret=x",
                "PASSWORD=x",
                "passwd=x",
                "pwd=x",
                "X-Amz-Signature=x",
                "X-Amz-Credential=x",
                "sig=x",
                "sign=x",
                "se=1&sp=r;sig=x",
                "%74oken=x",
                "token",
                "auth_token[]=x"
            })
    void holdsNoSecretWhereEverybodySeesIt(String query) {
        var target = Target.Http.of("https://erp.example.cn/x?" + query);

        assertThatThrownBy(target::requireShowable).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("secret-in-url");
            assertThat(refused.detail().en()).contains("credentials");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"day={from}", "keyword=token", "from={from}&to={to}&unit=1", "signed=false", "monkey=1", "x"})
    void holdsWhatIsNoSecret(String query) {
        assertThatCode(Target.Http.of("https://erp.example.cn/x?" + query)::requireShowable)
                .doesNotThrowAnyException();
    }

    @Test
    void mayBeRedirectedToWhatTheSourceSigned() {
        assertThat(Target.Http.of("https://erp.example.cn/here")
                        .redirected("https://erp.example.cn/here", "/there?sig=x"))
                .isEqualTo("https://erp.example.cn/there?sig=x");
    }

    @Test
    void isOnePlaceForAllPeriodsUnlessTheQueryNamesDays() {
        assertThat(query("select * from t where id > :checkpoint").place(MARCH)).isEqualTo("query");
        assertThat(query("select * from t where day <= :to and id > :checkpoint")
                        .place(MARCH))
                .isEqualTo("query 2026-03-01 2026-03-31");
    }

    @Test
    void asksForACheckpointThatItKeeps() {
        assertThatThrownBy(() -> query("select * from t order by id")).isInstanceOf(Refusal.class);
    }

    private static Target.Jdbc query(String query) {
        return Target.Jdbc.of("db.example.cn", 5432, "erp", true, query, "id", "0");
    }
}
