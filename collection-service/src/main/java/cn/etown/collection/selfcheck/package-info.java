/**
 * The center's check of itself: that what it keeps of a batch is still what its receipt says (R4.3b). A sampler looks at one batch
 * after the other all the time; a difference is told on the feed, as what must never happen.
 */
package cn.etown.collection.selfcheck;
