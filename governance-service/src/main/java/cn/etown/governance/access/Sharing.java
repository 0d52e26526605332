package cn.etown.governance.access;

import cn.etown.governance.classification.ClassifiedField;
import cn.etown.governance.classification.domain.SensitivityClass;

import java.util.List;

/** How the fields that a grant touches are shared, as they are classified today. */
record Sharing(List<ClassifiedField> fields) {

    Sharing {
        fields = List.copyOf(fields);
    }

    /** Important data are given only where their provider consents. */
    boolean asksConsent() {
        return !important().isEmpty();
    }

    /** The fields whose provider is asked, by name. */
    List<String> important() {
        return fields.stream()
                .filter(field -> field.sensitivityClass() == SensitivityClass.IMPORTANT)
                .map(ClassifiedField::name)
                .sorted()
                .toList();
    }

    /** Whether anything is touched that is not shared without conditions: above L2, or of a person. */
    boolean isConditional() {
        return fields.stream()
                .anyMatch(field -> field.personalData() || SensitivityClass.L2.isBelow(field.sensitivityClass()));
    }
}
