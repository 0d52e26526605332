package cn.etown.collection.rollup;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.FieldClasses;
import cn.etown.evidence.record.Condition;
import cn.etown.evidence.record.Measure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a rollup may be laid open to all who may see the batches, and what hides the rest (R3.2d, R7.6). Values of a dimension are
 * shown where its field is open. With a sketch of hashes that anybody can make, anybody can try whether a telephone number that he
 * guesses is among those that were counted. So of a measure whose fields are not all open the estimate alone is shown, and its
 * sketch is of hashes under the center's key.
 */
@ApplicationScoped
class RollupSecrecy {

    private final Contracts contracts;
    private final FieldClasses classes;
    private final Pool pool;

    RollupSecrecy(Contracts contracts, FieldClasses classes, Pool pool) {
        this.contracts = contracts;
        this.classes = classes;
        this.pool = pool;
    }

    /**
     * The dimensions of a batch's rollup of which no value may be shown, as their fields are classified now: of all versions of the
     * contract where it is a correction, since an item of one may be told apart as the version was under which the rows came that it
     * replaces.
     */
    Uni<Set<String>> closedDimensions(BatchView batch) {
        return contracts
                .all(batch.interfaceCode(), pool)
                .map(versions -> versions.values().stream()
                        .filter(contract ->
                                batch.kind() == BatchKind.CORRECTION || contract.version() == batch.contractVersion())
                        .flatMap(contract -> contract.schema().dimensions().stream())
                        .collect(Collectors.toSet()))
                .chain(dimensions -> dimensions.isEmpty()
                        ? Uni.createFrom().item(Set.<String>of())
                        : classes.open(batch.interfaceCode(), pool).map(open -> without(open, dimensions)));
    }

    private static Set<String> without(Set<String> open, Set<String> dimensions) {
        return dimensions.stream()
                .filter(dimension -> !open.contains(dimension))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the measures of which sketches may be shown, as their fields are classified now. */
    Uni<Set<String>> open(String interfaceCode, int contractVersion) {
        return contracts.require(interfaceCode, contractVersion).chain(contract -> {
            List<Measure> measures = contract.schema().distinctMeasures();
            return measures.isEmpty()
                    ? Uni.createFrom().item(Set.<String>of())
                    : classes.open(interfaceCode, pool).map(fields -> open(measures, fields));
        });
    }

    /** As {@link #open(String, int)}, of the batch's contract, as {@code tx} reads it. */
    Set<String> open(Contract contract, UUID batch, BulkTransaction tx) {
        List<Measure> measures = contract.schema().distinctMeasures();
        if (measures.isEmpty()) {
            return Set.of();
        }
        String interfaceCode = tx.row("select interface from batch where id = $1", batch)
                .orElseThrow()
                .getString("interface");
        return open(measures, tx.await(connection -> classes.open(interfaceCode, connection)));
    }

    /** The key of hashes that nobody else can make: the same for all batches, so that their sketches can be merged. */
    byte[] key(BulkTransaction tx) {
        return tx.row("select secret from sketch_key")
                .orElseThrow()
                .getBuffer("secret")
                .getBytes();
    }

    private static Set<String> open(List<Measure> measures, Set<String> fields) {
        return measures.stream()
                .filter(measure -> fieldsOf(measure).allMatch(fields::contains))
                .map(Measure::name)
                .collect(Collectors.toSet());
    }

    /** Those that name the thing, and the one that says which things count: a sketch tells of which things it is so. */
    private static Stream<String> fieldsOf(Measure measure) {
        return Stream.concat(
                measure.factors().stream(), Stream.ofNullable(measure.when()).map(Condition::field));
    }
}
