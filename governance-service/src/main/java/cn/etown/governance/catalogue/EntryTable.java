package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.EntryKind;

import java.util.List;
import java.util.UUID;

/** The table in which entries of one kind stand, as {@code e}, and how they are told apart, ordered and narrowed in SQL. */
enum EntryTable {
    UNIT(
            EntryKind.UNIT,
            "unit",
            """
            e.code as key, e.code as id, e.name as name_zh, null as name_en, e.code as unit, null as domain, null as state,
            null as interface_code, null as version, null as description, null as above""",
            "code",
            "e.code > ?",
            "e.code = upper(?)",
            "e.code = ?",
            "exists (select from source_system s where s.domain = ? and s.unit = e.code)",
            null),

    SOURCE_SYSTEM(
            EntryKind.SOURCE_SYSTEM,
            "source_system",
            """
            e.id::text as key, e.id::text as id, e.name as name_zh, null as name_en, e.unit, e.domain, e.phase as state,
            null as interface_code, null as version, null as description, null as above""",
            "id",
            "e.id > ?",
            "lower(e.name) = lower(?)",
            "e.unit = ?",
            "e.domain = ?",
            "e.phase = ?"),

    INTERFACE(
            EntryKind.INTERFACE,
            "data_interface",
            """
            e.code as key, e.code as id, e.name as name_zh, null as name_en, e.unit, e.domain, e.state,
            null as interface_code, null as version, null as description, e.source_system::text as above""",
            "code",
            "e.code > ?",
            "e.code = lower(?)",
            "e.unit = ?",
            "e.domain = ?",
            "e.state = ?"),

    CONTRACT(
            EntryKind.CONTRACT,
            "contract",
            """
            e.id::text as key, e.id::text as id, e.title as name_zh, null as name_en, e.unit,
            (select i.domain from data_interface i where i.code = e.interface_code) as domain, e.state,
            e.interface_code, e.version, null as description, e.interface_code as above""",
            "id",
            "e.id > ?",
            "e.interface_code = lower(?)",
            "e.unit = ?",
            "(select i.domain from data_interface i where i.code = e.interface_code) = ?",
            "e.state = ?"),

    FIELD(
            EntryKind.FIELD,
            "contract_field",
            """
            e.contract || '/' || e.place as key, e.name as id, coalesce(e.business_name, e.heading) as name_zh,
            e.name as name_en, e.unit, e.domain, (select c.state from contract c where c.id = e.contract) as state,
            e.interface_code, (select c.version from contract c where c.id = e.contract) as version, e.description,
            e.contract::text as above""",
            "contract, place",
            "(e.contract, e.place) > (?, ?)",
            "lower(e.name) = lower(?)",
            "e.unit = ?",
            "e.domain = ?",
            "(select c.state from contract c where c.id = e.contract) = ?");

    private static final String KEY_SEPARATOR = "/";

    private final EntryKind kind;
    private final String table;
    private final String columns;
    private final String key;
    private final String after;
    private final String exactly;
    private final String ofUnit;
    private final String ofDomain;
    private final String inState;

    EntryTable(
            EntryKind kind,
            String table,
            String columns,
            String key,
            String after,
            String exactly,
            String ofUnit,
            String ofDomain,
            String inState) {
        this.kind = kind;
        this.table = table;
        this.columns = columns;
        this.key = key;
        this.after = after;
        this.exactly = exactly;
        this.ofUnit = ofUnit;
        this.ofDomain = ofDomain;
        this.inState = inState;
    }

    EntryKind kind() {
        return kind;
    }

    String table() {
        return table;
    }

    /** What is read of an entry; among it {@code key}, by which the list goes on. */
    String columns() {
        return columns;
    }

    /** The columns by which the entries are ordered, unique together. */
    String key() {
        return key;
    }

    /** The condition of coming after a key. */
    String after() {
        return after;
    }

    /** The condition of being named exactly so. */
    String exactly() {
        return exactly;
    }

    String ofUnit() {
        return ofUnit;
    }

    String ofDomain() {
        return ofDomain;
    }

    /** {@code null} where there are no states. */
    String inState() {
        return inState;
    }

    /**
     * The values of the {@link #key} that was read as this text.
     *
     * @throws IllegalArgumentException where it is no such text
     */
    Object[] keyOf(String text) {
        return switch (this) {
            case UNIT, INTERFACE -> new Object[] {text};
            case SOURCE_SYSTEM, CONTRACT -> new Object[] {UUID.fromString(text)};
            case FIELD -> {
                var parts = List.of(text.split(KEY_SEPARATOR, 2));
                if (parts.size() != 2) {
                    throw new IllegalArgumentException(text);
                }
                yield new Object[] {UUID.fromString(parts.get(0)), Integer.valueOf(parts.get(1))};
            }
        };
    }
}
