/** The bulk way to the database: one connection of the reactive client and one transaction, driven by a worker thread. */
package cn.etown.collection.bulk;
