package cn.etown.collection.terms;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.vertx.mutiny.sqlclient.Row;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of terms: {@code version}, {@code holds_from}, what they set, {@code source}, {@code set_by} and {@code set_at}, in this
 * order. Its first version comes with the installation.
 *
 * @param name as in the database; with hyphens it is the path and the name in the audit
 * @param code with which the codes of problems begin
 * @param version what a row is
 */
public record TermTable<V>(String name, String code, Function<Row, V> version) {

    /** All versions, to be asked for that of a day. */
    public InForce<V> read(BulkTransaction tx) {
        InForce<V> versions = new InForce<>();
        tx.rows("select * from " + name + " order by version")
                .forEach(row -> versions.with(row.getLocalDate("holds_from"), version.apply(row)));
        return versions;
    }

    /** What a caller is told whose terms contradict each other. */
    public RuntimeException refused(String pointer, Text detail) {
        return refused("refused", pointer, detail);
    }

    RuntimeException backdated() {
        return refused("backdated", "/holdsFrom", new Text("最早自明日起生效", "It holds from tomorrow at the earliest"));
    }

    private RuntimeException refused(String why, String pointer, Text detail) {
        return new RuleRefused(code + "-" + why, detail)
                .withClause("R4.3b")
                .withErrors(List.of(new FieldError(pointer, detail)));
    }

    String path() {
        return name.replace('_', '-');
    }

    String newest() {
        return "select * from " + name + " order by version desc limit 1";
    }

    String after() {
        return "select * from " + name + " where version > $1 order by version limit $2";
    }

    /** One is added at a time. */
    String lock() {
        return "lock table " + name + " in share row exclusive mode";
    }

    String add(int columns) {
        return IntStream.rangeClosed(1, columns)
                .mapToObj(column -> "$" + column)
                .collect(Collectors.joining(", ", "insert into " + name + " values (", ")"));
    }
}
