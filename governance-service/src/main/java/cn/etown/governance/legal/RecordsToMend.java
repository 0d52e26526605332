package cn.etown.governance.legal;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** Legal records that were returned and that their units did not mend in time (R5.3). */
@ApplicationScoped
class RecordsToMend implements TimedDuties {

    private final LegalRecordRepository repository;

    RecordsToMend(LegalRecordRepository repository) {
        this.repository = repository;
    }

    @Override
    public String name() {
        return "legal-records-to-mend";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return repository
                .notMended(today, MissedPage.idAfter(after), most)
                .map(found -> MissedPage.of(found, most, LegalRecord::id, LegalRecord::missedMending));
    }
}
