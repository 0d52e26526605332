package cn.etown.governance.contract;

import cn.etown.kit.problem.Refusal;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * A migration that reads the documents of the contracts drafted before something of them was kept; SQL cannot read YAML. What
 * cannot be read says nothing here: it is right or wrong elsewhere, and the service starts without it.
 */
public abstract class EarlierContracts implements JavaMigration {

    private static final Logger LOG = Logger.getLogger(EarlierContracts.class);

    private static final int AT_A_TIME = 100;

    private final MigrationVersion version;
    private final String description;
    private final DocumentReader reader = new DocumentReader();

    protected EarlierContracts(String version, String description) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
    }

    /** What is to be written of one contract. */
    @FunctionalInterface
    protected interface Each {

        /** @param written the document's top level; empty where it cannot be read */
        void write(String contract, Map<?, ?> written) throws SQLException;
    }

    /** Reads every contract in the order of their ids. */
    protected final void forEach(Connection database, Each each) throws SQLException {
        try (var contracts = database.prepareStatement("select id, format, document from contract order by id")) {
            // In a transaction the driver then holds no more than these in memory.
            contracts.setFetchSize(AT_A_TIME);
            try (var found = contracts.executeQuery()) {
                while (found.next()) {
                    String id = found.getString("id");
                    var format = DocumentFormat.valueOf(found.getString("format"));
                    each.write(id, read("contract " + id, found.getString("document"), format));
                }
            }
        }
    }

    /**
     * The top level of a document; empty where it cannot be read.
     *
     * @param of what the log calls it
     */
    protected final Map<?, ?> read(String of, String document, DocumentFormat format) {
        try {
            return reader.read(document, format) instanceof Map<?, ?> written ? written : Map.of();
        } catch (Refusal unreadable) {
            LOG.warnf(unreadable, "The document of %s cannot be read", of);
            return Map.of();
        }
    }

    @Override
    public final MigrationVersion getVersion() {
        return version;
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final Integer getChecksum() {
        return null;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public abstract void migrate(Context context) throws SQLException;
}
