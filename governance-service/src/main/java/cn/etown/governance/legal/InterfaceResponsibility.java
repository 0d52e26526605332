package cn.etown.governance.legal;

import cn.etown.governance.unit.ResponsiblePersonView;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That one of the unit's responsible people answers for an interface from a day on (接口责任人). Never changed: a change names
 * another one. What was named by office and duty before people stood on the register has no person and no days.
 */
@Entity
@Immutable
class InterfaceResponsibility {

    @Id
    private UUID id;

    private String interfaceCode;
    private String office;
    private String duty;
    private String contact;
    private String namedBy;
    private Instant namedAt;
    private UUID person;
    private LocalDate fromDay;
    private LocalDate untilDay;

    protected InterfaceResponsibility() {}

    InterfaceResponsibility(
            UUID id, String interfaceCode, ResponsiblePersonView person, LocalDate fromDay, LocalDate untilDay) {
        this.id = id;
        this.interfaceCode = interfaceCode;
        this.office = person.office();
        this.duty = person.duty().title().zh();
        this.person = person.id();
        this.fromDay = fromDay;
        this.untilDay = untilDay;
    }

    InterfaceResponsibility namedBy(Caller signer, Instant at) {
        namedBy = signer.name();
        namedAt = at;
        return this;
    }

    UUID id() {
        return id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String office() {
        return office;
    }

    String duty() {
        return duty;
    }

    /** @param reach how the person is reached, as the register has it now; {@code null} where none is named */
    InterfaceResponsibilityView view(String reach) {
        return new InterfaceResponsibilityView(
                id,
                interfaceCode,
                person,
                office,
                duty,
                person == null ? contact : reach,
                fromDay,
                untilDay,
                namedBy,
                namedAt);
    }
}
