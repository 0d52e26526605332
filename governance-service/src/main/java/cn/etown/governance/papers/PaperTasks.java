package cn.etown.governance.papers;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Signers acknowledge what was published; the unit's people file the papers that its source systems lack. */
@ApplicationScoped
class PaperTasks implements TaskSource {

    private final DocumentVersionRepository versions;
    private final SystemPaperRepository papers;
    private final AcknowledgementTerms terms;
    private final CountyTime time;

    PaperTasks(
            DocumentVersionRepository versions,
            SystemPaperRepository papers,
            AcknowledgementTerms terms,
            CountyTime time) {
        this.versions = versions;
        this.papers = papers;
        this.terms = terms;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        boolean files = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> files)
                .map(unit -> acknowledgements(caller, unit, most)
                        .chain(signed -> papers.lacking(unit, AsOf.of(time.today(), time.zone()), most)
                                .map(lacking -> Stream.concat(
                                                signed.stream(),
                                                lacking.stream().map(PaperTasks::file))
                                        .sorted()
                                        .toList())))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> acknowledgements(Caller caller, String unit, int most) {
        if (!caller.is(Roles.SIGNER)) {
            return Uni.createFrom().item(List.of());
        }
        return versions.unacknowledged(unit, most)
                .chain(found -> terms.of(unit)
                        .map(term -> found.stream()
                                .map(version -> acknowledge(unit, version, term.dayFor(version)))
                                .toList()));
    }

    private static Task acknowledge(String unit, DocumentVersion version, LocalDate due) {
        return new Task(
                "acknowledge-document",
                new Text("签收规范性文件", "Acknowledge a normative document"),
                unit,
                due,
                "R7.2",
                version.path());
    }

    private static Task file(MissingPapersView lacking) {
        int count = lacking.missing().size();
        return new Task(
                "file-papers",
                new Text("报送源系统缺失的 " + count + " 类文档", "File " + count + " papers that a source system lacks"),
                lacking.unit(),
                null,
                "R8.5",
                "source-systems/" + lacking.sourceSystem());
    }
}
