/** What monitoring and collection say of a unit's batches in a month: the figures that scores are made of. */
package cn.etown.assessment.figures;
