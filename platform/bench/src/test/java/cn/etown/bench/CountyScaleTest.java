package cn.etown.bench;

import cn.etown.e2e.Api;
import cn.etown.e2e.FreshHome;
import cn.etown.local.KeptTokens;
import cn.etown.local.LocalSystem;
import cn.etown.local.Options;
import cn.etown.local.Ports;
import cn.etown.local.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every list and search of governance in a county of the size that is promised: of {@code bench.units} units, ten times as
 * many interfaces and a hundred and ten times as many fields. Looks only at whether each can be asked and is answered, and
 * prints how long it took; {@code -Dbench.units=10000 -Dbench.requests=200} is the promised size, the build runs a small one.
 */
class CountyScaleTest {

    private static final String GOVERNANCE = "governance";
    private static final List<String> HEAP = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static LocalSystem system;

    @BeforeAll
    static void start() throws IOException, SQLException {
        system = LocalSystem.in(Options.of(Path.of(System.getProperty("test.root")), FreshHome.emptied())
                .on(Ports.free())
                .only(EnumSet.of(Service.GOVERNANCE))
                .withVirtualMachine(Service.GOVERNANCE, HEAP));
        system.start();
        fill();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void answersEveryListAndSearch() throws SQLException {
        var tokens = new KeptTokens();
        var figures = new ArrayList<Figures>();
        var unmeasured = new ArrayList<String>();
        try (var database = connect()) {
            var samples = new Samples(database);
            for (var list : ListOperation.all(api(tokens, "operator"))) {
                var requests = samples.requestsOf(list);
                unmeasured.addAll(requests.unknown());
                requests.variants()
                        .forEach((variant, paths) -> figures.add(Figures.of(
                                list.operationId() + variant, paths, api(tokens, list.account()), requests())));
                list.ofUnits()
                        .forEach(account -> samples.requestsOfUnit(list)
                                .forEach((variant, paths) -> figures.add(Figures.of(
                                        list.operationId() + variant + " as " + account,
                                        paths,
                                        api(tokens, account),
                                        requests()))));
            }
        }

        report(figures, unmeasured);
        assertThat(figures).isNotEmpty();
        assertThat(unmeasured).isEmpty();
        assertThat(figures)
                .allSatisfy(each -> assertThat(each.refused()).as(each.name()).isEmpty());
    }

    private static int requests() {
        return Integer.getInteger("bench.requests");
    }

    private static Api api(KeptTokens tokens, String account) {
        return new Api(
                system.url(Service.GOVERNANCE),
                () -> tokens.of(
                        account,
                        name -> name.endsWith("-service")
                                ? system.tokens().ofMachine(name)
                                : system.tokens().ofPerson(name)));
    }

    private static void fill() throws IOException, SQLException {
        try (var script = CountyScaleTest.class.getResourceAsStream("/county.sql");
                var database = connect();
                var statement = database.createStatement()) {
            statement.execute("set bench.units = " + Integer.getInteger("bench.units"));
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum analyze");
        }
    }

    private static Connection connect() throws SQLException {
        var database = system.database(GOVERNANCE);
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static void report(List<Figures> figures, List<String> unmeasured) {
        System.out.printf("%-70s %8s %7s %7s %7s%n", "list or search", "requests", "p50 ms", "p95 ms", "max ms");
        figures.forEach(each -> System.out.printf(
                "%-70s %8d %7.1f %7.1f %7.1f%s%n",
                each.name(),
                each.count(),
                each.percentile(50),
                each.percentile(95),
                each.percentile(100),
                each.items() == 0 ? "  (empty)" : ""));
        unmeasured.forEach(what -> System.out.println("not measured: " + what));
    }
}
