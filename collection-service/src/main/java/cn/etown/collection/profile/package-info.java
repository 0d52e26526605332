/** What the records of a batch look like, field by field: counts, and the values that may be shown (R3.4). */
package cn.etown.collection.profile;
