package cn.etown.collection.catalogue;

import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.rule.RowRuleCompiler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The contracts that are or were in force. A version never changes, so each is made ready once and kept. */
@ApplicationScoped
public class Contracts {

    private record Version(String interfaceCode, int number) {}

    private final Pool pool;
    private final ObjectReader schemas;
    private final Map<Version, Contract> ready = new ConcurrentHashMap<>();

    Contracts(Pool pool, ObjectMapper json) {
        this.pool = pool;
        // A contract may tell more than is enforced here, now or later.
        schemas = json.readerFor(RecordSchema.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The contract of that version, which was in force when somebody referred to it. */
    public Uni<Contract> require(String interfaceCode, int number) {
        return require(interfaceCode, number, pool);
    }

    /** As {@link #require(String, int)}, read over {@code client} where it was not kept. */
    public Uni<Contract> require(String interfaceCode, int number, SqlClient client) {
        Version version = new Version(interfaceCode, number);
        Contract known = ready.get(version);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return client.preparedQuery("""
                        select version, document_version, digest, schema::text
                        from contract where interface = $1 and version = $2""")
                .execute(Tuple.of(interfaceCode, number))
                .map(rows -> of(rows.iterator().next()))
                .invoke(contract -> ready.put(version, contract));
    }

    /** The newest contract, which is in force; none where there is none yet. */
    public Uni<Optional<Contract>> newest(String interfaceCode, SqlClient client) {
        return client.preparedQuery("select max(version) as version from contract where interface = $1")
                .execute(Tuple.of(interfaceCode))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getInteger("version")))
                .chain(version -> version.isEmpty()
                        ? Uni.createFrom().item(Optional.<Contract>empty())
                        : require(interfaceCode, version.get(), client).map(Optional::of));
    }

    /** Every version that is or was in force for an interface, by its number. */
    public Uni<SortedMap<Integer, Contract>> all(String interfaceCode, SqlClient client) {
        return client.preparedQuery("select version from contract where interface = $1")
                .execute(Tuple.of(interfaceCode))
                .toMulti()
                .onItem()
                .transformToIterable(rows -> rows)
                .onItem()
                .transformToUniAndConcatenate(row -> require(interfaceCode, row.getInteger("version"), client))
                .collect()
                .in(TreeMap::new, (versions, contract) -> versions.put(contract.version(), contract));
    }

    /**
     * Reads a schema as governance tells it.
     *
     * @throws IllegalArgumentException when records cannot be read by it
     */
    RecordFormat format(String schema) {
        try {
            RecordSchema read = schemas.readValue(schema);
            return new RecordFormat(read, RowRuleCompiler.compile(read));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a schema of records", e);
        }
    }

    private Contract of(Row row) {
        return new Contract(
                row.getInteger("version"),
                row.getString("document_version"),
                row.getString("digest"),
                format(row.getString("schema")));
    }
}
