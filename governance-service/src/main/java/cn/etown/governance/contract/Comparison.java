package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Differences;
import cn.etown.kit.problem.FieldError;

import java.util.List;

/**
 * Two versions of a contract, compared.
 *
 * @param objections what the later one would be refused for, held against every version that was in force before it
 */
record Comparison(Differences differences, List<FieldError> objections) {}
