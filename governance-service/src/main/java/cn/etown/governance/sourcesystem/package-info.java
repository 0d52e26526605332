/** Source systems (源系统): the systems of units that data come from. */
package cn.etown.governance.sourcesystem;
