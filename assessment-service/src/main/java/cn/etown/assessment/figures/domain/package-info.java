/** The figures of a batch, as plain Java. */
package cn.etown.assessment.figures.domain;
