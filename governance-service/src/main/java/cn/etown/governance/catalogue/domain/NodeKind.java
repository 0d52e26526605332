package cn.etown.governance.catalogue.domain;

import java.util.Locale;

/** The levels of the catalogue, from the roots to the leaves. */
public enum NodeKind {
    DOMAIN,
    UNIT,
    SOURCE_SYSTEM,
    INTERFACE,
    CONTRACT,
    FIELD;

    /** As references name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
