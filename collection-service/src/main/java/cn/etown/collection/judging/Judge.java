package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.RecordSets;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.collection.batch.domain.Verdict.RefusalReason;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.due.RejectedShares;
import cn.etown.collection.ledger.Ledger;
import cn.etown.collection.profile.Profiles;
import cn.etown.collection.receipt.Receipts;
import cn.etown.collection.rollup.PartRollups;
import cn.etown.collection.rollup.Rollups;
import cn.etown.evidence.record.Decimals;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.Outbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges one sealed batch. Doubles, counts, digests, verdict, rollup, receipt, ledger entry and event come to be in the
 * one transaction, or none does; so a judge that is killed at any point leaves the batch as it was for the next.
 */
@ApplicationScoped
class Judge {

    private static final Caller SELF = Caller.service("collection-service");

    /**
     * Whether others that are not judged yet have brought more rows than the batch has: where they have not, the blocks that the index
     * does not know of are mostly those of the batch. Asked state by state, each of which has an index.
     */
    private static final String OTHERS_BROUGHT_MORE = """
            select coalesce(sum(records), 0) > (select coalesce(sum(records), 0) from part where batch = $3) as more
            from part where batch in (
                select id from batch where dataset = $1 and number <> $2 and state = 'OPEN'
                union all
                select id from batch where dataset = $1 and number <> $2 and state = 'VALIDATING')""";

    private final Contracts contracts;
    private final Count count;
    private final Corrections corrections;
    private final Rollups rollups;
    private final Profiles profiles;
    private final Receipts receipts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final RejectedShares rejectedShares;
    private final long keptRefused;
    private final Duration waitForEarlier;

    Judge(
            Contracts contracts,
            Count count,
            Corrections corrections,
            Rollups rollups,
            Profiles profiles,
            Receipts receipts,
            Ledger ledger,
            Outbox outbox,
            Audit audit,
            Clock clock,
            RejectedShares rejectedShares,
            @ConfigProperty(name = "etown.batches.kept-refused") long keptRefused,
            @ConfigProperty(name = "etown.judging.wait-for-earlier") Duration waitForEarlier) {
        this.contracts = contracts;
        this.count = count;
        this.corrections = corrections;
        this.rollups = rollups;
        this.profiles = profiles;
        this.receipts = receipts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.rejectedShares = rejectedShares;
        this.keptRefused = keptRefused;
        this.waitForEarlier = waitForEarlier;
    }

    /**
     * Judges a batch that was taken with its interface and dataset, see {@link WaitingBatches}.
     *
     * @return the table of its rows, whose index of blocks need not know of them yet
     * @throws EarlierFirst where it waits for another
     */
    AssetTable judge(SealedBatch batch, BulkTransaction tx) {
        Contract contract =
                tx.await(connection -> contracts.require(batch.interfaceCode(), batch.contractVersion(), connection));
        References references = new References(contract.schema(), keptRefused);
        references.requireEarlierJudged(tx, batch, Duration.between(batch.sealedAt(), clock.instant()), waitForEarlier);
        profiles.merge(tx, contract, batch.interfaceCode(), batch.id());
        AssetTable table = new AssetTable(contract.schema());
        if (tx.row(OTHERS_BROUGHT_MORE, table.schema().dataset(), batch.number(), batch.id())
                .orElseThrow()
                .getBoolean("more")) {
            tx.run(table.summarizeBatches());
        }
        if (batch.correction() == null) {
            judgeFirst(batch, contract, references, tx);
        } else {
            judgeCorrection(batch, contract, references, tx);
        }
        PartRollups.remove(tx, batch.id());
        return table;
    }

    /**
     * The rules on a delivery count the records that keep the contract each for itself; what other records say of them comes after. Few
     * batches have doubles, so the rest is counted before they are looked for, and once more where there were some.
     */
    private void judgeFirst(SealedBatch batch, Contract contract, References references, BulkTransaction tx) {
        if (!count.isLarge(batch)) {
            judgeFirst(batch, contract, references, null, tx);
            return;
        }
        try (RecordsApart apart = count.readApart(batch, contract, tx)) {
            judgeFirst(batch, contract, references, apart, tx);
        }
    }

    /** @param apart the records of the batch where they are read apart, or {@code null} */
    private void judgeFirst(
            SealedBatch batch, Contract contract, References references, RecordsApart apart, BulkTransaction tx) {
        List<RuleResult> rules = DeliveryRules.results(batch, contract, tx);
        boolean allRefer = references.enforce(tx, batch) == 0;
        Map<String, BigDecimal> totals = allRefer
                ? rollups.writeGathered(tx, contract, batch.number(), batch.id())
                : rollups.write(tx, contract, batch.number(), batch.id());
        RecordSets records = apart != null && allRefer ? apart.join() : count.read(batch, contract, tx);
        int doubled = new Uniqueness(new AssetTable(contract.schema()), keptRefused)
                .enforce(tx, batch.unit(), batch.number(), records.mayRepeatKeys());
        if (doubled > 0) {
            rollups.takeBack(tx, batch.id());
            totals = rollups.write(tx, contract, batch.number(), batch.id());
            records = count.read(batch, contract, tx);
        }
        Counted found = count.of(batch, contract, totals, records, tx);
        Optional<RefusalReason> taken = isTaken(batch, tx) ? Optional.of(RefusalReason.PERIOD_TAKEN) : Optional.empty();
        BigDecimal limit = limit(batch, tx);
        Verdict verdict = Verdict.of(batch.manifest(), found, taken, rules, limit);
        if (verdict.refusal().isPresent()) {
            rollups.takeBack(tx, batch.id());
        }
        answer(judgement(batch, contract, found, null, verdict, rules, limit), tx);
    }

    private void judgeCorrection(SealedBatch batch, Contract contract, References references, BulkTransaction tx) {
        references.enforce(tx, batch);
        Replacement replacement = corrections.find(batch, contract, keptRefused, tx);
        Map<String, BigDecimal> totals = rollups.totals(tx, contract, batch.number());
        Counted found = count.of(batch, contract, totals, count.read(batch, contract, tx), tx);
        Corrected corrected = corrections.effect(batch, contract, found, replacement, tx);
        Map<String, BigDecimal> explained = corrections.explainedTotals(batch, contract, tx);
        tx.run(
                "update batch set explained_totals = cast(cast($2 as text) as jsonb) where id = $1",
                batch.id(),
                texts(explained));
        Optional<RefusalReason> unexplained =
                corrected.needsExplanation(explained) && batch.correction().explanation() == null
                        ? Optional.of(RefusalReason.CHANGE_UNEXPLAINED)
                        : Optional.empty();
        BigDecimal limit = limit(batch, tx);
        Verdict verdict = Verdict.of(batch.manifest(), found, unexplained, List.of(), limit);
        if (verdict.refusal().isEmpty()) {
            corrections.apply(batch, contract, replacement, tx);
        }
        answer(judgement(batch, contract, found, corrected, verdict, List.of(), limit), tx);
    }

    private BigDecimal limit(SealedBatch batch, BulkTransaction tx) {
        return rejectedShares.limit(batch.interfaceCode(), batch.period().from(), tx);
    }

    private Judgement judgement(
            SealedBatch batch,
            Contract contract,
            Counted found,
            Corrected corrected,
            Verdict verdict,
            List<RuleResult> rules,
            BigDecimal limit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Judgement(batch, contract, verdict.settle(found), corrected, verdict, rules, limit, now);
    }

    private static boolean isTaken(SealedBatch batch, BulkTransaction tx) {
        return tx.row(
                        """
                        select 1 from batch where interface = $1 and id <> $2 and kind <> 'CORRECTION'
                            and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                            and period_from <= $4 and period_to >= $3 limit 1""",
                        batch.interfaceCode(),
                        batch.id(),
                        batch.period().from(),
                        batch.period().to())
                .isPresent();
    }

    /** The ledger's place comes last: it is what batches of all units wait for. */
    private void answer(Judgement judgement, BulkTransaction tx) {
        UUID batch = judgement.batch().id();
        record(judgement, tx);
        tx.await(connection -> audit.record(
                AuditEntry.of(SELF, "judge-batch", "batches/" + batch, "R4.3b")
                        .with("verdict", judgement.verdict().state()),
                connection));
        long position = ledger.takePosition(tx);
        String receipt = receipts.sign(judgement.receipt(position));
        receipts.keep(tx, batch, receipt);
        ledger.append(tx, position, batch, receipt, judgement.at());
        tx.run("update batch set ledger_position = $2 where id = $1", batch, position);
        tx.await(
                connection -> outbox.append(BatchJudged.of(judgement, position, Receipts.digest(receipt)), connection));
    }

    private static void record(Judgement judgement, BulkTransaction tx) {
        Counted counted = judgement.counted();
        Verdict verdict = judgement.verdict();
        tx.run(
                """
                update batch set state = $2, judged_at = $3, received = $4, conforming = $5, accepted = $6,
                    totals = cast(cast($7 as text) as jsonb), accepted_totals = cast(cast($8 as text) as jsonb),
                    record_set_digest = $9, accepted_digest = $10,
                    differences = cast(cast($11 as text) as jsonb), refusal = $12,
                    rejected_share_limit = cast(cast($13 as text) as numeric),
                    corrected = cast(cast($14 as text) as jsonb), rules = cast(cast($15 as text) as jsonb), version = version + 1
                where id = $1""",
                judgement.batch().id(),
                verdict.state().name(),
                judgement.at().atOffset(ZoneOffset.UTC),
                counted.received(),
                counted.conforming(),
                counted.accepted(),
                texts(counted.totals()),
                texts(counted.acceptedTotals()),
                counted.recordSetDigest(),
                counted.acceptedDigest(),
                differences(verdict),
                verdict.refusal().map(Enum::name).orElse(null),
                judgement.rejectedShareLimit().toPlainString(),
                judgement.corrected() == null ? null : corrected(judgement.corrected()),
                judgement.rules().isEmpty() ? null : rules(judgement.rules()));
        tx.run(
                """
                insert into batch_transition (batch, from_state, to_state, at, subject, name)
                values ($1, $2, $3, $4, $5, $6)""",
                judgement.batch().id(),
                BatchState.VALIDATING.name(),
                verdict.state().name(),
                judgement.at().atOffset(ZoneOffset.UTC),
                SELF.subject(),
                SELF.name());
    }

    private static String texts(Map<String, BigDecimal> totals) {
        return json(totals).encode();
    }

    private static JsonObject json(Map<String, BigDecimal> totals) {
        return JsonObject.mapFrom(Decimals.texts(totals));
    }

    private static String corrected(Corrected corrected) {
        return new JsonObject()
                .put("upserts", corrected.upserts())
                .put("withdrawals", corrected.withdrawals())
                .put("superseded", corrected.superseded())
                .put("totalsBefore", json(corrected.totalsBefore()))
                .put("totalsAfter", json(corrected.totalsAfter()))
                .put("totalChangeLimit", Decimals.text(corrected.totalChangeLimit()))
                .encode();
    }

    private static String rules(List<RuleResult> rules) {
        JsonArray results = new JsonArray();
        rules.forEach(rule -> results.add(new JsonObject()
                .put("name", rule.name())
                .put("metric", rule.metric())
                .put("fields", new JsonArray(rule.fields()))
                .put("limit", rule.limit())
                .put("severity", rule.severity().name())
                .put("found", rule.found())
                .put("of", rule.of())
                .put("holds", rule.holds())));
        return JsonObject.of("results", results).encode();
    }

    private static String differences(Verdict verdict) {
        JsonArray differences = new JsonArray();
        verdict.differences()
                .forEach(difference -> differences.add(JsonObject.of(
                        "name", difference.name(), "declared", difference.declared(), "found", difference.found())));
        return JsonObject.of("found", differences).encode();
    }
}
