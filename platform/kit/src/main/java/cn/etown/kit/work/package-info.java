/** How several things are done one after the other, aside, and, where they fall due with time, by any number of replicas at once. */
package cn.etown.kit.work;
