package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.EntryKind;
import cn.etown.governance.catalogue.domain.EntryState;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries of the catalogue a list shows. */
public class EntryFilter {

    @QueryParam("q")
    @Size(min = 1, max = 100)
    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
    @Parameter(
            description = "检索词: in codes, names, headings, business names and descriptions; Chinese from the first"
                    + " character, words in English by how they begin",
            example = "销售金额")
    String search;

    @QueryParam("kind")
    @Parameter(description = "类别: only those of this kind")
    EntryKind kind;

    @QueryParam("domain")
    @Parameter(description = "域: only what is of this domain")
    DataDomain domain;

    @QueryParam("unit")
    @Pattern(regexp = "^[0-9A-Z]{18}$")
    @Parameter(description = "所属单位: only what is of this unit", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("state")
    @Parameter(
            description =
                    "状态: only what is in this state: phase of a source system, state of an interface or contract; a"
                            + " field is in that of its contract")
    EntryState state;

    @QueryParam("applicable")
    @Parameter(
            description =
                    "可申请: only interfaces that are ONLINE, and the fields of their contracts in force; for the role user those of"
                            + " every unit, and always for who has no other role",
            example = "true")
    boolean applicable;

    private String own;

    /** Whether only what a data user can apply for is looked for. */
    boolean applicable() {
        return applicable;
    }

    /** The same filter for who may find what they can apply for, and nothing else. */
    void restrictToApplicable() {
        applicable = true;
    }

    /** What is looked for, or {@code null}, as the others. */
    String search() {
        return search;
    }

    DataDomain domain() {
        return domain;
    }

    String unit() {
        return unit;
    }

    EntryState state() {
        return state;
    }

    /** The same filter for people of {@code code}, who see their own whatever they ask for. */
    void restrictTo(String code) {
        unit = code;
    }

    /** The same filter for who provides the data of {@code code} and may apply for those of others. */
    void restrictToApplicableBeside(String code) {
        own = code;
    }

    /** The unit beside whose entries only what a data user can apply for is looked for, or {@code null}. */
    String own() {
        return own;
    }

    /** Whether entries of this kind can be among what it lets through. */
    boolean mayHold(EntryKind other) {
        return (kind == null || kind == other)
                && (state == null || state.isOf(other))
                && (!applicable || other == EntryKind.INTERFACE || other == EntryKind.FIELD);
    }
}
