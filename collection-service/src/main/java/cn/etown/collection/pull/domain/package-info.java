/** Where a pull may go, when it goes, and what it asks there: plain rules (R4.3b). */
package cn.etown.collection.pull.domain;
