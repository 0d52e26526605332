/** What a unit must hold, and until when it does. */
package cn.etown.governance.standing.domain;
