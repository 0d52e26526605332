package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.evidence.ledger.SignedNote.NoteSignature;
import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Auditor and units sign checkpoints beside the center (R4.3b). Whoever compares a checkpoint of the own with one that such
 * witnesses have signed knows that the center shows everyone the same ledger.
 */
@ApplicationScoped
public class Witnesses {

    private static final String INSERT = """
            insert into witness (id, name, key, unit, registered_at, registered_by) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing""";

    private static final String COSIGN = """
            insert into ledger_cosignature (size, witness, seen_at, line, added_at) values ($1, $2, $3, $4, $5)
            on conflict (size, witness) do nothing""";

    /** Witnesses of one unit, or of the auditor: one signs, another takes its place by and by. */
    private static final int MOST_OF_ONE = 8;

    private final Checkpoints checkpoints;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;

    Witnesses(Checkpoints checkpoints, Callers callers, Audit audit, Ids ids, Clock clock, Pool pool) {
        this.checkpoints = checkpoints;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
    }

    /** In the order of their registration. */
    public Uni<Page<WitnessView>> list(PageRequest page) {
        return pool.preparedQuery("select * from witness where id > $1 order by id limit $2")
                .execute(Tuple.of(page.afterId().orElse(new UUID(0, 0)), page.rows()))
                .map(rows -> {
                    List<WitnessView> found = new ArrayList<>();
                    rows.forEach(row -> found.add(WitnessView.of(row)));
                    return Page.of(page, found, WitnessView::id, view -> view);
                });
    }

    /** The signatures of all witnesses on a checkpoint, in the order of their names. */
    public Uni<Page<CosignatureView>> cosignatures(long size, PageRequest page) {
        return checkpoints
                .require(size)
                .chain(() -> pool.preparedQuery("""
                                select w.name, s.seen_at, s.line from ledger_cosignature s join witness w on w.id = s.witness
                                where s.size = $1 and w.name collate "C" > $2 order by w.name collate "C" limit $3""")
                        .execute(Tuple.of(size, page.after().orElse(""), page.rows())))
                .map(rows -> {
                    List<CosignatureView> found = new ArrayList<>();
                    rows.forEach(row -> found.add(CosignatureView.of(row)));
                    return Page.of(page, found, CosignatureView::witness, view -> view);
                });
    }

    /** Registers the key of a witness of the caller's own; the same key again changes nothing. */
    public Uni<WitnessView> register(RegisterWitnessRequest request) {
        Caller caller = callers.current();
        NoteKey key = keyOf(request.key());
        caller.unit().ifPresent(unit -> mustName(unit, key));
        return pool.withTransaction(tx -> mustBeFew(key, caller, tx)
                .chain(() -> insert(key, caller, tx))
                .chain(() ->
                        tx.preparedQuery("select * from witness where key = $1").execute(Tuple.of(key.text())))
                .map(rows -> {
                    if (rows.size() == 0 || !isOwn(rows.iterator().next(), caller)) {
                        throw new Conflict(
                                "witness-exists",
                                new Text("该名称或公钥的见证方已登记", "A witness of this name or key is registered"));
                    }
                    return WitnessView.of(rows.iterator().next());
                }));
    }

    /** Nobody registers a witness that others would take for somebody else's. */
    private static void mustName(String unit, NoteKey key) {
        if (!key.name().contains(unit)) {
            throw new RuleRefused(
                    "witness-name",
                    new Text(
                            "见证方名称须含本单位代码：" + unit, "The name of a unit's witness has the unit's code in it: " + unit));
        }
    }

    /** Registrations of one unit at once wait for each other. */
    private static Uni<Void> mustBeFew(NoteKey key, Caller caller, SqlConnection tx) {
        String unit = caller.unit().orElse("");
        return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended('witness ' || $1, 0))")
                .execute(Tuple.of(unit))
                .chain(() -> tx.preparedQuery(
                                "select count(*) as others from witness where coalesce(unit, '') = $1 and key <> $2")
                        .execute(Tuple.of(unit, key.text())))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong("others") >= MOST_OF_ONE) {
                        throw new RuleRefused(
                                "too-many-witnesses",
                                new Text(
                                        "本单位登记的见证方已达 " + MOST_OF_ONE + " 个",
                                        "The unit has registered " + MOST_OF_ONE + " witnesses, which is the most"));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> insert(NoteKey key, Caller caller, SqlConnection tx) {
        UUID id = ids.next();
        Tuple row = Tuple.of(id, key.name(), key.text(), caller.unit().orElse(null))
                .addValue(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(caller.subject());
        return tx.preparedQuery(INSERT)
                .execute(row)
                .chain(inserted -> inserted.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : audit.record(AuditEntry.of(caller, "register-witness", "witnesses/" + id, "R4.3b"), tx));
    }

    /** Adds what the caller's own witness signed; the same signature again changes nothing. */
    public Uni<CheckpointView> cosign(CosignRequest request) {
        Caller caller = callers.current();
        NoteSignature signature = signatureOf(request.signature());
        return checkpoints
                .require(request.size())
                .chain(checkpoint -> pool.withTransaction(tx -> add(checkpoint, signature, caller, tx)))
                .chain(() -> checkpoints.require(request.size()));
    }

    private Uni<Void> add(CheckpointView checkpoint, NoteSignature signature, Caller caller, SqlConnection tx) {
        return tx.preparedQuery("select id, key, unit from witness where name = $1")
                .execute(Tuple.of(signature.name()))
                .map(rows -> {
                    if (rows.size() == 0 || !isOwn(rows.iterator().next(), caller)) {
                        throw new NotFound(new Text("见证方", "witness"), signature.name());
                    }
                    return rows.iterator().next();
                })
                .chain(witness -> tx.preparedQuery(COSIGN)
                        .execute(Tuple.of(
                                checkpoint.size(),
                                witness.getUUID("id"),
                                seenAt(checkpoint, signature, witness).atOffset(ZoneOffset.UTC),
                                signature.line(),
                                clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(() -> audit.record(
                        AuditEntry.of(caller, "cosign-checkpoint", "ledger/checkpoints/" + checkpoint.size(), "R4.3b")
                                .with("witness", signature.name()),
                        tx));
    }

    private static boolean isOwn(Row witness, Caller caller) {
        return Objects.equals(witness.getString("unit"), caller.unit().orElse(null));
    }

    private static Instant seenAt(CheckpointView checkpoint, NoteSignature signature, Row witness) {
        SignedNote note = new SignedNote(SignedNote.parse(checkpoint.note()).text(), List.of(signature));
        try {
            return note.seenBy(NoteKey.parse(witness.getString("key"))).orElseThrow(Witnesses::notGenuine);
        } catch (NotProven forged) {
            throw notGenuine();
        }
    }

    private static NoteKey keyOf(String text) {
        try {
            NoteKey key = NoteKey.parse(text);
            if (key.kind() == NoteKey.Kind.WITNESS) {
                return key;
            }
        } catch (IllegalArgumentException none) {
            throw notAWitnessKey();
        }
        throw notAWitnessKey();
    }

    private static NoteSignature signatureOf(String line) {
        try {
            return NoteSignature.parse(line.strip());
        } catch (IllegalArgumentException none) {
            throw notGenuine();
        }
    }

    private static Refusal notAWitnessKey() {
        return new RuleRefused(
                "not-a-witness-key",
                new Text(
                        "不是见证公钥：应为 C2SP signed-note 的 0x04 类验证公钥",
                        "Not the key of a witness: a verifier key of C2SP signed-note of type 0x04 is wanted"));
    }

    private static Refusal notGenuine() {
        return new RuleRefused(
                "cosignature-not-genuine",
                new Text("见证签名无效，或签的不是该检查点", "The signature is not genuine, or of another checkpoint"));
    }
}
