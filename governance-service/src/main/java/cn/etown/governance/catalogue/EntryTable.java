package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.EntryKind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table in which entries of one kind stand, as {@code e}, and how they are told apart, ordered and narrowed in SQL. */
enum EntryTable {
    UNIT(
            EntryKind.UNIT,
            "unit",
            """
            e.code as key, e.code as id, e.name as name_zh, e.name_en, e.code as unit, null as domain, null as state,
            null as interface_code, null as version, null as description, null as above,
            null as sensitivity_class, null as personal_data""",
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
            e.id::text as key, e.id::text as id, e.name as name_zh, e.name_en, e.unit, e.domain, e.phase as state,
            null as interface_code, null as version, null as description, null as above,
            null as sensitivity_class, null as personal_data""",
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
            e.code as key, e.code as id, e.name as name_zh, e.name_en, e.unit, e.domain, e.state,
            null as interface_code, null as version, null as description, e.source_system::text as above,
            null as sensitivity_class, null as personal_data""",
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
            e.domain, e.state, e.interface_code, e.version, null as description, e.interface_code as above,
            null as sensitivity_class, null as personal_data""",
            "id",
            "e.id > ?",
            "e.interface_code = lower(?)",
            "e.unit = ?",
            "e.domain = ?",
            "e.state = ?"),

    FIELD(
            EntryKind.FIELD,
            "contract_field",
            """
            e.contract || '/' || e.place as key, e.name as id, coalesce(e.business_name, e.heading) as name_zh,
            e.name as name_en, e.unit, e.domain, (select c.state from contract c where c.id = e.contract) as state,
            e.interface_code, (select c.version from contract c where c.id = e.contract) as version, e.description,
            e.contract::text as above,
            (select k.sensitivity_class from field_class k where k.interface_code = e.interface_code and k.field = e.name)
                as sensitivity_class,
            (select k.personal_data from field_class k where k.interface_code = e.interface_code and k.field = e.name)
                as personal_data""",
            "contract, place",
            "(e.contract, e.place) > (?, ?)",
            "lower(e.name) = lower(?)",
            "e.unit = ?",
            "e.domain = ?",
            "(select c.state from contract c where c.id = e.contract) = ?") {

        @Override
        void narrowList(Statement list, Optional<Object[]> after, EntryFilter filter) {
            inSight(list, filter);
            if (filter.domain() != null) {
                list.add("and e.domain = ?", filter.domain().name());
            }
            if (filter.state() != null) {
                list.add(
                        "and e.contract in (select c.id from contract c where c.state = ? and c.id >= ?)",
                        filter.state().name(),
                        after.map(key -> key[0]).orElse(FIRST));
            }
        }

        @Override
        String wordsBut(String query, String name) {
            return NAME.matcher(name).matches() ? query + " & !'=" + name.toLowerCase(Locale.ROOT) + "'" : query;
        }
    };

    private static final UUID FIRST = new UUID(0, 0);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
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

    /** The same in the table, told apart from what is read. */
    String order() {
        return Arrays.stream(key.split(", ")).map(column -> "e." + column).collect(Collectors.joining(", "));
    }

    /** The condition of coming after a key. */
    String after() {
        return after;
    }

    /** The condition of being named exactly so. */
    String exactly() {
        return exactly;
    }

    /** Adds the conditions of the unit, and of being what a data user can apply for, of any unit or but of their own. */
    void inSight(Statement statement, EntryFilter filter) {
        if (filter.unit() != null) {
            statement.add("and " + ofUnit, filter.unit());
        }
        if (filter.applicable()) {
            statement.add("and " + applicable());
        }
        if (filter.own() != null) {
            statement.add("and (" + ofUnit + " or " + applicable() + ")", filter.own());
        }
    }

    /** The condition of being what a data user can apply for: of an interface that is ONLINE, as its contract in force has it. */
    private String applicable() {
        return switch (this) {
            case INTERFACE -> "e.state = 'ONLINE'";
            case FIELD ->
                "exists (select from contract c join data_interface i on i.code = c.interface_code"
                        + " where c.id = e.contract and c.state = 'IN_FORCE' and i.state = 'ONLINE')";
            default -> "false";
        };
    }

    /** Adds the conditions of unit, domain and state, in the form in which each entry is looked at by itself. */
    void narrow(Statement statement, EntryFilter filter) {
        inSight(statement, filter);
        if (filter.domain() != null) {
            statement.add("and " + ofDomain, filter.domain().name());
        }
        if (filter.state() != null) {
            statement.add("and " + inState, filter.state().name());
        }
    }

    /**
     * Adds the same conditions, in the form in which the database finds the few that hold among all.
     *
     * @param after the key after which the list goes on
     */
    void narrowList(Statement list, Optional<Object[]> after, EntryFilter filter) {
        narrow(list, filter);
    }

    /** The question for words without those that have just this name, where there may be too many to look at each. */
    String wordsBut(String query, String name) {
        return query;
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
