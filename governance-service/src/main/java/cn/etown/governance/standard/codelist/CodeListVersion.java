package cn.etown.governance.standard.codelist;

import cn.etown.governance.standard.StandardVersion;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** One version of a code list (代码集); its entries are kept beside it. */
@Entity
class CodeListVersion extends StandardVersion {

    private String nameZh;
    private String nameEn;
    private String source;
    private int entries;
    private Instant changedAt;
    private String[] editors = {};

    protected CodeListVersion() {}

    CodeListVersion(UUID id, int number, CodeListRequest request, Caller author, Instant draftedAt) {
        super(id, request.code(), number, author, draftedAt);
        this.nameZh = request.nameZh();
        this.nameEn = request.nameEn();
        this.source = request.source();
        this.changedAt = draftedAt;
    }

    /** Notes how many entries it has. */
    void hold(int entriesNow, Instant at) {
        entries = entriesNow;
        changedAt = at;
    }

    /** Notes who changed its entries. */
    void editedBy(Caller who) {
        editors = Stream.concat(Stream.of(editors), Stream.of(who.subject()))
                .distinct()
                .toArray(String[]::new);
    }

    @Override
    protected Stream<String> writers() {
        return Stream.concat(super.writers(), Stream.of(editors));
    }

    @Override
    public String path() {
        return "code-list-versions/" + id();
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }

    String source() {
        return source;
    }

    int entries() {
        return entries;
    }

    Instant changedAt() {
        return changedAt;
    }
}
