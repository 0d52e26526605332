/** Scores (评分): what a unit came to in a month, with the evidence behind each point (R11). */
package cn.etown.assessment.score;
