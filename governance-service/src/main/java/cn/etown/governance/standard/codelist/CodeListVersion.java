package cn.etown.governance.standard.codelist;

import cn.etown.governance.standard.StandardVersion;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;

import java.time.Instant;
import java.util.UUID;

/** One version of a code list (代码集); its entries are kept beside it. */
@Entity
class CodeListVersion extends StandardVersion {

    private String nameZh;
    private String nameEn;
    private String source;
    private int entries;
    private Instant changedAt;

    protected CodeListVersion() {}

    CodeListVersion(UUID id, int number, CodeListRequest request, Caller author, Instant draftedAt) {
        super(id, request.code(), number, author, draftedAt);
        this.nameZh = request.nameZh();
        this.nameEn = request.nameEn();
        this.source = request.source();
        this.changedAt = draftedAt;
    }

    /** Notes that its entries were changed and how many there are now. */
    void hold(int entriesNow, Instant at) {
        entries = entriesNow;
        changedAt = at;
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
