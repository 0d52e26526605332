/** How a score comes about, as plain Java. */
package cn.etown.assessment.score.domain;
