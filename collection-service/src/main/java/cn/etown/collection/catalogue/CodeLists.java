package cn.etown.collection.catalogue;

import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The codes that the contracts hold the values of fields to (R3.2b). */
@ApplicationScoped
public class CodeLists {

    /** The last version that was published by then, if all of it is known. */
    private static final String VERSION = """
            select l.number, l.entries = (
                select count(*) from followed_code c where c.list = l.list and c.number = l.number) as complete
            from followed_code_list l where l.list = $1
            order by l.published_at <= $2 desc, case when l.published_at <= $2 then -l.number else l.number end limit 1""";

    private static final String CODES = """
            select code from followed_code where list = $1 and number = $2
                and coalesce(valid_from, $4) <= $4 and coalesce(valid_until, $3) >= $3""";

    /**
     * The format of {@code contract}, which holds fields to the codes that were in force at a moment, and of these to those in
     * use on some day of the period.
     *
     * @param at when the batch was opened: all its parts are held to the same codes. Before the first version, to that.
     * @throws Unavailable {@code code-list-unknown}, while governance has not told all the codes
     */
    public Uni<RecordFormat> format(RecordFormat contract, Instant at, Period period, SqlClient client) {
        if (contract.schema().rules().codeLists().isEmpty()) {
            return Uni.createFrom().item(contract);
        }
        Map<String, Set<String>> known = new HashMap<>();
        return Multi.createFrom()
                .iterable(contract.schema().rules().codeLists())
                .onItem()
                .transformToUniAndConcatenate(
                        rule -> codes(rule.list(), at, period, client).invoke(codes -> known.put(rule.list(), codes)))
                .onItem()
                .ignoreAsUni()
                .map(all -> contract.withCodes(known));
    }

    private static Uni<Set<String>> codes(String list, Instant at, Period period, SqlClient client) {
        return client.preparedQuery(VERSION)
                .execute(Tuple.of(list, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> completeVersion(list, rows))
                .chain(number ->
                        client.preparedQuery(CODES).execute(Tuple.of(list, number, period.from(), period.to())))
                .map(rows -> {
                    Set<String> codes = new HashSet<>();
                    rows.forEach(row -> codes.add(row.getString("code")));
                    return codes;
                });
    }

    private static int completeVersion(String list, RowSet<Row> versions) {
        for (Row version : versions) {
            if (version.getBoolean("complete")) {
                return version.getInteger("number");
            }
        }
        throw new Unavailable(
                        "code-list-unknown",
                        new Text(
                                "代码集 " + list + " 的代码尚未全部传到数据采集服务，请稍后重试",
                                "Not all codes of the list " + list + " are known here yet; repeat the request later"))
                .withClause("R3.2b");
    }
}
