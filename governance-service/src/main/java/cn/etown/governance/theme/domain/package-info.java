/** What a theme asks of the contracts that feed it. */
package cn.etown.governance.theme.domain;
