package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Outline;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.time.CountyTime;
import jakarta.enterprise.context.ApplicationScoped;

/** The documents of contracts: read as those of an interface in this county, and written in either format. */
@ApplicationScoped
class ContractDocuments {

    private final DocumentReader reader;
    private final RowRules rowRules;
    private final CountyTime time;

    ContractDocuments(DocumentReader reader, RowRules rowRules, CountyTime time) {
        this.reader = reader;
        this.rowRules = rowRules;
        this.time = time;
    }

    Draft read(InterfaceView held, SentDocument sent, Caller author) {
        var text = reader.text(sent.bytes());
        var document = read(held.code(), text, sent.format());
        rowRules.check(document.schema(), document.rowRules());
        return new Draft(
                held.code(),
                held.unit(),
                document.version(),
                sent.format(),
                text,
                sent.digest(),
                author,
                Outline.of(document));
    }

    RecordSchema schemaOf(Contract contract) {
        return read(contract).schema();
    }

    /** All that is read of a contract's document. */
    ContractDocument read(Contract contract) {
        return read(contract.interfaceCode(), contract.document(), contract.format());
    }

    ContractText textOf(Contract contract) {
        return text(contract.interfaceCode(), contract.document(), contract.format());
    }

    ContractText textOf(String interfaceCode, SentDocument sent) {
        return text(interfaceCode, reader.text(sent.bytes()), sent.format());
    }

    /** The document exactly as it was sent, or written anew where another format is wanted. */
    WrittenDocument write(Contract contract, DocumentFormat wanted) {
        return wanted == contract.format()
                ? new WrittenDocument(contract.document(), wanted)
                : new WrittenDocument(
                        reader.write(reader.read(contract.document(), contract.format()), wanted), wanted);
    }

    private ContractText text(String interfaceCode, String text, DocumentFormat format) {
        var document = reader.read(text, format);
        var schema = ContractDocument.read(document, dataset(interfaceCode), time.zone())
                .schema();
        return new ContractText(interfaceCode, document, schema);
    }

    private ContractDocument read(String interfaceCode, String text, DocumentFormat format) {
        return ContractDocument.read(reader.read(text, format), dataset(interfaceCode), time.zone());
    }

    /** An interface that implements no standard has a dataset of its own, named after it. */
    private static String dataset(String interfaceCode) {
        return interfaceCode.replace('-', '_');
    }
}
