/** What the standard library says, and how a contract is held against it. */
package cn.etown.governance.standard.domain;
