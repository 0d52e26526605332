package cn.etown.governance.standing;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.json.Digests;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** A version of the center's responsibility agreement (责任书). Published, it never changes; the database refuses it too. */
@Entity
@Immutable
class Agreement {

    @Id
    private long version;

    private String title;
    private String text;
    private String digest;
    private LocalDate validFrom;
    private int termMonths;
    private Instant publishedAt;
    private String publisher;
    private String publisherName;

    protected Agreement() {}

    Agreement(long version, PublishAgreementRequest request, Instant publishedAt, Caller publisher) {
        this.version = version;
        this.title = request.title();
        this.text = request.text();
        this.digest = Digests.text(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
        this.validFrom = request.validFrom();
        this.termMonths = request.termMonths();
        this.publishedAt = publishedAt;
        this.publisher = publisher.subject();
        this.publisherName = publisher.name();
    }

    long version() {
        return version;
    }

    String digest() {
        return digest;
    }

    /** The last day of a signing on {@code day}: the term counts that day. */
    LocalDate lastDayOfSigning(LocalDate day) {
        return day.plusMonths(termMonths).minusDays(1);
    }

    AgreementView view() {
        return new AgreementView(
                version, title, text, digest, validFrom, termMonths, publishedAt, new Person(publisher, publisherName));
    }
}
