package cn.etown.governance.access;

import cn.etown.governance.history.Person;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What was applied for, as it was stated at one time. Never changed; the database refuses it too. */
@Entity
@Immutable
@Table(name = "grant_terms")
class GrantTermsVersion {

    @Id
    private UUID id;

    private UUID grantId;
    private int number;
    private String purpose;
    private String[] fields;

    @Convert(converter = FilterConverter.class)
    private List<FilterCondition> filter;

    private long recordsPerDay;
    private int requestsPerDay;
    private LocalDate beginsOn;
    private LocalDate endsOn;
    private String statedBy;
    private String statedByName;
    private Instant statedAt;

    protected GrantTermsVersion() {}

    /** @param number which version of the grant's terms it is, counted from 1 */
    GrantTermsVersion(UUID id, AccessGrant of, int number, Caller statedBy, Instant statedAt) {
        var terms = of.terms();
        this.id = id;
        this.grantId = of.id();
        this.number = number;
        this.purpose = terms.purpose();
        this.fields = terms.fields().toArray(String[]::new);
        this.filter = terms.filter();
        this.recordsPerDay = terms.quota().recordsPerDay();
        this.requestsPerDay = terms.quota().requestsPerDay();
        this.beginsOn = terms.from();
        this.endsOn = terms.until();
        this.statedBy = statedBy.subject();
        this.statedByName = statedBy.name();
        this.statedAt = statedAt;
    }

    int number() {
        return number;
    }

    GrantTermsVersionView view() {
        var terms = new GrantTerms(
                purpose, List.of(fields), filter, new Quota(recordsPerDay, requestsPerDay), beginsOn, endsOn);
        return new GrantTermsVersionView(number, terms, Person.of(statedBy, statedByName), statedAt);
    }
}
