package cn.etown.governance.standard.template;

import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.Contracts;
import cn.etown.governance.contract.DocumentFormat;
import cn.etown.governance.contract.SentDocument;
import cn.etown.governance.contract.domain.SemanticVersion;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.standard.domain.DescribedContract;
import cn.etown.governance.standard.domain.DimensionCheck;
import cn.etown.governance.standard.domain.Finding;
import cn.etown.governance.standard.impact.LibraryDependent;
import cn.etown.governance.standard.impact.LibraryImpact;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.http.Links;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.StaleVersion;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The standard interfaces (标准接口, R3.2b, R3.3): those for sales, production and inventory, and what a county adds, as documents
 * to begin a contract with.
 */
@ApplicationScoped
public class StandardInterfaces {

    /** Stands in a template where the interface's own code goes. */
    private static final String INTERFACE = "${interface}";

    /** Stands in a template where the county's time zone goes. */
    private static final String ZONE = "${zone}";

    private static final Text NAME = new Text("标准接口", "standard interface");

    private final StandardInterfaceRepository repository;
    private final Contracts contracts;
    private final Interfaces interfaces;
    private final LibraryImpact impact;
    private final Links links;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    StandardInterfaces(
            StandardInterfaceRepository repository,
            Contracts contracts,
            Interfaces interfaces,
            LibraryImpact impact,
            Links links,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.contracts = contracts;
        this.interfaces = interfaces;
        this.impact = impact;
        this.links = links;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Adds a standard interface that is not there yet. */
    @WithTransaction
    public Uni<StandardInterfaceView> add(AddStandardRequest request) {
        var caller = callers.current();
        mustHoldFrom(time.today(), request.content(), "/content");
        return keep(request.code(), 1, request.content(), caller)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(request.code()))
                .chain(() -> require(request.code()));
    }

    /** Adds the next version of a standard interface, from a day on; contracts after earlier ones stay as they are. */
    @WithTransaction
    public Uni<StandardInterfaceView> change(String code, EntityVersion expected, StandardInterfaceContent content) {
        var caller = callers.current();
        return history(code)
                .map(StandardHistory::newest)
                .invoke(newest -> expected.mustMatch(new EntityVersion(newest.number())))
                .invoke(newest -> mustFollow(newest, content))
                .chain(newest -> keep(code, newest.number() + 1, content, caller))
                .onFailure(SqlState::isUniqueViolation)
                .transform(overtaken -> new StaleVersion())
                .chain(() -> require(code));
    }

    @WithTransaction
    public Uni<Page<StandardInterfaceView>> list(PageRequest page) {
        return repository
                .codesAfter(page)
                .chain(codes -> repository.ofAll(codes).map(found -> {
                    var byCode = found.stream().collect(Collectors.groupingBy(StandardInterfaceVersion::code));
                    return Page.of(page, codes, code -> code, code -> view(new StandardHistory(byCode.get(code))));
                }));
    }

    @WithTransaction
    public Uni<StandardInterfaceView> require(String code) {
        return history(code).map(this::view);
    }

    /** The contracts in force that follow a standard. */
    @WithTransaction
    public Uni<Page<LibraryDependent>> impact(PageRequest page, String code) {
        return history(code).chain(() -> impact.ofStandard(code, page));
    }

    /**
     * The document of a standard, to be drafted as a contract.
     *
     * @param version which version; the one in force where none is named
     * @param interfaceCode the interface that will follow the standard; the standard's own code where none is named
     */
    @WithTransaction
    Uni<Template> template(
            String code, Optional<String> version, Optional<String> interfaceCode, DocumentFormat format) {
        return version(code, version)
                .map(found -> found.orElseThrow(() -> new NotFound(NAME, code)))
                .chain(found -> interfaceCode
                        .map(named -> interfaces.require(named).replaceWith(named))
                        .orElse(Uni.createFrom().item(code))
                        .chain(named -> contracts.written(sent(found.document(), named), format)))
                .map(text -> new Template(text, format.mediaType()));
    }

    /** The standard as a contract after it would be; absent where there is no such standard. */
    @WithTransaction
    public Uni<Optional<DescribedContract>> described(String code, Optional<String> version) {
        return version(code, version)
                .chain(found -> found.map(
                                known -> describe(code, known.document()).map(Optional::of))
                        .orElse(Uni.createFrom().item(Optional.empty())));
    }

    private Uni<DescribedContract> describe(String code, String yaml) {
        return contracts
                .say(code, sent(yaml, code))
                .map(said -> DescribedContract.of(code, said.document(), said.schema()));
    }

    private Uni<Optional<StandardInterfaceVersion>> version(String code, Optional<String> version) {
        return repository
                .versions(code)
                .map(found -> found.isEmpty()
                        ? Optional.empty()
                        : version.map(new StandardHistory(found)::named)
                                .orElseGet(() -> Optional.of(new StandardHistory(found).on(time.today()))));
    }

    private Uni<StandardHistory> history(String code) {
        return repository.versions(code).map(found -> {
            if (found.isEmpty()) {
                throw new NotFound(NAME, code);
            }
            return new StandardHistory(found);
        });
    }

    /** The document is read as a draft of a contract would be, and refused with its places where it could not become one. */
    private Uni<Void> keep(String code, long number, StandardInterfaceContent content, Caller caller) {
        var added = new StandardInterfaceVersion(ids.next(), code, number, content, caller, time.now());
        var entry = AuditEntry.of(caller, "add-standard-interface-version", "standards/" + code, "R3.2b")
                .with("version", content.version())
                .with("holdsFrom", content.holdsFrom());
        return contracts
                .rehearse(code, sent(content.document(), code))
                .invoke(read -> mustBeItsOwn(code, content, read))
                .invoke(read -> mustHaveOpenDimensions(DescribedContract.of(code, read.document(), read.schema())))
                .chain(() -> repository.persistAndFlush(added))
                .chain(() -> outbox.append(StandardInterfaceAdded.of(added)))
                .chain(() -> audit.record(entry));
    }

    /** Else contracts made of it would be held against another version, or none. */
    private static void mustBeItsOwn(String code, StandardInterfaceContent content, ContractText read) {
        var document = (Map<?, ?>) read.document();
        var named = DescribedContract.of(code, document, read.schema())
                .standard()
                .filter(standard -> code.equals(standard.code()))
                .filter(standard -> content.version().equals(standard.version()));
        if (named.isEmpty()) {
            throw refused(
                    "/schema/0/authoritativeDefinitions",
                    "记录对象须以 standardInterface 引用本标准：/standards/" + code + "?version=" + content.version(),
                    "The object refers to this standard as its standardInterface: /standards/" + code + "?version="
                            + content.version());
        }
        if (!content.version().equals(document.get("version"))) {
            throw refused(
                    "/version",
                    "应为 " + content.version(),
                    "It is to be " + content.version() + ", as the request says");
        }
        if (!content.theme().equals(read.schema().theme())) {
            throw refused(
                    "/schema/0/customProperties",
                    "theme 应为 " + content.theme(),
                    "The theme is to be " + content.theme() + ", as the request says");
        }
    }

    /** Else no contract could follow it. */
    private static void mustHaveOpenDimensions(DescribedContract standard) {
        var errors = new DimensionCheck(Map.of())
                .findings(standard).stream().map(Finding::error).toList();
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "standard-refused", new Text("统计维度有误，见 errors", "The dimensions are not right; see errors"))
                    .withClause("R3.2d")
                    .withErrors(errors);
        }
    }

    private void mustFollow(StandardInterfaceVersion newest, StandardInterfaceContent content) {
        var today = time.today();
        mustHoldFrom(newest.holdsFrom().isAfter(today) ? newest.holdsFrom() : today, content, "");
        var before = SemanticVersion.of(newest.version()).orElseThrow();
        if (SemanticVersion.of(content.version()).orElseThrow().compareTo(before) <= 0) {
            throw refused("/version", "版本号须大于 " + newest.version(), "The version is later than " + newest.version());
        }
    }

    /** A standard is not changed after the fact, and no later version holds before an earlier one. */
    private static void mustHoldFrom(LocalDate earliest, StandardInterfaceContent content, String place) {
        if (content.holdsFrom().isBefore(earliest)) {
            var detail = new Text("生效日期不能早于 " + earliest, "It holds from " + earliest + " or later");
            throw new RuleRefused("holds-from", detail)
                    .withClause("R3.2b")
                    .withErrors(List.of(new FieldError(place + "/holdsFrom", detail)));
        }
    }

    private static RuntimeException refused(String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused("standard-refused", detail)
                .withClause("R3.2b")
                .withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static RuntimeException exists(String code) {
        var detail = new Text("标准代码已被使用：" + code, "There is a standard " + code + " already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/code", detail)));
    }

    private StandardInterfaceView view(StandardHistory history) {
        var today = time.today();
        return StandardInterfaceView.of(
                history,
                today,
                links.to("standards/" + history.code() + "/template?version="
                        + history.on(today).version()));
    }

    /** A template as a unit would send it for its interface. */
    private SentDocument sent(String yaml, String interfaceCode) {
        var filled =
                yaml.replace(INTERFACE, interfaceCode).replace(ZONE, time.zone().getId());
        return new SentDocument(filled.getBytes(StandardCharsets.UTF_8), DocumentFormat.YAML);
    }
}
