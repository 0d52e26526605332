/** The tables that hold what was collected: one for each dataset, with a typed column for each field (R3.2g). */
package cn.etown.collection.asset;
