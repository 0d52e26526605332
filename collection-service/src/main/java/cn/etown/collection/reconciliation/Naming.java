package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.evidence.record.StoredRecord;
import cn.etown.evidence.statement.BucketDigest;
import cn.etown.evidence.statement.StatedBucket;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooLarge;
import cn.etown.kit.problem.Unavailable;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

/**
 * Takes the names of the records of a bucket: those and no others that the statement's digests are of. The content is put aside and
 * checked before the database hears of it, so a slow sender holds no connection.
 */
@ApplicationScoped
class Naming {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOOK_UP = Duration.ofSeconds(30);
    private static final Set<OpenOption> NAMELESS = Set.of(READ, WRITE, CREATE_NEW, DELETE_ON_CLOSE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(EnumSet.of(OWNER_READ, OWNER_WRITE));
    private static final int LONGEST_LINE = 8192;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int WRITTEN_AT_ONCE = 5000;

    private static final String WANTED = """
            select r.unit, r.interface, r.statement, s.contract_version, b.records, b.digest, b.identity_digest, b.named_at
            from reconciliation r join statement s on s.id = r.statement
            join reconciliation_bucket d on d.reconciliation = r.id
            join statement_bucket b on b.statement = r.statement and b.bucket = d.bucket
            where r.id = $1 and d.bucket = $2""";

    private static final String NAME = """
            update statement_bucket set named_at = $3 where statement = $1 and bucket = $2 and named_at is null""";

    private static final String ADD = """
            insert into statement_record (statement, bucket, ordinal, digest, identity, key)
            select $1, $2, ordinal, digest, identity, key::jsonb
            from unnest($3::int[], $4::bytea[], $5::bytea[], $6::text[]) as named (ordinal, digest, identity, key)""";

    /**
     * Where all are named that were asked for, it is computed anew. Another result of the same statement may have asked for them, or
     * seen the state before they were named.
     */
    private static final String GO_ON = """
            update reconciliation r set state = 'WAITING', not_before = null
            where ($1::uuid is null or r.statement = $1) and r.state = 'WANTS_RECORDS' and not exists (
                select 1 from reconciliation_bucket d join statement_bucket b on b.statement = r.statement and b.bucket = d.bucket
                where d.reconciliation = r.id and b.named_at is null)""";

    private record Named(byte[] digest, byte[] identity, String key) {}

    private final Reconciliations reconciliations;
    private final Contracts contracts;
    private final Clock clock;
    private final Pool pool;
    /** Of one unit half of all at most, so that one whose bodies drip in leaves room for the others. */
    private final Map<String, Semaphore> byUnit = new ConcurrentHashMap<>();

    private final MemorySize largest;
    private final Semaphore places;
    private final int ofOneUnit;

    Naming(
            Reconciliations reconciliations,
            Contracts contracts,
            Clock clock,
            Pool pool,
            ReconciliationSettings settings) {
        this.reconciliations = reconciliations;
        this.contracts = contracts;
        this.clock = clock;
        this.pool = pool;
        largest = settings.largestBody();
        places = new Semaphore(settings.bodiesAtOnce());
        ofOneUnit = Math.max(1, settings.bodiesAtOnce() / 2);
    }

    /** Takes the records of one bucket; the same again changes nothing. Blocks its thread. */
    void take(UUID id, int bucket, InputStream content, Caller caller) {
        reconciliations
                .require(id, caller)
                .invoke(found -> caller.mustBelongTo(found.unit(), () -> Reconciliations.unknown(id)))
                .await()
                .atMost(LOOK_UP);
        Row wanted = wanted(id, bucket);
        Contract contract = contracts
                .require(wanted.getString("interface"), wanted.getInteger("contract_version"))
                .await()
                .atMost(LOOK_UP);
        Semaphore own = byUnit.computeIfAbsent(wanted.getString("unit"), unit -> new Semaphore(ofOneUnit));
        inPlace(own, () -> inPlace(places, () -> take(wanted, bucket, content, new StoredRecord(contract.schema()))));
    }

    private static void inPlace(Semaphore places, Runnable work) {
        if (!places.tryAcquire()) {
            throw new Unavailable(
                    "too-many-bodies", new Text("正在接收的内容过多，请稍后重试", "Too many bodies are being taken; send it later"));
        }
        try {
            work.run();
        } finally {
            places.release();
        }
    }

    private Row wanted(UUID id, int bucket) {
        var rows = pool.preparedQuery(WANTED)
                .execute(Tuple.of(id, (short) bucket))
                .await()
                .atMost(LOOK_UP);
        if (rows.size() == 0) {
            throw refused("bucket-not-wanted", "该对账未要求报送此桶的记录", "The records of this bucket are not asked for here");
        }
        return rows.iterator().next();
    }

    /** On disk it is gone as soon as it is closed, and has no name that would outlive a crash. */
    private void take(Row wanted, int bucket, InputStream content, StoredRecord stored) {
        try (FileChannel aside = FileChannel.open(newFile(), NAMELESS, OWNER_ONLY)) {
            putAside(content, aside, wanted.getLong("records"));
            mustBeStated(wanted, bucket, aside, stored);
            if (wanted.getOffsetDateTime("named_at") == null) {
                write(wanted, bucket, aside, stored);
            } else {
                goOn(wanted.getUUID("statement"));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path newFile() {
        return Path.of(System.getProperty("java.io.tmpdir"), "etown-bucket-" + UUID.randomUUID() + ".ndjson");
    }

    /** What is longer than so many records can be, or than any body may be, is not read to its end. */
    private void putAside(InputStream content, FileChannel aside, long records) throws IOException {
        long stated = Math.min(records, Integer.MAX_VALUE) * LONGEST_LINE;
        long left = Math.min(stated, largest.asLongValue());
        byte[] buffer = new byte[LONGEST_LINE];
        OutputStream out = Channels.newOutputStream(aside);
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw stated <= largest.asLongValue() ? differs() : tooLarge();
            }
            out.write(buffer, 0, read);
        }
    }

    private static void mustBeStated(Row wanted, int bucket, FileChannel aside, StoredRecord stored)
            throws IOException {
        BucketDigest digest = new BucketDigest();
        Lines lines = new Lines(aside);
        for (String line = lines.next(); line != null; line = lines.next()) {
            Named named = named(line, stored);
            if (Byte.toUnsignedInt(named.identity()[0]) != bucket || !digest.add(named.digest(), named.identity())) {
                throw differs();
            }
        }
        StatedBucket found = digest.stated(bucket);
        if (found.records() != wanted.getLong("records")
                || !found.digest().equals(wanted.getString("digest"))
                || !found.identityDigest().equals(wanted.getString("identity_digest"))) {
            throw differs();
        }
    }

    private void write(Row wanted, int bucket, FileChannel aside, StoredRecord stored) throws IOException {
        UUID statement = wanted.getUUID("statement");
        Lines lines = new Lines(aside);
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            if (tx.run(NAME, statement, (short) bucket, clock.instant().atOffset(ZoneOffset.UTC)) == 0) {
                goOn(statement);
                return;
            }
            int ordinal = 0;
            List<Named> some = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                some.add(named(line, stored));
                if (some.size() == WRITTEN_AT_ONCE) {
                    ordinal = write(statement, bucket, some, ordinal, tx);
                }
            }
            write(statement, bucket, some, ordinal, tx);
            // Two buckets at once must not each think that the other is still to come.
            tx.run("select pg_advisory_xact_lock(hashtextextended($1, 8))", statement.toString());
            tx.run(GO_ON, statement);
            tx.commit();
        }
    }

    /** Whatever waits for names that are all there by now goes on. */
    void goOn() {
        goOn(null);
    }

    private void goOn(UUID statement) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(GO_ON, statement);
            tx.commit();
        }
    }

    private static int write(UUID statement, int bucket, List<Named> some, int from, BulkTransaction tx) {
        Integer[] ordinals = new Integer[some.size()];
        Buffer[] digests = new Buffer[some.size()];
        Buffer[] identities = new Buffer[some.size()];
        String[] keys = new String[some.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = from + i;
            digests[i] = Buffer.buffer(some.get(i).digest());
            identities[i] = Buffer.buffer(some.get(i).identity());
            keys[i] = some.get(i).key();
        }
        tx.run(ADD, statement, (short) bucket, ordinals, digests, identities, keys);
        some.clear();
        return from + ordinals.length;
    }

    private static Named named(String line, StoredRecord stored) {
        try {
            JsonObject said = new JsonObject(line);
            // What parses may yet be nothing: the line null, or a member that is.
            Object stands = said.getMap() == null ? null : said.getMap().get("digest");
            byte[] digest = Digests.parse(stands instanceof String text ? text : "");
            JsonArray key = said.getMap() == null ? null : said.getJsonArray("key");
            return key == null
                    ? new Named(digest, digest, null)
                    : new Named(digest, stored.identity(texts(key)), key.encode());
        } catch (DecodeException | IllegalArgumentException | ClassCastException notOurs) {
            throw notALine();
        }
    }

    /** No part of a business key is absent, and the database keeps no NUL. */
    private static String[] texts(JsonArray key) {
        String[] texts = key.stream().map(String.class::cast).toArray(String[]::new);
        for (String text : texts) {
            if (text == null || text.indexOf('\0') >= 0) {
                throw notALine();
            }
        }
        return texts;
    }

    /** Lines of UTF-8, none longer than a record's name is. */
    private static final class Lines {

        private final InputStream in;

        /** From the beginning of {@code file}. */
        private Lines(FileChannel file) throws IOException {
            in = new BufferedInputStream(Channels.newInputStream(file.position(0)));
        }

        private String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int read = in.read();
            if (read < 0) {
                return null;
            }
            while (read >= 0 && read != '\n') {
                line.write(read);
                if (line.size() > LONGEST_LINE) {
                    throw notALine();
                }
                read = in.read();
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line.toByteArray()))
                        .toString();
            } catch (CharacterCodingException broken) {
                throw notALine();
            }
        }
    }

    private static Refusal notALine() {
        return new Malformed(
                "not-a-named-record",
                new Text("每行应为 {\"digest\":…,\"key\":[…]}", "Each line is {\"digest\":…,\"key\":[…]}"));
    }

    private Refusal tooLarge() {
        long most = largest.asLongValue() / MEBIBYTE;
        return new TooLarge(
                "bucket-too-large",
                new Text(
                        "一个桶的内容最多 " + most + " MiB；请将该数据期拆分后分别对账",
                        "The records of a bucket are at most " + most + " MiB; state a shorter period"));
    }

    private static Refusal differs() {
        return refused(
                "bucket-differs",
                "所报记录与对账单中该桶的摘要不符；应由同一文件用工具生成",
                "The records are not those that the statement's digests of this bucket are of; make them with the tool, of the same"
                        + " files");
    }

    private static Refusal refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R4.3b");
    }
}
