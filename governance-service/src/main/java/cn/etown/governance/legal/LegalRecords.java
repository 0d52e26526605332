package cn.etown.governance.legal;

import cn.etown.governance.classification.PersonalFields;
import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Legal basis and risks of interfaces (R5.3): submitted by the unit or the operator, reviewed by a governor, in time. */
@ApplicationScoped
public class LegalRecords {

    private final LegalRecordRepository repository;
    private final Interfaces interfaces;
    private final PersonalFields personalFields;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;
    private final LegalSettings settings;

    LegalRecords(
            LegalRecordRepository repository,
            Interfaces interfaces,
            PersonalFields personalFields,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time,
            LegalSettings settings) {
        this.repository = repository;
        this.interfaces = interfaces;
        this.personalFields = personalFields;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
        this.settings = settings;
    }

    /** Submits what is to be reviewed; until then the record before holds. */
    @WithTransaction
    public Uni<LegalRecordView> submit(String interfaceCode, SubmitLegalRecordRequest request) {
        var caller = callers.current();
        var content = request.content();
        mustNameRisks(content);
        return interfaces
                .hold(interfaceCode)
                .invoke(held -> mustBeConcerned(caller, held))
                .call(held -> mustMendWhatIsReturned(request.mends(), interfaceCode))
                .call(held -> recordIfMendedLate(interfaceCode))
                .chain(held -> clocks.due(Matter.LEGAL_RECORD, Term.DECISION)
                        .map(due -> new LegalRecord(
                                        ids.next(), interfaceCode, held.unit(), content, caller, time.now(), due)
                                .mending(request.mends())))
                .chain(repository::persistAndFlush)
                .call(saved -> audit.record(AuditEntry.of(caller, "submit-legal-record", saved.path(), "R5.3")
                        .with("interface", interfaceCode)))
                .map(LegalRecord::view);
    }

    /** Reviews a record, for the first time or anew; a reviewed one takes the place of the one before. */
    @WithTransaction
    public Uni<LegalRecordView> review(UUID id, EntityVersion expected, ReviewLegalRecordRequest request) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .call(record -> interfaces.hold(record.interfaceCode()))
                .invoke(record -> expected.mustMatch(new EntityVersion(record.revision())))
                .call(record -> review(record, caller, request))
                .call(repository::flush)
                .map(LegalRecord::view);
    }

    @WithTransaction
    public Uni<LegalRecordView> require(UUID id) {
        return repository.require(id, callers.current()).map(LegalRecord::view);
    }

    @WithTransaction
    public Uni<Page<LegalRecordView>> list(PageRequest page, String interfaceCode) {
        return interfaces
                .require(interfaceCode)
                .chain(found -> repository.after(page, interfaceCode))
                .map(found -> Page.of(page, found, LegalRecord::id, LegalRecord::view));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(record -> history.list(page, record.path()));
    }

    private Uni<Void> review(LegalRecord record, Caller caller, ReviewLegalRecordRequest request) {
        mustBeAVerdict(request, record.content());
        var step = new Step(record.state(), request.target(), request.reason(), request.evidence());
        var entry = AuditEntry.of(caller, "review-legal-record", record.path(), "R5.3")
                .with("from", step.from())
                .with("to", step.to());
        return mustNameWhatIsPersonal(record, request.target())
                .chain(() -> recordIfLate(record))
                .chain(() -> replaceEarlier(record, caller, request.target()))
                .chain(() -> mendBy(request.target()))
                .invoke(due -> record.review(caller, request, due, time.now()))
                .chain(() -> history.add(record.path(), caller, step))
                .chain(() -> outbox.append(LegalEvents.reviewed(record)))
                .chain(() -> audit.record(entry));
    }

    /** What its contracts mark as personal data, a reviewed record has thought of. */
    private Uni<Void> mustNameWhatIsPersonal(LegalRecord record, LegalRecordState target) {
        if (target != LegalRecordState.REVIEWED) {
            return Uni.createFrom().voidItem();
        }
        return personalFields
                .of(List.of(record.interfaceCode()))
                .map(found -> found.getOrDefault(record.interfaceCode(), List.of()))
                .invoke(fields -> {
                    if (record.content().passesOver(fields)) {
                        throw refused(
                                "personal-data-not-named",
                                "/target",
                                "字段 " + LegalContent.named(fields) + " 计为个人信息，而记录未写明个人信息；请退回补正",
                                "The fields " + LegalContent.named(fields)
                                        + " count as personal data and the record names none: return it");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<LocalDate> mendBy(LegalRecordState target) {
        return target == LegalRecordState.RETURNED
                ? clocks.due(Matter.LEGAL_RECORD, Term.MEND)
                : Uni.createFrom().nullItem();
    }

    /** What is reviewed anew was due for nobody's clock: its end stands on the work list. */
    private Uni<Void> recordIfLate(LegalRecord record) {
        return record.state() == LegalRecordState.SUBMITTED
                ? breaches.recordIfLate(record.missed())
                : Uni.createFrom().voidItem();
    }

    /** Whatever is submitted after a record was returned mends it. */
    private Uni<Void> recordIfMendedLate(String interfaceCode) {
        return repository
                .newest(interfaceCode)
                .chain(newest -> newest != null && newest.state() == LegalRecordState.RETURNED
                        ? breaches.recordIfLate(newest.missedMending())
                        : Uni.createFrom().voidItem());
    }

    /** Written before the newer one is, for the database lets only one record of an interface be reviewed. */
    private Uni<Void> replaceEarlier(LegalRecord record, Caller caller, LegalRecordState target) {
        if (target != LegalRecordState.REVIEWED || record.state() == LegalRecordState.REVIEWED) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .reviewed(record.interfaceCode())
                .onItem()
                .ifNotNull()
                .invoke(record::mustNotBeSupersededBy)
                .onItem()
                .ifNotNull()
                .call(before -> replace(before, record, caller))
                .chain(() -> repository.waitingBefore(record))
                .chain(waiting -> InOrder.each(waiting, older -> replace(older, record, caller)));
    }

    private Uni<Void> replace(LegalRecord before, LegalRecord newer, Caller caller) {
        var step = new Step(before.state(), LegalRecordState.REPLACED, newer.path(), List.of());
        return recordIfLate(before)
                .invoke(before::giveWay)
                .chain(repository::flush)
                .chain(() -> history.add(before.path(), caller, step));
    }

    private Uni<Void> mustMendWhatIsReturned(UUID returned, String interfaceCode) {
        if (returned == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .findById(returned)
                .chain(found -> found == null
                                || !found.interfaceCode().equals(interfaceCode)
                                || found.state() != LegalRecordState.RETURNED
                        ? Uni.createFrom().item(true)
                        : repository.isMended(returned))
                .invoke(wrong -> {
                    if (wrong) {
                        throw refused(
                                "legal-record-mends",
                                "/mends",
                                "补正的须是同一接口被退回、且尚未补正的记录",
                                "What is mended is a returned record of the same interface, mended by no other");
                    }
                })
                .replaceWithVoid();
    }

    private void mustBeAVerdict(ReviewLegalRecordRequest request, LegalContent content) {
        switch (request.target()) {
            case REVIEWED -> mustEndInTime(request.reviewedUntil(), content);
            case RETURNED -> {
                if (request.reviewedUntil() != null) {
                    throw refused("review-term", "/reviewedUntil", "退回时不写有效期", "What is returned holds for no time");
                }
            }
            default ->
                throw refused(
                        "legal-record-transition", "/target", "结论只能是 REVIEWED 或 RETURNED", "REVIEWED or RETURNED");
        }
    }

    private void mustEndInTime(LocalDate until, LegalContent content) {
        var today = time.today();
        if (until == null || !until.isAfter(today) || until.isAfter(today.plusDays(settings.longestReviewDays()))) {
            throw refused(
                    "review-term",
                    "/reviewedUntil",
                    "审查有效期须在今日之后、" + settings.longestReviewDays() + " 天之内",
                    "A review holds until a day after today and within " + settings.longestReviewDays() + " days");
        }
        boolean outlives = content.bases().stream()
                .map(LegalContent.Basis::validUntil)
                .filter(Objects::nonNull)
                .anyMatch(until::isAfter);
        if (outlives) {
            throw refused(
                    "review-outlives-basis", "/reviewedUntil", "审查有效期不能晚于依据的有效期", "A review does not outlive a basis");
        }
    }

    private static void mustNameRisks(LegalContent content) {
        if (!content.personalData().isEmpty() && content.risks().isEmpty()) {
            throw refused(
                    "risk-needed",
                    "/risks",
                    "涉及个人信息时须写明至少一项风险及措施",
                    "Where personal data are involved, at least one risk and its measure are named");
        }
    }

    /** The unit's own people submit, or the operator for it. */
    private static void mustBeConcerned(Caller caller, InterfaceView held) {
        if (!caller.is(Roles.OPERATOR)) {
            caller.mustBelongTo(
                    held.unit(),
                    () -> new Forbidden(
                            "forbidden",
                            new Text("由接口所属单位或操作员提交", "It is submitted by the interface's unit or the operator")));
        }
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withClause("R5.3").withErrors(List.of(new FieldError(pointer, detail)));
    }
}
