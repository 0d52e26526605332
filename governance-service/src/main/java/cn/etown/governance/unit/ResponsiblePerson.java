package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.Duty;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A person who answers for something in a unit (责任人). Of a person no more is kept than what is needed to reach them. */
@Entity
class ResponsiblePerson {

    @Id
    private UUID id;

    private String unit;
    private String name;
    private String office;

    @Enumerated(EnumType.STRING)
    private Duty duty;

    private String phone;
    private String email;
    private LocalDate fromDay;
    private LocalDate untilDay;
    private Instant registeredAt;

    @Version
    private long revision;

    protected ResponsiblePerson() {}

    ResponsiblePerson(UUID id, String unit, ResponsiblePersonRequest request, Instant registeredAt) {
        this.id = id;
        this.unit = unit;
        this.registeredAt = registeredAt;
        describe(request);
    }

    /** Takes {@code request} as all that is known of the person. */
    final void describe(ResponsiblePersonRequest request) {
        name = request.name();
        office = request.office();
        duty = request.duty();
        phone = request.contact().phone();
        email = request.contact().email();
        fromDay = request.from();
        untilDay = request.until();
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    Duty duty() {
        return duty;
    }

    long revision() {
        return revision;
    }

    ResponsiblePersonView view() {
        return new ResponsiblePersonView(
                id, unit, name, office, duty, new Contact(phone, email), fromDay, untilDay, registeredAt, revision);
    }
}
