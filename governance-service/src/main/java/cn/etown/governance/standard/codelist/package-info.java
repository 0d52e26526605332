/** Code lists (代码集): the codes a field may hold, in versions. */
package cn.etown.governance.standard.codelist;
