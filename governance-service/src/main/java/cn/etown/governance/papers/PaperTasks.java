package cn.etown.governance.papers;

import cn.etown.governance.sourcesystem.SourceSystems;
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
    private final InterpretationRepository interpretations;
    private final NormativeDocumentRepository documents;
    private final SourceSystems systems;
    private final AcknowledgementTerms terms;
    private final CountyTime time;

    PaperTasks(
            DocumentVersionRepository versions,
            SystemPaperRepository papers,
            InterpretationRepository interpretations,
            NormativeDocumentRepository documents,
            SourceSystems systems,
            AcknowledgementTerms terms,
            CountyTime time) {
        this.versions = versions;
        this.interpretations = interpretations;
        this.documents = documents;
        this.systems = systems;
        this.papers = papers;
        this.terms = terms;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.GOVERNOR)) {
            return drafts(caller.subject(), most);
        }
        boolean files = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> files)
                .map(unit -> acknowledgements(caller, unit, most)
                        .chain(signed -> papers.lacking(unit, AsOf.of(time.today(), time.zone()), most)
                                .chain(this::file)
                                .map(lacking -> Stream.concat(signed.stream(), lacking.stream())
                                        .sorted()
                                        .toList())))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** What others drafted waits for a governor. */
    private Uni<List<Task>> drafts(String person, int most) {
        return versions.draftsOfOthers(person, most)
                .chain(found -> documents
                        .titles(found.stream().map(DocumentVersion::document).toList())
                        .map(titles -> found.stream()
                                .map(version -> publish(version, titles.get(version.document())))
                                .toList()))
                .chain(documents -> interpretations
                        .draftsOfOthers(person, most)
                        .map(found -> Stream.concat(
                                        documents.stream(), found.stream().map(PaperTasks::publish))
                                .sorted()
                                .toList()));
    }

    private static Task publish(DocumentVersion version, String title) {
        var what = title + " v" + version.number();
        return new Task(
                        "publish-document",
                        new Text("发布或撤回规范性文件草案：" + what, "Publish or withdraw the draft of the document: " + what),
                        null,
                        null,
                        "R7.2",
                        version.path())
                .toAct("POST", version.path() + "/transitions");
    }

    private static Task publish(Interpretation draft) {
        return new Task(
                        "publish-interpretation",
                        new Text(
                                "发布或撤回条款 " + draft.clause() + " 的解释草案：" + draft.reference(),
                                "Publish or withdraw the draft of an interpretation of " + draft.clause() + ": "
                                        + draft.reference()),
                        null,
                        null,
                        "R12",
                        draft.path())
                .toAct("POST", draft.path() + "/transitions");
    }

    private Uni<List<Task>> acknowledgements(Caller caller, String unit, int most) {
        if (!caller.is(Roles.SIGNER)) {
            return Uni.createFrom().item(List.of());
        }
        return versions.unacknowledged(unit, most)
                .chain(found -> documents
                        .titles(found.stream().map(DocumentVersion::document).toList())
                        .chain(titles -> terms.of(unit)
                                .map(term -> found.stream()
                                        .map(version -> acknowledge(
                                                unit, version, term.dayFor(version), titles.get(version.document())))
                                        .toList())));
    }

    private static Task acknowledge(String unit, DocumentVersion version, LocalDate due, String title) {
        return new Task(
                        "acknowledge-document",
                        new Text("签收规范性文件：" + title, "Acknowledge the normative document: " + title),
                        unit,
                        due,
                        "R7.2",
                        version.path())
                .toAct("POST", version.path() + "/acknowledgements");
    }

    private Uni<List<Task>> file(List<MissingPapersView> lacking) {
        return systems.names(
                        lacking.stream().map(MissingPapersView::sourceSystem).toList())
                .map(names -> lacking.stream()
                        .map(each -> file(each, names.get(each.sourceSystem())))
                        .toList());
    }

    private static Task file(MissingPapersView lacking, String system) {
        int count = lacking.missing().size();
        return new Task(
                        "file-papers",
                        new Text(
                                "报送源系统 " + system + " 缺失的 " + count + " 类文档",
                                "File " + count + " papers that the source system " + system + " lacks"),
                        lacking.unit(),
                        null,
                        "R8.5",
                        "source-systems/" + lacking.sourceSystem())
                .toAct("POST", "source-systems/" + lacking.sourceSystem() + "/papers");
    }
}
