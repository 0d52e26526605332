package cn.etown.governance.standard.mapping;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.standard.codelist.CodeLists;
import cn.etown.governance.standard.domain.Doubles;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.json.Digests;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.time.CountyTime;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Own codes of units that are in no mapping (未映射代码, R5.4): told by the data that came, and by the units' own tables. */
@ApplicationScoped
public class UnmappedCodes {

    private final UnmappedCodeRepository repository;
    private final Units units;
    private final CodeLists codeLists;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Callers callers;
    private final Audit audit;
    private final CountyTime time;
    private final ObjectMapper json;

    UnmappedCodes(
            UnmappedCodeRepository repository,
            Units units,
            CodeLists codeLists,
            ClockSettings clocks,
            Breaches breaches,
            Callers callers,
            Audit audit,
            CountyTime time,
            ObjectMapper json) {
        this.repository = repository;
        this.units = units;
        this.codeLists = codeLists;
        this.clocks = clocks;
        this.breaches = breaches;
        this.callers = callers;
        this.audit = audit;
        this.time = time;
        this.json = json;
    }

    /** Counts what a report saw; a report that was counted before changes nothing. */
    @WithTransaction
    public Uni<Void> report(ReportUnmappedRequest report) {
        Doubles.refuse(
                report.entries().stream().map(ReportUnmappedRequest.Seen::code).toList());
        mustEndAfterTheyBegin(report);
        return units.mustBeRegistered(report.unit())
                .chain(() -> codeLists.mustBePublished(report.codeList(), "/codeList"))
                .chain(() -> repository.take(report, digestOf(report), time.now()))
                .chain(isNew -> isNew ? count(report) : mustBeTheSame(report));
    }

    /** The unmapped codes of a unit, the most frequent first. */
    public Uni<Page<UnmappedCodeView>> list(PageRequest page, String unit, Optional<String> codeList) {
        callers.current().mustSee(unit, () -> MappingRepository.notFound(unit));
        return repository
                .after(page, unit, codeList)
                .map(found -> Page.of(page, found, UnmappedCodeRepository.Place::of, shown -> shown));
    }

    /** What a unit owes, list by list. */
    @WithTransaction
    public Uni<List<Task>> owedBy(String unit) {
        return repository
                .owed(unit)
                .map(owed -> owed.stream()
                        .map(list -> new Task(
                                        "map-codes",
                                        new Text(
                                                "将 " + list.codes() + " 个本单位代码映射到代码集 " + list.codeList(),
                                                "Map " + list.codes() + " of your own codes to the code list "
                                                        + list.codeList()),
                                        unit,
                                        list.due(),
                                        "R5.4",
                                        "unmapped-codes?unit=" + unit + "&codeList=" + list.codeList())
                                .toAct("POST", "mappings"))
                        .toList());
    }

    /** Holds the codes of a unit and list against the mapping that holds today, and notes what its table does not map. */
    Uni<Void> compare(String unit, String codeList) {
        return repository
                .hold(unit, codeList)
                .chain(() -> recordIfLate(unit, codeList))
                .chain(() -> clocks.due(Matter.MAPPING, Term.MAP_CODES))
                .chain(due -> repository.compare(unit, codeList, time.today(), time.now(), due));
    }

    private Uni<Void> count(ReportUnmappedRequest report) {
        var entry = AuditEntry.of(callers.current(), "report-unmapped-codes", "units/" + report.unit(), "R5.4")
                .with("report", report.report())
                .with("codeList", report.codeList())
                .with("codes", report.entries().size());
        return repository
                .hold(report.unit(), report.codeList())
                .chain(() -> recordIfLate(report.unit(), report.codeList()))
                .chain(() -> clocks.due(Matter.MAPPING, Term.MAP_CODES))
                .chain(due -> repository.add(report, time.today(), time.now(), due))
                .chain(() -> audit.record(entry));
    }

    /** Of codes that are to be struck off, for they are mapped now. */
    private Uni<Void> recordIfLate(String unit, String codeList) {
        return repository.mappedLate(unit, codeList, time.today()).chain(breaches::recordIfLate);
    }

    private Uni<Void> mustBeTheSame(ReportUnmappedRequest report) {
        return repository
                .isSame(report, digestOf(report))
                .invoke(same -> {
                    if (!same) {
                        throw new RuleRefused(
                                "report-reused",
                                new Text(
                                        "该报告标识已用于内容不同的报告",
                                        "This report's id was used for a report that says something else"));
                    }
                })
                .replaceWithVoid();
    }

    private String digestOf(ReportUnmappedRequest report) {
        return Digests.text(Digests.sha256(CanonicalJson.bytes(json.valueToTree(report))));
    }

    private static void mustEndAfterTheyBegin(ReportUnmappedRequest report) {
        var entries = report.entries();
        var wrong = IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).lastSeen().isBefore(entries.get(i).firstSeen()))
                .limit(50)
                .mapToObj(i ->
                        new FieldError("/entries/" + i + "/lastSeen", new Text("早于首次出现", "Before it was first seen")))
                .toList();
        if (!wrong.isEmpty()) {
            throw new RuleRefused("validity", new Text("日期有误", "A date is wrong")).withErrors(wrong);
        }
    }
}
