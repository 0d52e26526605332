/** What collection knows of units, interfaces and contracts, by following governance. */
package cn.etown.collection.catalogue;
