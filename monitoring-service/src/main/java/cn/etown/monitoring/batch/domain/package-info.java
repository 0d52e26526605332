/** What monitoring knows of a judged batch. */
package cn.etown.monitoring.batch.domain;
