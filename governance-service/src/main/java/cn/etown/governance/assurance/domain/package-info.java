/** What policies choose from (R7.4). */
package cn.etown.governance.assurance.domain;
