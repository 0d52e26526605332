package cn.etown.governance.legal;

import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Governors review legal records: those that are new, and those whose review ends or has ended (R5.3). */
@ApplicationScoped
class LegalTasks implements TaskSource {

    private final LegalRecordRepository repository;
    private final Interfaces interfaces;
    private final LegalSettings settings;
    private final CountyTime time;

    LegalTasks(LegalRecordRepository repository, Interfaces interfaces, LegalSettings settings, CountyTime time) {
        this.repository = repository;
        this.interfaces = interfaces;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (!caller.is(Roles.GOVERNOR)) {
            return Uni.createFrom().item(List.of());
        }
        var warned = time.today().plusDays(settings.warningDays());
        return repository
                .toReview(most)
                .chain(submitted -> repository
                        .endingBy(warned, most)
                        .chain(ending -> labels(submitted, ending)
                                .map(labels -> Stream.concat(
                                                submitted.stream().map(record -> first(record, labels)),
                                                ending.stream().map(record -> anew(record, labels)))
                                        .sorted()
                                        .toList())));
    }

    private Uni<Map<String, String>> labels(List<LegalRecord> submitted, List<LegalRecord> ending) {
        return interfaces.labels(Stream.concat(submitted.stream(), ending.stream())
                .map(LegalRecord::interfaceCode)
                .toList());
    }

    private static Task first(LegalRecord record, Map<String, String> labels) {
        var label = labels.get(record.interfaceCode());
        return new Task(
                        "review-legal-record",
                        new Text("审查接口 " + label + " 的法律依据与风险", "Review the legal basis of the interface " + label),
                        null,
                        record.reviewDue(),
                        "R5.3",
                        record.path())
                .toAct("POST", record.path() + "/transitions");
    }

    private static Task anew(LegalRecord record, Map<String, String> labels) {
        var label = labels.get(record.interfaceCode());
        return new Task(
                        "review-legal-record-anew",
                        new Text(
                                "重新审查接口 " + label + " 的法律依据与风险",
                                "Review the legal basis of the interface " + label + " anew"),
                        null,
                        record.reviewedUntil(),
                        "R5.3",
                        record.path())
                .toAct("POST", record.path() + "/transitions");
    }
}
