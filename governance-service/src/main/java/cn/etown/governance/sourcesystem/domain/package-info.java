/** The kinds of source systems. */
package cn.etown.governance.sourcesystem.domain;
