package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Outline;
import cn.etown.kit.problem.Refusal;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jboss.logging.Logger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The migration that reads what the contracts drafted before say of themselves: summary, tags and theme. Landed with V28: what
 * it writes does not change.
 */
public class SummariesOfEarlierContracts implements JavaMigration {

    private static final Logger LOG = Logger.getLogger(SummariesOfEarlierContracts.class);

    private static final int AT_A_TIME = 100;

    private final DocumentReader reader = new DocumentReader();

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("28.1");
    }

    @Override
    public String getDescription() {
        return "summaries of earlier contracts";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var database = context.getConnection();
        try (var contracts = database.prepareStatement("select id, format, document from contract order by id");
                var update = database.prepareStatement(
                        "update contract set summary = ?, tags = ?, theme = ? where id = cast(? as uuid)")) {
            // In a transaction the driver then holds no more than these in memory.
            contracts.setFetchSize(AT_A_TIME);
            try (var found = contracts.executeQuery()) {
                while (found.next()) {
                    write(found, update);
                }
            }
        }
    }

    /** A document that cannot be read says nothing here: it is right or wrong elsewhere, and the service starts without it. */
    private void write(ResultSet contract, PreparedStatement update) throws SQLException {
        var written = document(contract);
        update.setString(1, Outline.summary(written));
        update.setArray(
                2,
                update.getConnection()
                        .createArrayOf("text", Outline.tags(written).toArray()));
        update.setString(3, theme(written));
        update.setString(4, contract.getString("id"));
        update.executeUpdate();
    }

    private Map<?, ?> document(ResultSet contract) throws SQLException {
        String text = contract.getString("document");
        var format = DocumentFormat.valueOf(contract.getString("format"));
        try {
            return reader.read(text, format) instanceof Map<?, ?> written ? written : Map.of();
        } catch (Refusal unreadable) {
            LOG.warnf(unreadable, "The document of contract %s cannot be read", contract.getString("id"));
            return Map.of();
        }
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
