package cn.etown.evidence.verifier;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.evidence.proof.NotProven;
import cn.etown.evidence.receipt.ReceiptKeys;
import cn.etown.evidence.receipt.SignedReceipt;
import cn.etown.evidence.record.Period;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The offline verifier, and the tool that makes statements. Everything it needs is in files: what was kept of the center's answers,
 * the keys that were known before, the source's own data. Its format is described in {@code platform/evidence/FORMAT.md}.
 */
public final class Verifier {

    /** What the command answers its caller with. */
    private static final int PROVEN = 0;

    private static final int NOT_PROVEN = 1;
    private static final int USAGE = 2;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final String HELP = """
            java -jar etown-verifier.jar 命令 command …

              receipt      验证回执的签名，以及它在账本中的位置
                           checks a receipt's signature and, with a proof, that it stands in the ledger
                --receipt F       回执 the receipt: GET /batches/{id}/receipt
                --keys F          回执公钥 the keys of receipts: GET /keys
                --proof F         存在性证明，可省略 the proof, or none: GET /batches/{id}/inclusion
                --ledger-keys F   账本公钥，与证明同用 the keys of the ledger, with a proof: GET /ledger/keys
                --witness-key F   见证公钥，可省略 the key of a witness who must have signed too, or none

              growth       验证账本从较早检查点到较新检查点只增不改
                           checks that the ledger only grew from one checkpoint to another
                --earlier F       较早检查点 the earlier one: GET /ledger/checkpoint
                --later F         较新检查点 the later one
                --proof F         一致性证明 the proof: GET /ledger/consistency?from=…&to=…
                --ledger-keys F   账本公钥 the keys of the ledger

              statement    由来源自己的文件生成对账单
                           makes a statement of the source's own files, to be sent: POST /statements
                --schema F        接口规范的字段 the contract's: GET /interfaces/{interface}/record-schema
                --from D --to D   数据期 the period: 2026-11-01
                --format X        文件格式 csv, ndjson, json, xlsx
                --charset X --delimiter X --quote X
                                  CSV 的字符集、分隔符、引号，可省略 of CSV, else UTF-8 , "
                --out F           写入文件，可省略 where to, else the output
                FILE…             来源的文件 the files

              statement-records
                           写出中心所问各桶的记录摘要
                           names the records of the buckets that the center asks for, as statement with
                --request F       中心所问 the center's answer: GET /reconciliations/{id}/wanted-buckets
                --buckets N,N     或列出桶号 or the numbers of the buckets
                --into DIR        写入目录 the folder to write to

            退出码 exit codes: 0 成立 proven, 1 不成立 not proven, 2 用法或文件有误 usage or file
            """;

    private static final Set<String> OF_STATEMENTS =
            Set.of("--schema", "--from", "--to", "--format", "--charset", "--delimiter", "--quote");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "csv", ContentFormat.CSV,
            "ndjson", ContentFormat.JSON_LINES,
            "json", ContentFormat.JSON,
            "xlsx", ContentFormat.XLSX);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    /** @param out where it says what it found */
    public Verifier(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) {
        System.exit(new Verifier(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run(words));
    }

    /** Runs one command; what it returns is the exit code. */
    public int run(String... words) {
        try {
            String command = words.length == 0 ? "--help" : words[0];
            switch (command) {
                case "receipt" -> receipt(Arguments.after(words));
                case "growth" -> growth(Arguments.after(words));
                case "statement" -> statement(Arguments.after(words));
                case "statement-records" -> statementRecords(Arguments.after(words));
                case "--help" -> out.print(HELP);
                default -> throw new UsageError("没有这个命令 · no such command: " + command + "\n" + HELP);
            }
            return PROVEN;
        } catch (NotProven not) {
            out.println("不成立 · NOT PROVEN: " + not.reason().zh() + " · "
                    + not.reason().en());
            return NOT_PROVEN;
        } catch (Refusal refused) {
            out.println("文件有误 · bad file: " + refused.detail().zh() + " · "
                    + refused.detail().en());
            refused.errors()
                    .forEach(error -> out.println("  " + error.pointer() + " "
                            + error.detail().zh() + " · " + error.detail().en()));
            return USAGE;
        } catch (UsageError | IllegalArgumentException | DateTimeException | IOException | UncheckedIOException wrong) {
            out.println(wrong instanceof UsageError ? wrong.getMessage() : "文件有误 · bad file: " + wrong.getMessage());
            return USAGE;
        }
    }

    private void receipt(String[] words) throws IOException {
        Arguments files =
                new Arguments(words, Set.of("--receipt", "--keys", "--proof", "--ledger-keys", "--witness-key"));
        SignedReceipt receipt = SignedReceipt.of(text(files.file("--receipt")));
        ReceiptKeys keys = ReceiptKeys.of(json(files.file("--keys")));
        JsonNode says = receipt.requireSigned(keys);
        tell("签名有效", "The signature is genuine");
        tell(
                "单位 " + says.path("unit").asText() + "，接口 "
                        + says.path("interface").asText() + "，数据期 "
                        + says.at("/period/from").asText() + " 至 "
                        + says.at("/period/to").asText() + "，结论 "
                        + says.path("verdict").asText(),
                "counted " + says.path("counted"));
        Optional<Path> proof = files.optionalFile("--proof");
        if (proof.isPresent()) {
            inLedger(receipt, keys, LedgerProof.parse(text(proof.get())), files);
        }
    }

    private void inLedger(SignedReceipt receipt, ReceiptKeys keys, LedgerProof proof, Arguments files)
            throws IOException {
        Checkpoint shown = receipt.requireInLedger(proof, keys, ledgerKeys(files));
        tell(
                "在账本 " + shown.origin() + " 的第 " + (proof.index() + 1) + " 位，检查点含 " + shown.size() + " 份回执",
                "It stands in the ledger, at " + (proof.index() + 1) + " of " + shown.size());
        Optional<Path> witness = files.optionalFile("--witness-key");
        if (witness.isPresent()) {
            NoteKey key = NoteKey.parse(text(witness.get()));
            var seen = proof.checkpoint()
                    .seenBy(key)
                    .orElseThrow(() ->
                            new NotProven(new Text("该见证方没有在检查点上签名", "The witness has not signed the checkpoint")));
            tell("见证方 " + key.name() + " 于 " + seen + " 签名", "Seen by the witness " + key.name() + " at " + seen);
        }
    }

    private void growth(String[] words) throws IOException {
        Arguments files = new Arguments(words, Set.of("--earlier", "--later", "--proof", "--ledger-keys"));
        List<NoteKey> keys = ledgerKeys(files);
        Checkpoint earlier = checkpoint(files.file("--earlier"), keys);
        Checkpoint later = checkpoint(files.file("--later"), keys);
        if (!earlier.origin().equals(later.origin())) {
            throw new NotProven(new Text("两个检查点属于不同的账本", "The checkpoints are of two ledgers"));
        }
        List<Hash> proof = new ArrayList<>();
        json(files.file("--proof")).path("proof").forEach(hash -> proof.add(Hash.ofBase64(hash.asText())));
        Proofs.requireConsistent(earlier.size(), later.size(), earlier.root(), later.root(), proof);
        tell(
                "账本从 " + earlier.size() + " 份回执到 " + later.size() + " 份，只增不改",
                "The ledger only grew from " + earlier.size() + " to " + later.size());
    }

    private void statement(String[] words) throws IOException {
        Arguments given = Arguments.withFiles(words, with("--out"));
        String statement = statementOf(given).statement();
        if (given.optionalFile("--out").isPresent()) {
            Files.writeString(given.file("--out"), statement + "\n");
        } else {
            out.println(statement);
        }
    }

    private void statementRecords(String[] words) throws IOException {
        Arguments given = Arguments.withFiles(words, with("--request", "--buckets", "--into"));
        SortedSet<Integer> wanted = given.optionalFile("--request").isPresent()
                ? StatementTool.buckets(json(given.file("--request")))
                : StatementTool.buckets(given.text("--buckets"));
        statementOf(given).recordsOf(wanted, given.file("--into")).forEach(out::println);
    }

    private static Set<String> with(String... others) {
        Set<String> known = new HashSet<>(OF_STATEMENTS);
        known.addAll(List.of(others));
        return known;
    }

    private static StatementTool statementOf(Arguments given) throws IOException {
        String form = given.text("--format");
        ContentFormat read = ContentFormat.of(
                        MEDIA_TYPES.getOrDefault(form, form),
                        given.optionalText("--charset").orElse(null),
                        given.optionalText("--delimiter").orElse(null),
                        given.optionalText("--quote").orElse(null))
                .orElseThrow(() -> new UsageError("不支持的格式或字符集 · no such format or charset: " + form));
        Period period = new Period(LocalDate.parse(given.text("--from")), LocalDate.parse(given.text("--to")));
        return new StatementTool(SchemaFile.of(json(given.file("--schema"))), period, read, given.files());
    }

    private static Checkpoint checkpoint(Path file, List<NoteKey> keys) throws IOException {
        SignedNote note = SignedNote.parse(text(file));
        note.requireSigned(keys);
        return Checkpoint.parse(note.text());
    }

    private static List<NoteKey> ledgerKeys(Arguments files) throws IOException {
        return text(files.file("--ledger-keys")).lines().map(NoteKey::parse).toList();
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(text(file));
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageError("文件过大 · too large: " + file);
        }
        return Files.readString(file);
    }

    private void tell(String zh, String en) {
        out.println(zh + " · " + en);
    }
}
