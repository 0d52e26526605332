/** Accounts by invitation (账号邀请): responsible people get theirs in Keycloak, and lose it with their duty. */
package cn.etown.governance.invitation;
