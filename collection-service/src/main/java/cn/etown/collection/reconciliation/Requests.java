package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Period;
import cn.etown.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;

/** Asks for periods to be reconciled, or anew: what was found before for the same period is then no longer the newest. */
@ApplicationScoped
public class Requests {

    /** What was found without a statement for a part of the period is overtaken by one too. */
    private static final String OVERTAKE = """
            update reconciliation set newest = false,
                state = case when state in ('WAITING', 'WANTS_RECORDS') then 'OVERTAKEN' else state end
            where newest and interface = $1
                and (period_from = $2 and period_to = $3
                    or $4 and statement is null and period_from >= $2 and period_to <= $3)""";

    private static final String ADD = """
            insert into reconciliation (id, interface, unit, period_from, period_to, statement, batch, state, requested_at, stated_records)
            select $1, $2, $3, $4, $5, s.id, cast($7 as uuid), 'WAITING', $8, s.records
            from statement s where s.id = $6 and s.superseded_by is null""";

    /** Whoever states something for an interface, or reads which statements hold, waits for the other. */
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(code, 7)) from unnest($1::text[]) with ordinality as i (code, nth)
            order by nth""";

    private final Ids ids;

    Requests(Ids ids) {
        this.ids = ids;
    }

    /** A statement came; it is held against what is there, in the transaction of {@code session}. */
    public Uni<Void> statementTaken(
            UUID statement, String interfaceCode, String unit, Period period, Instant at, Mutiny.Session session) {
        return session.createNativeQuery(OVERTAKE.replace('$', '?'))
                .setParameter(1, interfaceCode)
                .setParameter(2, period.from())
                .setParameter(3, period.to())
                .setParameter(4, true)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(ADD.replace('$', '?'))
                        .setParameter(1, ids.next())
                        .setParameter(2, interfaceCode)
                        .setParameter(3, unit)
                        .setParameter(4, period.from())
                        .setParameter(5, period.to())
                        .setParameter(6, statement)
                        .setParameter(7, null)
                        .setParameter(8, at.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A batch was accepted that touches the period of a statement. */
    void batchAccepted(
            UUID statement,
            String interfaceCode,
            String unit,
            Period period,
            UUID batch,
            Instant at,
            BulkTransaction tx) {
        overtake(interfaceCode, period, tx);
        int added = tx.run(
                ADD,
                ids.next(),
                interfaceCode,
                unit,
                period.from(),
                period.to(),
                statement,
                batch,
                at.atOffset(ZoneOffset.UTC));
        if (added == 0) {
            throw new IllegalStateException(
                    "Statement " + statement + " was superseded under the lock of " + interfaceCode);
        }
    }

    /** Takes the locks of interfaces in one order, so that two who do so never wait for each other. */
    static void lock(Stream<String> interfaceCodes, BulkTransaction tx) {
        tx.run(LOCK, (Object) interfaceCodes.distinct().sorted().toArray(String[]::new));
    }

    /** What was found for exactly this period is overtaken. */
    static void overtake(String interfaceCode, Period period, BulkTransaction tx) {
        tx.run(OVERTAKE, interfaceCode, period.from(), period.to(), false);
    }
}
