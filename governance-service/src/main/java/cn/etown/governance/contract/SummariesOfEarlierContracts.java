package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Outline;
import org.flywaydb.core.api.migration.Context;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The migration that reads what the contracts drafted before say of themselves: summary, tags and theme. Landed with V28: what
 * it writes does not change.
 */
public class SummariesOfEarlierContracts extends EarlierContracts {

    public SummariesOfEarlierContracts() {
        super("28.1", "summaries of earlier contracts");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var database = context.getConnection();
        try (var update = database.prepareStatement(
                "update contract set summary = ?, tags = ?, theme = ? where id = cast(? as uuid)")) {
            forEach(database, (contract, written) -> write(contract, written, update));
        }
    }

    private static void write(String contract, Map<?, ?> written, PreparedStatement update) throws SQLException {
        update.setString(1, Outline.summary(written));
        update.setArray(
                2,
                update.getConnection()
                        .createArrayOf("text", Outline.tags(written).toArray()));
        update.setString(3, theme(written));
        update.setString(4, contract);
        update.executeUpdate();
    }

    /** Of one that stands there twice the last counts. */
    private static String theme(Map<?, ?> written) {
        return items(written.get("schema"))
                .limit(1)
                .flatMap(object -> items(object.get("customProperties")))
                .filter(property -> "theme".equals(property.get("property")))
                .map(property -> property.get("value"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static Stream<Map<?, ?>> items(Object list) {
        return list instanceof List<?> all
                ? all.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }
}
