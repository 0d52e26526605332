package cn.etown.governance.standard.template;

import cn.etown.governance.contract.DocumentFormat;
import cn.etown.governance.contract.EarlierContracts;
import cn.etown.governance.standard.domain.WrittenReferences;
import org.flywaydb.core.api.migration.Context;

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
public class ElementsOfEarlierContracts extends EarlierContracts {

    /** A version of a standard. */
    private record Standard(String version, boolean held, Map<String, String> elements) {}

    public ElementsOfEarlierContracts() {
        super("29.1", "elements of earlier contracts");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var database = context.getConnection();
        var standards = standards(database);
        try (var insert = database.prepareStatement(
                "insert into field_element (contract, field, element) values (cast(? as uuid), ?, ?)")) {
            forEach(
                    database,
                    (contract, written) -> write(contract, meant(WrittenReferences.in(written), standards), insert));
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
                var written = WrittenReferences.in(
                        read("standard " + code, document.replaceAll("\\$\\{([a-z]+)}", "$1"), DocumentFormat.YAML));
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
