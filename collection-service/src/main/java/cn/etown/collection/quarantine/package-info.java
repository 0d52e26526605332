/** Records that are not in the asset, and what is to be mended in them (R3.2c). */
package cn.etown.collection.quarantine;
