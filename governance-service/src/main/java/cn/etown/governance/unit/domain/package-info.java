/** How a unit is told from every other. */
package cn.etown.governance.unit.domain;
