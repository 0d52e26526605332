/** How two sets of records differ. */
package cn.etown.collection.reconciliation.domain;
