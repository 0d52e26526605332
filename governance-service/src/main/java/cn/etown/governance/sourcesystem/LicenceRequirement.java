package cn.etown.governance.sourcesystem;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.governance.requirement.Requirement;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An interface of an external source is online only while the licence of the source holds (R5.3). */
@ApplicationScoped
class LicenceRequirement implements Requirement {

    private final SourceSystemRepository repository;
    private final LicenceVersionRepository versions;
    private final CountyTime time;

    LicenceRequirement(SourceSystemRepository repository, LicenceVersionRepository versions, CountyTime time) {
        this.repository = repository;
        this.versions = versions;
        this.time = time;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        return repository
                .list(
                        "id in ?1",
                        candidates.stream()
                                .map(Candidate::sourceSystem)
                                .distinct()
                                .toList())
                .map(systems -> systems.stream().collect(Collectors.toMap(SourceSystem::id, this::missing)))
                .map(missing -> candidates.stream()
                        .collect(Collectors.toMap(
                                Candidate::interfaceCode, candidate -> missing.get(candidate.sourceSystem()))));
    }

    /** The licence that was accepted; a source of the county's own has none. */
    @Override
    public Uni<List<String>> shownBy(Candidate candidate) {
        return versions.accepted(candidate.sourceSystem())
                .map(accepted -> accepted == null ? List.of() : List.of(accepted.path()));
    }

    private List<Missing> missing(SourceSystem system) {
        if (system.domain() != DataDomain.EXTERNAL || holds(system.licence(), time.today())) {
            return List.of();
        }
        var how = system.licence() == null
                ? new Text(
                        "外部数据资源没有许可或法律依据；由单位或操作员提交",
                        "The external source has no licence; the unit or the operator files one")
                : new Text(
                        "外部数据资源的许可已于 " + system.licence().until() + " 到期；由单位或操作员提交续期",
                        "The licence of the external source ended on "
                                + system.licence().until() + "; the unit or the operator renews it");
        return List.of(new Missing("licence", how, "R5.3", Ower.UNIT));
    }

    private static boolean holds(Licence licence, LocalDate today) {
        return licence != null && (licence.until() == null || !licence.until().isBefore(today));
    }
}
