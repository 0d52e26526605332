package cn.etown.collection.part;

import cn.etown.collection.batch.RuleResultView;
import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.collection.part.CheckView.CheckedView;
import cn.etown.collection.part.CheckView.RejectView;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.content.TextRecord;
import cn.etown.evidence.record.BatchRule;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.evidence.record.ReferenceRule;
import cn.etown.evidence.record.RuleCounts;
import cn.etown.evidence.record.Totals;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooLarge;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What would come of content if it were the only part of a batch, as far as the content and its contract tell. */
final class Check {

    private final RecordFormat format;
    private final CheckSettings settings;
    private final int mostTold;
    private final Totals totals;
    private final RuleCounts ruleCounts;
    private final List<Doubles> doubles;
    private final Map<Integer, List<byte[]>> digests = new HashMap<>();
    private final Set<ByteBuffer> keys = new HashSet<>();
    private final List<RejectView> rejects = new ArrayList<>();
    private final List<Referring> referring = new ArrayList<>();
    private long received;
    private long refused;
    /** As the records come, before those of one key are taken out. */
    private long conforming;

    /** @param mostTold how many refused records are told with what is wrong with them */
    Check(RecordFormat format, CheckSettings settings, int mostTold) {
        this.format = format;
        this.settings = settings;
        this.mostTold = mostTold;
        totals = format.totals();
        ruleCounts = format.ruleCounts();
        doubles = format.schema().rules().batch().stream()
                .map(rule -> new Doubles(rule, format.schema()))
                .toList();
    }

    /** Reads {@code content} to its end. */
    void read(PartContent content, ContentFormat sent, Period period) {
        RecordReader reader = format.under(content.open(sent, format), period);
        for (TextRecord row = content.next(); row != null; row = content.next()) {
            count(row.typedBy(reader), reader);
            requireRoom(content);
        }
        content.skip();
        requireRoom(content);
    }

    CheckedView result() {
        Map<Integer, byte[]> leaves = new HashMap<>();
        digests.forEach((bucket, records) -> leaves.put(bucket, RecordSetDigest.leaf(records)));
        return new CheckedView(
                received,
                received - refused,
                refused,
                Decimals.texts(totals.byName()),
                Digests.text(RecordSetDigest.root(leaves)));
    }

    /** What the rules on the whole delivery come to; none of them holds a correction. */
    List<RuleResultView> rules() {
        if (format.corrects()) {
            return List.of();
        }
        List<BatchRule> rules = format.schema().rules().batch();
        long[] counts = ruleCounts.byRule();
        return IntStream.range(0, counts.length)
                .mapToObj(i -> switch (rules.get(i).metric()) {
                    case ROW_COUNT -> RuleResult.of(rules.get(i), received, received);
                    case DUPLICATE_VALUES ->
                        RuleResult.of(rules.get(i), doubles.get(i).found(), conforming);
                    default -> RuleResult.of(rules.get(i), counts[i], conforming);
                })
                .map(RuleResultView::of)
                .toList();
    }

    /** The first refused records. */
    List<RejectView> rejects() {
        return rejects;
    }

    /** The references of the records that keep the contract each for itself. */
    List<ReferenceRule> references() {
        return format.schema().rules().references();
    }

    /** What these records refer to by {@code rule}, each value once, in canonical text. */
    Set<String> referredTo(ReferenceRule rule) {
        int number = references().indexOf(rule);
        Set<String> values = new TreeSet<>();
        referring.stream()
                .map(of -> of.values()[number])
                .filter(Objects::nonNull)
                .forEach(values::add);
        return values;
    }

    /**
     * Ends the rehearsal of a contract with references, once it is known what is not there. Doubles are told after that, as in a
     * batch.
     */
    void settle(Map<ReferenceRule, Set<String>> missing) {
        int told = 0;
        for (Referring of : referring) {
            List<Failure> failures = missingOf(of, missing);
            if (failures.isEmpty() && of.key() != null && !keys.add(ByteBuffer.wrap(of.key()))) {
                failures = List.of(format.schema().doubled());
            }
            if (!failures.isEmpty()) {
                refused++;
                if (told < mostTold) {
                    told++;
                    rejects.add(RejectView.of(of.line(), failures, 0));
                }
            }
        }
        rejects.sort(Comparator.comparing(RejectView::line));
        rejects.subList(Math.min(mostTold, rejects.size()), rejects.size()).clear();
    }

    private List<Failure> missingOf(Referring of, Map<ReferenceRule, Set<String>> missing) {
        return IntStream.range(0, of.values().length)
                .filter(i -> of.values()[i] != null)
                .mapToObj(references()::get)
                .filter(rule ->
                        missing.get(rule).contains(of.values()[references().indexOf(rule)]))
                .limit(1)
                .map(format.schema()::missing)
                .toList();
    }

    private Referring referring(ReadRecord record, RecordReader reader) {
        String[] values = references().stream()
                .mapToInt(rule -> format.schema().place(rule.field()))
                .mapToObj(place -> record.values()[place] == null ? null : record.canonicalText(place))
                .toArray(String[]::new);
        boolean hasKey = !format.schema().key().isEmpty();
        return new Referring(record.line(), values, hasKey ? reader.keyDigest(record) : null);
    }

    private boolean refers(ReadRecord record) {
        return !references().isEmpty() && record.isGood() && !record.withdraws();
    }

    private void count(ReadRecord record, RecordReader reader) {
        received++;
        totals.add(record);
        ruleCounts.add(record);
        if (record.isGood()) {
            conforming++;
            doubles.forEach(of -> of.add(record));
        }
        digests.computeIfAbsent(record.bucket(), bucket -> new ArrayList<>()).add(record.digest());
        if (refers(record)) {
            referring.add(referring(record, reader));
            return;
        }
        List<Failure> failures =
                isDoubled(record, reader) ? List.of(format.schema().doubled()) : record.failures();
        if (!failures.isEmpty()) {
            refused++;
            if (rejects.size() < mostTold) {
                rejects.add(RejectView.of(record.line(), failures, record.moreFailures()));
            }
        }
    }

    /** Of records with one key the first stays, as in a batch. */
    private boolean isDoubled(ReadRecord record, RecordReader reader) {
        return record.isGood()
                && !format.schema().key().isEmpty()
                && !keys.add(ByteBuffer.wrap(reader.keyDigest(record)));
    }

    private void requireRoom(PartContent content) {
        int remembered = doubles.stream().mapToInt(Doubles::remembered).sum();
        if (remembered > settings.mostRemembered()) {
            throw new TooLarge(
                    "check-too-large",
                    new Text(
                            "接口规范有多条重复值规则，预检至多记住 " + settings.mostRemembered() + " 组值，请截取一部分预检",
                            "A rehearsal remembers at most " + settings.mostRemembered()
                                    + " values for the contract's rules on double values; send a sample"));
        }
        long mostBytes = settings.mostBytes().asLongValue();
        if (received > settings.mostRecords() || content.length() > mostBytes) {
            throw new TooLarge(
                    "check-too-large",
                    new Text(
                            "预检内容至多 " + settings.mostRecords() + " 条记录、" + mostBytes + " 字节，请截取一部分预检",
                            "A rehearsal takes at most " + settings.mostRecords() + " records and " + mostBytes
                                    + " bytes; send a sample"));
        }
    }
}
