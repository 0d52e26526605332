package cn.etown.governance.requirement;

import cn.etown.kit.problem.Text;

/**
 * Something that is asked for and not there.
 *
 * @param code stable, kebab-case, such as {@code agreement}
 * @param what what is missing and how to bring it
 * @param clause the clause of the regulation that asks for it
 */
public record Missing(String code, Text what, String clause, Ower owedBy) {}
