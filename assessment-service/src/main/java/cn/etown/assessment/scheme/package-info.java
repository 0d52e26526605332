/** Evaluation schemes (评价体系): the versions of the rules by which units are scored (R11). */
package cn.etown.assessment.scheme;
