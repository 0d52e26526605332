/** What the services share; no business rule stands here. */
package cn.etown.kit;
