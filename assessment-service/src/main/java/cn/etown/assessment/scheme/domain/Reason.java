package cn.etown.assessment.scheme.domain;

import cn.etown.kit.problem.Text;

/**
 * Why something is as it is, said in a result.
 *
 * @param code stable, kebab-case
 */
public record Reason(String code, Text text) {}
