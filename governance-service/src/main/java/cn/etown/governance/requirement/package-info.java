/** What must be there before an interface may go ONLINE (R3.2f): each feature states what it asks for. */
package cn.etown.governance.requirement;
