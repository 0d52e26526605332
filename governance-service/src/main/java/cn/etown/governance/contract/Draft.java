package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Outline;
import cn.etown.kit.caller.Caller;

/**
 * A contract document that was read and found enforceable.
 *
 * @param document the text as sent
 * @param digest SHA-256 of its bytes
 * @param said what it says
 */
record Draft(
        String interfaceCode,
        String version,
        DocumentFormat format,
        String document,
        String digest,
        Caller author,
        Outline outline,
        ContractText said) {}
