/** Data elements (数据元): what a field means, in versions. */
package cn.etown.governance.standard.element;
