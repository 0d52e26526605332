package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Outline;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * The migration that reads the documents of the contracts drafted before their fields were kept as rows; SQL cannot read
 * YAML. Landed with V12: what it writes does not change.
 */
public class FieldsOfEarlierContracts implements JavaMigration {

    private static final int AT_A_TIME = 100;

    private final DocumentReader reader = new DocumentReader();
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("12.1");
    }

    @Override
    public String getDescription() {
        return "fields of earlier contracts";
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
        Connection database = context.getConnection();
        try (var contracts = database.prepareStatement("select id, format, document from contract order by id");
                var title = database.prepareStatement("update contract set title = ? where id = cast(? as uuid)");
                var fields = database.prepareStatement(ContractFieldRepository.insert("?", "?"))) {
            // In a transaction the driver then holds no more than these in memory.
            contracts.setFetchSize(AT_A_TIME);
            try (var found = contracts.executeQuery()) {
                while (found.next()) {
                    write(found.getString("id"), outline(found), title, fields);
                }
            }
        }
    }

    private Outline outline(ResultSet contract) throws SQLException {
        var format = DocumentFormat.valueOf(contract.getString("format"));
        var document = reader.read(contract.getString("document"), format);
        // Neither dataset nor zone is in the outline.
        return Outline.of(ContractDocument.read(document, "", ZoneOffset.UTC));
    }

    private void write(String contract, Outline outline, PreparedStatement title, PreparedStatement fields)
            throws SQLException {
        title.setString(1, outline.title());
        title.setString(2, contract);
        title.executeUpdate();
        fields.setString(1, ContractFieldRepository.rows(outline, json));
        fields.setString(2, contract);
        fields.executeUpdate();
    }
}
