package cn.etown.governance.standard.template;

import cn.etown.governance.contract.DocumentFormat;
import cn.etown.governance.contract.DocumentReader;
import cn.etown.governance.standard.domain.WrittenReferences;
import cn.etown.kit.problem.Refusal;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The migration that reads which data elements the fields of the contracts mean that were drafted before that was kept. Landed
 * with V29: what it writes does not change.
 */
public class ElementsOfEarlierContracts implements JavaMigration {

    private static final Logger LOG = Logger.getLogger(ElementsOfEarlierContracts.class);

    private static final int AT_A_TIME = 100;

    private final DocumentReader reader = new DocumentReader();

    /** A version of a standard. */
    private record Standard(String version, boolean held, Map<String, String> elements) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("29.1");
    }

    @Override
    public String getDescription() {
        return "elements of earlier contracts";
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
        var standards = standards(database);
        try (var contracts = database.prepareStatement("select id, format, document from contract order by id");
                var insert = database.prepareStatement(
                        "insert into field_element (contract, field, element) values (cast(? as uuid), ?, ?)")) {
            // In a transaction the driver then holds no more than these in memory.
            contracts.setFetchSize(AT_A_TIME);
            try (var found = contracts.executeQuery()) {
                while (found.next()) {
                    String contract = found.getString("id");
                    var format = DocumentFormat.valueOf(found.getString("format"));
                    var written = references("contract " + contract, found.getString("document"), format);
                    write(contract, meant(written, standards), insert);
                }
            }
        }
    }

    /** The versions of each standard, oldest first. */
    private Map<String, List<Standard>> standards(Connection database) throws SQLException {
        var standards = new HashMap<String, List<Standard>>();
        try (var versions = database.prepareStatement(
                        "select code, version, holds_from <= current_date as held, document from standard_interface_version"
                                + " order by code, number");
                var found = versions.executeQuery()) {
            while (found.next()) {
                String code = found.getString("code");
                String version = found.getString("version");
                var document = Optional.ofNullable(found.getString("document"))
                        .orElseGet(() -> StandardInterfaceVersion.delivered(code, version));
                // The places for the interface and the zone would be no YAML everywhere.
                var written = references(
                        "standard " + code, document.replaceAll("\\$\\{([a-z]+)}", "$1"), DocumentFormat.YAML);
                standards
                        .computeIfAbsent(code, first -> new ArrayList<>())
                        .add(new Standard(version, found.getBoolean("held"), written.elements()));
            }
        }
        return standards;
    }

    private static Map<String, String> meant(WrittenReferences written, Map<String, List<Standard>> standards) {
        var meant = new HashMap<String, String>();
        written.standard()
                .ifPresent(named -> version(standards.getOrDefault(named.code(), List.of()), named.version())
                        .forEach((field, element) -> {
                            if (written.fields().contains(field)) {
                                meant.put(field, element);
                            }
                        }));
        meant.putAll(written.elements());
        return meant;
    }

    /** What the version means, or where none is named the one that holds; the first where none does yet. */
    private static Map<String, String> version(List<Standard> versions, String named) {
        return versions.stream()
                .filter(one -> named == null ? one.held() : one.version().equals(named))
                .reduce((earlier, later) -> later)
                .or(() -> versions.stream().filter(one -> named == null).findFirst())
                .map(Standard::elements)
                .orElse(Map.of());
    }

    /** A document that cannot be read refers to nothing. */
    private WrittenReferences references(String of, String document, DocumentFormat format) {
        try {
            return WrittenReferences.in(reader.read(document, format));
        } catch (Refusal unreadable) {
            LOG.warnf(unreadable, "The document of %s cannot be read", of);
            return WrittenReferences.in(Map.of());
        }
    }

    private static void write(String contract, Map<String, String> elements, PreparedStatement insert)
            throws SQLException {
        for (var each : elements.entrySet()) {
            insert.setString(1, contract);
            insert.setString(2, each.getKey());
            insert.setString(3, each.getValue());
            insert.addBatch();
        }
        insert.executeBatch();
    }
}
