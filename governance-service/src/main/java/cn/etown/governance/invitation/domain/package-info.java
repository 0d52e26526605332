/** How far an invitation has come, and which roles it may give. */
package cn.etown.governance.invitation.domain;
