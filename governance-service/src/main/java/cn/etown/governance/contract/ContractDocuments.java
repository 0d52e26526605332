package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.contract.domain.Evolution;
import cn.etown.governance.contract.domain.Outline;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.contract.domain.Succession;
import cn.etown.governance.theme.Themes;
import cn.etown.governance.theme.domain.KnownThemes;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.Aside;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.function.Function;

/**
 * The documents of contracts: read as those of an interface in this county, and written in either format. A large one takes
 * seconds to read, compile or compare, which the thread that serves all callers has not got, so it is done on another.
 */
@ApplicationScoped
class ContractDocuments {

    private final DocumentReader reader;
    private final RowRules rowRules;
    private final Themes themes;
    private final CountyTime time;

    ContractDocuments(DocumentReader reader, RowRules rowRules, Themes themes, CountyTime time) {
        this.reader = reader;
        this.rowRules = rowRules;
        this.themes = themes;
        this.time = time;
    }

    /** A document that is to become a contract of the interface. */
    Uni<Draft> read(String interfaceCode, SentDocument sent, Caller author) {
        return asideKnowing(themes.known(), known -> {
            var text = reader.text(sent.bytes());
            var document = readNew(interfaceCode, reader.read(text, sent.format()), known);
            return new Draft(
                    interfaceCode,
                    document.version(),
                    sent.format(),
                    text,
                    sent.digest(),
                    author,
                    Outline.of(document),
                    text(interfaceCode, document));
        });
    }

    Uni<RecordSchema> schemaOf(Contract contract) {
        return read(contract).map(ContractDocument::schema);
    }

    /** All that is read of a contract's document. */
    Uni<ContractDocument> read(Contract contract) {
        return Aside.of(() -> readStored(contract));
    }

    /** As {@link #read(Contract)}, and refuses a contract that may not follow {@code earlier}, oldest first. */
    Uni<ContractDocument> readAsNextAfter(List<Contract> earlier, Contract contract) {
        return Aside.of(() -> {
            var document = readStored(contract);
            rowRules.check(document.schema(), document.rowRules());
            Succession.mustFollow(earlier.stream().map(this::readStored).toList(), document);
            return document;
        });
    }

    /** Compares two versions, and holds the later one against those that were in force before it, oldest first. */
    Uni<Comparison> compare(Contract before, Contract after, List<Contract> inForceEarlier) {
        return Aside.of(() -> {
            var document = readStored(after);
            var schemas = inForceEarlier.stream()
                    .map(earlier -> readStored(earlier).schema())
                    .toList();
            return new Comparison(
                    Differences.between(readStored(before), document),
                    new Evolution(schemas).objectionsTo(document.schema()));
        });
    }

    Uni<ContractText> textOf(Contract contract) {
        return Aside.of(() -> text(contract.interfaceCode(), readStored(contract)));
    }

    /** A document that was read as a new one before. */
    Uni<ContractText> say(String interfaceCode, SentDocument kept) {
        return Aside.of(() ->
                text(interfaceCode, read(interfaceCode, reader.read(reader.text(kept.bytes()), kept.format()))));
    }

    /** A document written anew in another format, or as it is. */
    Uni<String> written(SentDocument kept, DocumentFormat wanted) {
        return Aside.of(() -> {
            var text = reader.text(kept.bytes());
            return wanted == kept.format() ? text : reader.write(reader.read(text, kept.format()), wanted);
        });
    }

    private static ContractText text(String interfaceCode, ContractDocument document) {
        return new ContractText(
                interfaceCode,
                document.written(),
                document.schema(),
                document.serviceLevels(),
                document.codeLists(),
                document.references());
    }

    /** A document that is no contract yet; refused for all that a draft of it would be. */
    Uni<ContractText> textOf(String interfaceCode, SentDocument sent) {
        return asideKnowing(themes.known(), known -> {
            var document = reader.read(reader.text(sent.bytes()), sent.format());
            return text(interfaceCode, readNew(interfaceCode, document, known));
        });
    }

    /** The document exactly as it was sent, or written anew where another format is wanted. */
    Uni<WrittenDocument> write(Contract contract, DocumentFormat wanted) {
        return wanted == contract.format()
                ? Uni.createFrom().item(new WrittenDocument(contract.document(), wanted))
                : Aside.of(() -> new WrittenDocument(
                        reader.write(reader.read(contract.document(), contract.format()), wanted), wanted));
    }

    private static <K, T> Uni<T> asideKnowing(Uni<K> known, Function<K, T> work) {
        return known.chain(found -> Aside.of(() -> work.apply(found)));
    }

    /** Reads what was sent now: its row rules and its theme too must be right. */
    private ContractDocument readNew(String interfaceCode, Object document, KnownThemes known) {
        var read = read(interfaceCode, document);
        ThemeObjections.check(known, document, read.schema());
        rowRules.check(read.schema(), read.rowRules());
        return read;
    }

    private ContractDocument readStored(Contract contract) {
        return read(contract.interfaceCode(), reader.read(contract.document(), contract.format()));
    }

    private ContractDocument read(String interfaceCode, Object document) {
        return ContractDocument.read(document, dataset(interfaceCode), time.zone());
    }

    /** An interface that implements no standard has a dataset of its own, named after it. */
    private static String dataset(String interfaceCode) {
        return interfaceCode.replace('-', '_');
    }
}
