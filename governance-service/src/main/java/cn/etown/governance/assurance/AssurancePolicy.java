package cn.etown.governance.assurance;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One version of what is asked of an interface (保障策略). Never changed; the database refuses it too. */
@Entity
@Immutable
class AssurancePolicy {

    @Id
    private UUID id;

    private String interfaceCode;
    private int number;
    private LocalDate holdsFrom;

    @Convert(converter = TermsConverter.class)
    private PolicyTerms terms;

    private String reason;
    private String author;
    private String authorName;
    private Instant setAt;

    protected AssurancePolicy() {}

    AssurancePolicy(
            UUID id,
            String interfaceCode,
            int number,
            SetAssurancePolicyRequest request,
            Caller author,
            Instant setAt) {
        this.id = id;
        this.interfaceCode = interfaceCode;
        this.number = number;
        this.holdsFrom = request.holdsFrom();
        this.terms = request.terms();
        this.reason = request.reason();
        this.author = author.subject();
        this.authorName = author.name();
        this.setAt = setAt;
    }

    UUID id() {
        return id;
    }

    /** How audit and links name it. */
    String path() {
        return "assurance-policies/" + id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    int number() {
        return number;
    }

    LocalDate holdsFrom() {
        return holdsFrom;
    }

    PolicyTerms terms() {
        return terms;
    }

    AssurancePolicyView view() {
        return new AssurancePolicyView(id, interfaceCode, number, holdsFrom, terms, reason, authorName, setAt);
    }
}
