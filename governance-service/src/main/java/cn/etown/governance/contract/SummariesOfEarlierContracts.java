package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Outline;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * The migration that reads what the contracts drafted before say of themselves: summary, tags and theme. Landed with V28: what
 * it writes does not change.
 */
public class SummariesOfEarlierContracts implements JavaMigration {

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

    private void write(ResultSet contract, PreparedStatement update) throws SQLException {
        var outline = outline(contract);
        update.setString(1, outline.summary());
        update.setArray(
                2, update.getConnection().createArrayOf("text", outline.tags().toArray()));
        update.setString(3, outline.theme());
        update.setString(4, contract.getString("id"));
        update.executeUpdate();
    }

    private Outline outline(ResultSet contract) throws SQLException {
        var format = DocumentFormat.valueOf(contract.getString("format"));
        var document = reader.read(contract.getString("document"), format);
        // Neither dataset nor zone is in the outline.
        return Outline.of(ContractDocument.read(document, "", ZoneOffset.UTC));
    }
}
