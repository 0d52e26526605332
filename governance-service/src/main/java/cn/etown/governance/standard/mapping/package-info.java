/** Mappings (代码映射, R5.4): the codes of a unit's own and the standard ones. */
package cn.etown.governance.standard.mapping;
