package cn.etown.governance.contract;

import cn.etown.kit.problem.FieldError;
import io.smallrye.mutiny.Uni;

import java.util.List;

/** Knows what a contract has to mend before it goes on: a feature that this one may not ask by name. */
public interface ContractObjections {

    /** What is to be mended, each with its place in the document; nothing where the contract may go on. */
    Uni<List<FieldError>> to(ContractText contract);
}
