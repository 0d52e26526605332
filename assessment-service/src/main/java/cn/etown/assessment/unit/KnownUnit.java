package cn.etown.assessment.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A unit that governance has on its register. */
@Entity
class KnownUnit {

    @Id
    private String code;

    private String name;

    protected KnownUnit() {}

    String code() {
        return code;
    }

    String name() {
        return name;
    }
}
