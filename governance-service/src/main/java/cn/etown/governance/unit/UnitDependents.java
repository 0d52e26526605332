package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitRole;
import io.smallrye.mutiny.Uni;

import java.util.List;

/** Knows what of a unit lives because of one of its roles: a feature that this one may not ask by name. */
public interface UnitDependents {

    /** The role without which there could be none of it. */
    UnitRole role();

    /** The paths of what lives, at most so many as a refusal names. */
    Uni<List<String>> livingOf(String unit, int most);
}
