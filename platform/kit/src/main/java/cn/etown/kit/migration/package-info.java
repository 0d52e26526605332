/** The kit's own tables. */
package cn.etown.kit.migration;
