/** Indicators, formulas and grades, as plain Java. */
package cn.etown.assessment.scheme.domain;
