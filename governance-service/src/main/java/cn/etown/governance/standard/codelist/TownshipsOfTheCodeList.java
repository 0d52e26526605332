package cn.etown.governance.standard.codelist;

import cn.etown.governance.unit.Townships;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Townships are those of the code list of administrative divisions, which each county fills with its own (R2, R3.2b). */
@ApplicationScoped
class TownshipsOfTheCodeList implements Townships {

    private static final String DIVISIONS = "administrative-divisions";

    private final CodeEntryRepository entries;
    private final CountyTime time;

    TownshipsOfTheCodeList(CodeEntryRepository entries, CountyTime time) {
        this.entries = entries;
        this.time = time;
    }

    @Override
    public Uni<Optional<String>> nameOf(String code) {
        return entries.nameInUse(DIVISIONS, code, time.today());
    }
}
