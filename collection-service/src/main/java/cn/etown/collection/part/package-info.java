/** Parts: the content of a batch, taken as a stream and checked record by record while it comes in. */
package cn.etown.collection.part;
