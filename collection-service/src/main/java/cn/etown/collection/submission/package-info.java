/** A batch by one call: opened, filled with one part and sealed, for units that have no program for more. */
package cn.etown.collection.submission;
