package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
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
        var document = readNew(held.code(), reader.read(text, sent.format()));
        return new Draft(held.code(), held.unit(), document.version(), sent.format(), text, sent.digest(), author);
    }

    RecordSchema schemaOf(Contract contract) {
        return read(contract).schema();
    }

    /** All that is read of a contract's document. */
    ContractDocument read(Contract contract) {
        return read(contract.interfaceCode(), reader.read(contract.document(), contract.format()));
    }

    ContractText textOf(Contract contract) {
        var document = reader.read(contract.document(), contract.format());
        var read = read(contract.interfaceCode(), document);
        return new ContractText(contract.interfaceCode(), document, read.schema());
    }

    /** A document that is no contract yet; refused for all that a draft of it would be. */
    ContractText textOf(String interfaceCode, SentDocument sent) {
        var document = reader.read(reader.text(sent.bytes()), sent.format());
        return new ContractText(
                interfaceCode, document, readNew(interfaceCode, document).schema());
    }

    /** The document exactly as it was sent, or written anew where another format is wanted. */
    WrittenDocument write(Contract contract, DocumentFormat wanted) {
        return wanted == contract.format()
                ? new WrittenDocument(contract.document(), wanted)
                : new WrittenDocument(
                        reader.write(reader.read(contract.document(), contract.format()), wanted), wanted);
    }

    /** Reads what was sent now: its row rules too must be right. */
    private ContractDocument readNew(String interfaceCode, Object document) {
        var read = read(interfaceCode, document);
        rowRules.check(read.schema(), read.rowRules());
        return read;
    }

    private ContractDocument read(String interfaceCode, Object document) {
        return ContractDocument.read(document, dataset(interfaceCode), time.zone());
    }

    /** An interface that implements no standard has a dataset of its own, named after it. */
    private static String dataset(String interfaceCode) {
        return interfaceCode.replace('-', '_');
    }
}
