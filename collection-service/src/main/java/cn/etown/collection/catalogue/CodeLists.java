package cn.etown.collection.catalogue;

import cn.etown.evidence.record.ListedCodes;
import cn.etown.evidence.record.ListedCodes.Code;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The codes that the contracts hold the values of fields to (R3.2b). A version of a list does not change, so each is read once and
 * kept, as long as all that are kept have no more codes than there is room for; those that were asked for longest ago give way.
 */
@ApplicationScoped
public class CodeLists {

    private record Version(String list, int number) {}

    /** The last version that was published by then; before the first, that. */
    private static final String VERSION = """
            select number from followed_code_list where list = $1
            order by published_at <= $2 desc, case when published_at <= $2 then -number else number end limit 1""";

    private static final String IS_COMPLETE = """
            select l.entries = (select count(*) from followed_code c where c.list = l.list and c.number = l.number)
            from followed_code_list l where l.list = $1 and l.number = $2""";

    private static final String CODES = """
            select code, valid_from, valid_until from followed_code where list = $1 and number = $2""";

    private final int mostKept;
    private final Map<Version, ListedCodes> kept = new LinkedHashMap<>(16, 0.75f, true);

    CodeLists(@ConfigProperty(name = "etown.code-lists.kept-codes") int mostKept) {
        this.mostKept = mostKept;
    }

    /**
     * Which versions of the lists of {@code contract} were in force at a moment, by list. A batch is held to those of its opening.
     *
     * @throws Unavailable {@code code-list-unknown}, while governance has told no version of a list
     */
    public Uni<Map<String, Integer>> versions(RecordFormat contract, Instant at, SqlClient client) {
        Map<String, Integer> versions = new TreeMap<>();
        return Multi.createFrom()
                .iterable(contract.schema().rules().codeLists())
                .onItem()
                .transformToUniAndConcatenate(
                        rule -> version(rule.list(), at, client).invoke(number -> versions.put(rule.list(), number)))
                .onItem()
                .ignoreAsUni()
                .replaceWith(versions);
    }

    /**
     * The format of {@code contract}, which holds fields to the codes of these versions, and of these to those in use on some day of
     * the period.
     *
     * @throws Unavailable {@code code-list-unknown}, while governance has not told all the codes
     */
    public Uni<RecordFormat> format(
            RecordFormat contract, Map<String, Integer> versions, Period period, SqlClient client) {
        if (versions.isEmpty()) {
            return Uni.createFrom().item(contract);
        }
        Map<String, ListedCodes> codes = new HashMap<>();
        return Multi.createFrom()
                .iterable(versions.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        version -> codes(new Version(version.getKey(), version.getValue()), client)
                                .invoke(of -> codes.put(version.getKey(), of)))
                .onItem()
                .ignoreAsUni()
                .map(all -> contract.withCodes(codes, period));
    }

    private static Uni<Integer> version(String list, Instant at, SqlClient client) {
        return client.preparedQuery(VERSION)
                .execute(Tuple.of(list, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw unknown(list);
                    }
                    return rows.iterator().next().getInteger("number");
                });
    }

    private Uni<ListedCodes> codes(Version version, SqlClient client) {
        Optional<ListedCodes> known = find(version);
        return known.isPresent()
                ? Uni.createFrom().item(known.get())
                : read(version, client).invoke(codes -> keep(version, codes));
    }

    private static Uni<ListedCodes> read(Version version, SqlClient client) {
        Tuple which = Tuple.of(version.list(), version.number());
        return client.preparedQuery(IS_COMPLETE)
                .execute(which)
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean(0)) {
                        throw unknown(version.list());
                    }
                })
                .chain(() -> client.preparedQuery(CODES).execute(which))
                .map(rows -> {
                    List<Code> codes = new ArrayList<>();
                    rows.forEach(row -> codes.add(new Code(
                            row.getString("code"), row.getLocalDate("valid_from"), row.getLocalDate("valid_until"))));
                    return new ListedCodes(codes);
                });
    }

    private Optional<ListedCodes> find(Version version) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(version));
        }
    }

    private void keep(Version version, ListedCodes codes) {
        synchronized (kept) {
            kept.put(version, codes);
            int all = kept.values().stream().mapToInt(ListedCodes::size).sum();
            Iterator<ListedCodes> oldest = kept.values().iterator();
            while (all > mostKept) {
                all -= oldest.next().size();
                oldest.remove();
            }
        }
    }

    private static Refusal unknown(String list) {
        return new Unavailable(
                        "code-list-unknown",
                        new Text(
                                "代码集 " + list + " 的代码尚未全部传到数据采集服务，请稍后重试",
                                "Not all codes of the list " + list + " are known here yet; repeat the request later"))
                .withClause("R3.2b");
    }
}
