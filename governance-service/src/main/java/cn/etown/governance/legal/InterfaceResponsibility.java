package cn.etown.governance.legal;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** Who answers for an interface from a moment on (接口责任人). Never changed: a change names another one. */
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

    protected InterfaceResponsibility() {}

    InterfaceResponsibility(
            UUID id, String interfaceCode, NameResponsibilityRequest request, Caller signer, Instant namedAt) {
        this.id = id;
        this.interfaceCode = interfaceCode;
        this.office = request.office();
        this.duty = request.duty();
        this.contact = request.contact();
        this.namedBy = signer.name();
        this.namedAt = namedAt;
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

    InterfaceResponsibilityView view() {
        return new InterfaceResponsibilityView(id, interfaceCode, office, duty, contact, namedBy, namedAt);
    }
}
